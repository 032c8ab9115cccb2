"""Both Luas play a factory that changes by chance alike."""

from pathlib import Path

import lupa.lua52
import pytest

from fle.engine.host import EmbeddedServer

SUPPORT = Path(__file__).parent.parent / "lua" / "support"
FILES = ("building.lua", "random_factory.lua")


def script():
    """The code of the specs' random factory; the files return it as a string."""
    lua = lupa.lua52.LuaRuntime()
    parts = (lua.execute((SUPPORT / name).read_text()) for name in FILES)
    return "".join(parts)


def played(factorio, lua, seed):
    server = EmbeddedServer(factorio=factorio, seed=1, lua=lua)
    server.console(f"/silent-command {script()} begin({seed})")
    hashes = []
    for _ in range(30):
        server.console("/silent-command for _ = 1, 12 do change() end rcon.print('done')")
        server.advance(61)
        hashes.append(server.state_hash())
    entities = int(server.console("/silent-command rcon.print(#surface.find_entities())"))
    server.close()
    return entities, hashes


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_both_luas_play_the_same_random_factory(factorio):
    entities, hashes = played(factorio, "luajit", 40)
    assert entities > 30
    assert played(factorio, "lua52", 40) == (entities, hashes)
