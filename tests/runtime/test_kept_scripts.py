"""Going back to a snapshot without loading the mod anew gives what loading it anew gives."""

import pytest

import fle
from fle.generated.types import Inventory
from fle.interpreter import Interpreter

INVENTORY = {
    "coal": 200,
    "burner-mining-drill": 5,
    "stone-furnace": 3,
    "transport-belt": 50,
    "burner-inserter": 5,
    "iron-plate": 50,
    "wooden-chest": 3,
}
BUILD = """
ore = nearest(Resource.IronOre)
move_to(ore)
drill = place_entity(Prototype.BurnerMiningDrill, Direction.DOWN, position=ore)
insert_item(Prototype.Coal, drill, quantity=10)
chest = place_entity(Prototype.WoodenChest, position=drill.drop_position)
sleep(5)
"""
# What the mod keeps in memory of patches, prices, recipes, sessions and what it listens to.
DISTURB = """
print(get_resource_patch(Resource.IronOre, nearest(Resource.IronOre)))
harvest_resource(nearest(Resource.IronOre), quantity=40)
pickup_entity(chest)
connect_entities(Position(x=-20.5, y=5.5), Position(x=-10.5, y=9.5), Prototype.TransportBelt)
craft_item(Prototype.IronGearWheel, 5)
try:
    set_research(Technology.Logistics)
except ToolError as error:
    print(error)
send_message("hello")
box = BuildingBox(height=4, width=4)
print(score(), nearest_buildable(Prototype.StoneFurnace, box, Position(x=0, y=0)))
sleep(10)
"""
PROBE = """
print(get_resource_patch(Resource.IronOre, nearest(Resource.IronOre)))
print(score(), inspect_inventory(), get_entities())
print(harvest_resource(nearest(Resource.IronOre), quantity=7))
print(get_prototype_recipe(Prototype.Inserter), get_connection_amount(
    Position(x=-20.5, y=5.5), Position(x=-10.5, y=9.5), Prototype.TransportBelt))
sleep(20)
print(get_entity(Prototype.WoodenChest, chest.position), score())
"""


def went_back(factorio, keep_scripts):
    """What the probe prints after going back, and the hashes before and after it."""
    game = fle.connect(factorio=factorio, seed=3)
    game._link.transport.keep_scripts = keep_scripts
    with game:
        game.reset(inventory=Inventory(INVENTORY), technologies="none")
        programs = Interpreter(game)
        assert programs.run(BUILD).error is None
        kept = game.snapshot()
        seen = []
        for _ in range(2):
            disturbed = programs.run(DISTURB)
            assert disturbed.error is None, disturbed.text
            game.restore(kept)
            seen.append(game.state_hash())
            probed = programs.run(PROBE)
            assert probed.error is None, probed.text
            seen.append(probed.output)
            seen.append(game.state_hash())
            game.restore(kept)
        return seen


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_kept_scripts_act_as_those_loaded_anew(factorio):
    kept = went_back(factorio, keep_scripts=True)
    assert kept[:3] == kept[3:]
    assert kept == went_back(factorio, keep_scripts=False)


def test_a_call_that_was_waiting_is_gone_with_its_world():
    with fle.connect() as game:
        start = game.snapshot()
        game.set_clock(mode="realtime", speed=100)
        game.sleep(1)
        game.restore(start)
        server = game._link.transport.server
        assert server.tick_paused
        assert server.tick == 0
        game.sleep(1)
        assert game.tick == 60


def test_copies_take_turns_on_one_server():
    with fle.connect() as game:
        game.reset(inventory=Inventory({"coal": 5}))
        with game.copy() as copy:
            first = copy._link.transport.server
            copy.sleep(10)
            copy.set_inventory(Inventory({"coal": 50}))
        with game.copy() as copy:
            assert copy._link.transport.server is first
            assert copy.inspect_inventory() == Inventory({"coal": 5})
            assert copy.state_hash() == game.state_hash()
            assert copy.now() == 0
            with game.copy() as other:
                assert other._link.transport.server is not first
                other.sleep(1)
            assert copy.now() == 0
    with pytest.raises(fle.EngineError, match="closed"):
        first.snapshot()
    with pytest.raises(fle.EngineError, match="closed"):
        other._link.transport.server.snapshot()


def test_a_copy_outlives_its_original():
    with fle.connect() as game:
        copy = game.copy()
    assert copy.now() == 0
    copy.close()
    with pytest.raises(fle.EngineError, match="closed"):
        copy._link.transport.server.snapshot()
