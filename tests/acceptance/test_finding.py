"""Looking around, walking, time and score, as programs see them."""

import pytest
from acceptance.support import REFUSAL, each_says, play, printed, run, versions


@versions
def test_every_resource_of_the_lab_is_found_and_measured(factorio: str) -> None:
    program = (
        REFUSAL
        + """
assert nearest(Resource.Coal).is_exact(Position(15.5, -0.5))
for kind in (Resource.Coal, Resource.IronOre, Resource.CopperOre, Resource.Stone, Resource.Water,
             Resource.CrudeOil, Resource.UraniumOre, Resource.Wood):
    place = nearest(kind)
    patch = get_resource_patch(kind, place)
    box = patch.bounding_box
    assert patch.name == kind[0] and patch.size > 0 and place.distance(Position(0, 0)) < 200
    assert box.left_top.x <= place.x <= box.right_bottom.x
    assert box.left_top.y <= place.y <= box.right_bottom.y
    assert box.width() == box.right_bottom.x - box.left_top.x > 1
coal = get_resource_patch(Resource.Coal, nearest(Resource.Coal), radius=1)
assert coal.size % 10000 == 0
assert get_resource_patch(Resource.Coal, coal.bounding_box.center) == coal
print(refusal(get_resource_patch, Resource.IronOre, Position(0, 0), 5))
print(refusal(nearest, Prototype.StoneFurnace))
furnace = place_entity(Prototype.StoneFurnace, position=Position(3, 3))
assert nearest(Prototype.StoneFurnace).is_exact(furnace.position)
assert nearest("iron-ore").is_exact(nearest(Resource.IronOre))
"""
    )
    each_says(
        printed(run(factorio, program)),
        ("no iron-ore", "5 tiles", "(0, 0)"),
        ("no stone-furnace", "500 tiles"),
    )


@versions
def test_free_boxes_suit_what_is_to_be_built_there(factorio: str) -> None:
    program = (
        REFUSAL
        + """
for proto, kind in ((Prototype.BurnerMiningDrill, Resource.Stone),
                    (Prototype.ElectricMiningDrill, Resource.CopperOre),
                    (Prototype.PumpJack, Resource.CrudeOil)):
    size = BuildingBox(width=proto.WIDTH, height=proto.HEIGHT)
    box = nearest_buildable(proto, size, nearest(kind))
    assert (box.width(), box.height()) == (proto.WIDTH, proto.HEIGHT)
    move_to(box.center)
    drill = place_entity(proto, position=box.center)
    assert drill.position.is_exact(box.center)
    assert [r.name for r in drill.resources] == [kind[0]], drill
    other = nearest_buildable(proto, size, nearest(kind))
    assert other.center.distance(box.center) >= 2
size = BuildingBox(height=2, width=2)
again = nearest_buildable(Prototype.StoneFurnace, BoundingBox(
    left_top=Position(0, 0), right_bottom=Position(4, 3)), Position(0, 0))
assert (again.width(), again.height()) == (4, 3)
print(refusal(nearest_buildable, Prototype.BurnerMiningDrill, size, Position(120, 120)))
print(refusal(nearest_buildable, Prototype.Coal, size, Position(0, 0)))
print(refusal(nearest_buildable, Prototype.StoneFurnace, BuildingBox(width=0, height=1),
              Position(0, 0)))
"""
    )
    each_says(
        printed(run(factorio, program)),
        ("NoFreeSpot", "30 tiles", "2 by 2"),
        ("NotPlaceable", "coal"),
        ("OutOfRange", "at least one tile"),
    )


@versions
def test_entities_are_listed_by_kind_and_place(factorio: str) -> None:
    program = (
        REFUSAL
        + """
assert get_entities() == []
chest = place_entity(Prototype.WoodenChest, position=Position(2, 2))
furnace = place_entity(Prototype.StoneFurnace, position=Position(6, 2))
belts = [place_entity(Prototype.TransportBelt, RIGHT, Position(x, -3)) for x in range(3)]
distances = [e.position.distance(Position(0, 0)) for e in get_entities()]
assert len(distances) == 3 and distances == sorted(distances)
assert get_entities(Prototype.StoneFurnace) == get_entities({Prototype.StoneFurnace}) == [furnace]
both = get_entities({Prototype.StoneFurnace, Prototype.WoodenChest})
assert both == [chest, furnace] and isinstance(both[0], Chest) and isinstance(both[1], Furnace)
assert get_entities(position=Position(6, 2), radius=1) == [furnace]
assert get_entities({Prototype.WoodenChest}, Position(6, 2), 1) == []
assert get_entities(position=Position(100, 100), radius=10) == []
assert len(get_entities({Prototype.TransportBelt})) == 3
(group,) = get_entities({Prototype.BeltGroup})
assert isinstance(group, BeltGroup) and group.belts == get_entities({Prototype.TransportBelt})
assert get_entity(Prototype.BeltGroup, belts[1].position) == group
assert get_entities({Prototype.Lab}) == []
print(refusal(get_entity, Prototype.IronChest, chest.position))
print(refusal(get_entities, radius=-1))
assert hash(chest) == hash(get_entity(Prototype.WoodenChest, chest.position))
assert chest.width == chest.height == 1 and chest.prototype is Prototype.WoodenChest
assert "furnace_source" in repr(furnace) and "Furnace(name='stone-furnace'" in str(furnace)
"""
    )
    each_says(
        printed(run(factorio, program)),
        ("iron-chest", "wooden-chest at (2.5, 2.5)"),
        ("radius", "0 to 10000"),
    )


@versions
def test_walks_lead_round_obstacles_or_say_what_is_in_the_way(factorio: str) -> None:
    program = (
        REFUSAL
        + """
for x in range(-3, 4):
    for y in range(-3, 4):
        if max(abs(x), abs(y)) == 3:
            place_entity(Prototype.WoodenChest, position=Position(x + 0.5, y + 0.5))
print(refusal(move_to, Position(20, 20)))
inside = move_to(Position(1.5, 1.5))
assert inside.distance(Position(1.5, 1.5)) < 1
pickup_entity(Prototype.WoodenChest, Position(3.5, 0.5))
there = move_to(Position(-20, 0))
assert there.distance(Position(-20, 0)) < 0.3
print(refusal(move_to, Position(5000, 5000)))
lake = nearest(Resource.Water)
box = get_resource_patch(Resource.Water, lake).bounding_box
shore = move_to(box.center)
assert 1 < shore.distance(box.center) < 40
move_to(Position(box.left_top.x - 5, box.center.y))
far = Position(box.right_bottom.x + 5, box.center.y)
assert move_to(far).distance(far) < 0.5
"""
    )
    each_says(
        printed(run(factorio, program, wooden_chest=40)),
        ("NoPath", "nearest place that can be reached"),
        ("NoPath", "edge of the map"),
    )


@versions
def test_belts_are_laid_on_the_way(factorio: str) -> None:
    program = (
        REFUSAL
        + """
move_to(Position(0.5, 10.5))
end = move_to(Position(6.5, 10.5), laying=Prototype.TransportBelt)
belts = get_entities({Prototype.TransportBelt})
assert len(belts) in (6, 7) and all(b.direction == RIGHT for b in belts), belts
assert inspect_inventory()["transport-belt"] == 20 - len(belts)
move_to(Position(6.5, 14.5))
print(refusal(move_to, Position(60, 14.5), laying=Prototype.TransportBelt))
print(refusal(move_to, Position(8, 14.5), laying=Prototype.Pipe))
assert inspect_inventory()["transport-belt"] == 20 - len(belts)
"""
    )
    each_says(printed(run(factorio, program, transport_belt=20, pipe=5)), "transport-belt", "pipe")


@versions
def test_realistic_actions_take_the_time_that_they_take_a_player(factorio: str) -> None:
    program = """
import time

def ticks(call, *args, **options):
    start = time.time()
    call(*args, **options)
    return round((time.time() - start) * 60)

# 38/256 of a tile a tick.
walk = ticks(move_to, Position(10, 0))
assert 66 <= walk <= 68, walk
assert ticks(craft_item, Prototype.IronGearWheel, 4) == 120
# A furnace of half a second goes before a drill of two, and two gears more before a second one.
assert ticks(craft_item, Prototype.BurnerMiningDrill) == 30 + 120
assert ticks(craft_item, Prototype.BurnerMiningDrill) == 2 * 30 + 30 + 120
assert ticks(place_entity, Prototype.WoodenChest, position=Position(12, 0)) == 0
assert ticks(sleep, 1.5) == 90 and ticks(sleep, 0) == 0 and ticks(sleep, 0.1) == 6
stone = nearest(Resource.Stone)
move_to(stone)
assert ticks(harvest_resource, stone) == 121
assert ticks(harvest_resource, stone, 3) in (360, 361)
"""
    items = {"iron_plate": 50, "stone": 10, "wooden_chest": 1}
    args = ("--time", "realistic", "--technologies", "none")
    document = run(factorio, program, args=args, **items)
    assert document["production"]["output"]["stone"] == 4


@pytest.mark.parametrize("time", ["instant", "realistic"])
@versions
def test_sleep_is_game_time_in_parts_of_a_second(factorio: str, time: str) -> None:
    document = run(factorio, "sleep(0.5)\nsleep(2)\nsleep(1 / 60)", "pass", args=("--time", time))
    assert [step["ticks"] for step in document["steps"]] == [151, 0]


@versions
def test_the_score_counts_what_is_made_and_the_document_says_what(factorio: str) -> None:
    program = """
assert score() == [0, 0]
craft_item(Prototype.IronGearWheel, 5)
made, automated = score()
assert made > 0 and automated == 0
insert_item(Prototype.Coal, place_entity(Prototype.StoneFurnace, position=Position(3, 3)), 5)
insert_item(Prototype.IronOre, get_entities()[0], 10)
sleep(35)
assert score()[0] > made and score()[1] > 0
"""
    document = run(factorio, program, iron_plate=20, stone_furnace=1, coal=10, iron_ore=10)
    assert document["production"] == {
        "output": {"iron-gear-wheel": 5, "iron-plate": 10},
        "input": {"iron-plate": 10, "coal": 1, "iron-ore": 10},
    }
    assert document["inventory"] == {"coal": 5, "iron-gear-wheel": 5, "iron-plate": 10}
    assert document["steps"][0]["production_score"] > 0
    assert document["steps"][0]["ticks"] == 2100


@versions
def test_items_of_the_other_version_are_refused_with_their_successors(factorio: str) -> None:
    wrong, right = {
        "1.1": ("bulk-inserter", "stack-inserter"),
        "2.0": ("filter-inserter", "fast-inserter"),
    }[factorio]
    with pytest.raises(AssertionError, match=f"no {wrong}; use {right}"):
        play(factorio, "pass", args=("--inventory", f'{{"{wrong}": 1}}'))
