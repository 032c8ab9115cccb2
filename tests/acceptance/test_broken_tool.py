"""A tool with a bug in its Lua ends in a clear error, and the session goes on."""

from pathlib import Path

import pytest

import fle
from fle.engine.host import EmbeddedServer
from fle.engine.rcon_server import RconServer
from fle.generated.errors import Internal
from fle.interpreter import Interpreter
from fle.runtime.interface import user_interface

SCHEMA = """
name: break_down
audience: agent
since: 0.1.0
summary: Drop a coal and break.
params: []
returns: null
errors: {}
cost: {ticks: 0}
examples:
  - doc: It always breaks.
    code: |
      try:
          break_down()
      except Exception:
          pass
"""

LUA = """--- Drop a coal and break.

---@param ctx fle.Context
local function break_down(ctx)
  ctx.character.remove_item({ name = "coal", count = 1 })
  local nothing = ctx.nothing
  return nothing.at_all
end

return break_down
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "break_down.yaml").write_text(SCHEMA.lstrip())
    (tmp_path / "break_down.lua").write_text(LUA)
    return tmp_path


def require_going_on(game: fle.Session) -> None:
    """Break once, alone and in a batch; what was done before the bug is done once."""
    game.reset(inventory=fle.Inventory({"coal": 10}))
    broken = game.break_down  # type: ignore[attr-defined]
    with pytest.raises(Internal) as caught:
        broken()
    assert "break_down.lua:7" in str(caught.value)
    assert game.inspect_inventory()["coal"] == 9
    with pytest.raises(Internal), game.batch() as batch:
        before = batch.inspect_inventory()
        batch.break_down()
        after = batch.inspect_inventory()
    assert before.value["coal"] == 9
    with pytest.raises(fle.BatchError, match="skipped"):
        _ = after.value
    assert game.inspect_inventory()["coal"] == 8


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_a_session_goes_on(folder: Path, factorio: str) -> None:
    with fle.connect(factorio=factorio, tools=[folder]) as game:
        require_going_on(game)


def test_a_server_goes_on(folder: Path) -> None:
    server = EmbeddedServer(mods=[user_interface([folder]).mod])
    with RconServer(server, password="pw") as rcon:
        address = f"127.0.0.1:{rcon.port}"
        with fle.connect(address, password="pw", tools=[folder]) as game:
            require_going_on(game)


def test_a_program_reads_where_it_broke(folder: Path) -> None:
    with fle.connect(tools=[folder]) as game:
        game.reset(inventory=fle.Inventory({"coal": 10}))
        interpreter = Interpreter(game)
        step = interpreter.run("x = 1\nbreak_down()")
        assert "Line 2: break_down()" in (step.error or "")
        assert "break_down.lua:7" in (step.error or "")
        assert interpreter.run("print(x)").output == "1: (1,)"
