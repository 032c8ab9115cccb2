"""The factories of the benchmark do what their names say."""

import pytest

from fle.bench.operations import MIXED_BLOCKS, factory
from fle.engine.host import EmbeddedServer

MADE = """/silent-command local force = game.forces.player
local statistics = force.item_production_statistics
if not statistics then statistics = force.get_item_production_statistics("benchmark-5-{kind}") end
local made = statistics.input_counts
rcon.print((made["iron-ore"] or 0) .. " " .. (made["iron-gear-wheel"] or 0))"""


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
@pytest.mark.parametrize(("kind", "ore"), [("ore", "true"), ("idle", "false")])
def test_the_mixed_factory_runs_or_rests(factorio: str, kind: str, ore: str) -> None:
    server = EmbeddedServer(factorio=factorio, seed=0)
    lines = f"local BLOCKS = {MIXED_BLOCKS[100]}\nlocal ORE = {ore}\n"
    answer = server.console(f"/silent-command {lines}{factory('mixed.lua')}")
    assert answer.split()[0] == "100"
    server.advance(7200)
    source = MADE.replace("{kind}", kind)
    if factorio == "2.0":
        source = source.replace("force.item_production_statistics", "nil")
    ore_made, gears = (float(word) for word in server.console(source).split())
    if kind == "idle":
        assert (ore_made, gears) == (0, 0)
    else:
        # Three electric furnaces a block smelt 1.875 ore a second; two plates make a gear wheel.
        assert gears == pytest.approx(5 * 1.875 / 2 * 120, rel=0.2)
        assert ore_made > 2 * gears
    server.close()


def test_every_size_has_its_blocks() -> None:
    assert [20 * blocks for blocks in MIXED_BLOCKS.values()] == list(MIXED_BLOCKS)
