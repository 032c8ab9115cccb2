"""Where things come to stand, which way they face, and what is said when they cannot."""

from acceptance.support import REFUSAL, each_says, printed, run, versions

KIT = {
    "wooden_chest": 20, "iron_chest": 5, "stone_furnace": 10, "burner_mining_drill": 10,
    "electric_mining_drill": 4, "burner_inserter": 10, "long_handed_inserter": 2, "pipe": 30,
    "assembling_machine_2": 2, "oil_refinery": 1, "boiler": 2, "steam_engine": 2, "coal": 100,
    "offshore_pump": 1, "pumpjack": 1, "transport_belt": 20, "lab": 1,
}  # fmt: skip


@versions
def test_places_snap_to_the_grid_by_size(factorio: str) -> None:
    program = """
for proto, at, stands in [
    (Prototype.WoodenChest, Position(2, 2), (2.5, 2.5)),
    (Prototype.WoodenChest, Position(-3.2, 2.9), (-3.5, 2.5)),
    (Prototype.StoneFurnace, Position(5.4, 5.6), (5, 6)),
    (Prototype.AssemblingMachine2, Position(-6, -6), (-5.5, -5.5)),
]:
    entity = place_entity(proto, position=at)
    assert (entity.position.x, entity.position.y) == stands, entity
    assert get_entity(proto, entity.position) == entity
"""
    run(factorio, program, **KIT)


@versions
def test_old_ways_to_call_place_things_where_they_say(factorio: str) -> None:
    program = """
a = place_entity(Prototype.WoodenChest, Direction.UP, Position(x=2, y=2))
b = place_entity(Prototype.WoodenChest, direction=UP, position=(4, 2))
c = place_entity(Prototype.WoodenChest, position=[6.5, 2.5])
d = place_entity("wooden-chest", Direction.NORTH, Position(8, 2), True)
assert [e.position.x for e in (a, b, c, d)] == [2.5, 4.5, 6.5, 8.5]
assert get_entity(Prototype.WoodenChest, (4, 2)).position.is_exact(b.position)
assert can_place_entity(Prototype.WoodenChest, UP, (4, 4))
assert move_to((3, 5)) == Position(3, 5)
e = place_entity_next_to(Prototype.WoodenChest, a.position, DOWN, 1)
assert e.position.is_exact(Position(2.5, 4.5))
insert_item(Prototype.Coal, a, 5)
assert extract_item(Prototype.Coal, (2.5, 2.5), 2) == 2
assert inspect_inventory((2.5, 2.5))[Prototype.Coal] == 3
pickup_entity(Prototype.WoodenChest, (4, 2))
assert len(get_entities({Prototype.WoodenChest})) == 4
place = a.position
place.x += 3
assert place.is_exact(Position(5.5, 2.5))
"""
    run(factorio, program, **KIT)


@versions
def test_inserters_drop_where_they_face_and_take_from_behind(factorio: str) -> None:
    program = """
for index, (side, dx, dy) in enumerate([(UP, 0, -1), (RIGHT, 1, 0), (DOWN, 0, 1), (LEFT, -1, 0)]):
    for proto, reach, y in ((Prototype.BurnerInserter, 1, -6),
                            (Prototype.LongHandedInserter, 2, 6)):
        if reach == 2 and index > 1:
            continue
        at = Position(4 * index - 5.5, y + 0.5)
        i = place_entity(proto, side, at)
        assert i.direction == side and i.position.is_exact(at)
        assert i.drop_position.is_exact(Position(at.x + reach * dx, at.y + reach * dy)), i
        assert i.pickup_position.is_exact(Position(at.x - reach * dx, at.y - reach * dy)), i
        back = rotate_entity(i, side)
        assert back.drop_position.is_exact(i.drop_position)
"""
    run(factorio, program, **KIT)


@versions
def test_drills_fill_chests_at_their_drop_positions(factorio: str) -> None:
    program = """
chests = []
for index, side in enumerate((UP, RIGHT, DOWN, LEFT)):
    near = Position(-24 - 6 * (index % 2), -6 - 6 * (index // 2))
    box = nearest_buildable(Prototype.BurnerMiningDrill, BuildingBox(width=4, height=4), near)
    move_to(box.center)
    drill = place_entity(Prototype.BurnerMiningDrill, side, box.center)
    assert drill.direction == side and drill.status == EntityStatus.NO_FUEL
    assert drill.warnings == ["out of fuel"]
    assert [(r.name, r.count) for r in drill.resources] == [("iron-ore", 40000)]
    insert_item(Prototype.Coal, drill, quantity=2)
    chests.append(place_entity(Prototype.WoodenChest, position=drill.drop_position))
    big = place_entity(Prototype.ElectricMiningDrill, side, box.center, exact=False)
    dx, dy = big.drop_position.x - big.position.x, big.drop_position.y - big.position.y
    assert (dx, dy) == {UP: (0, -2), RIGHT: (2, 0), DOWN: (0, 2), LEFT: (-2, 0)}[side]
sleep(20)
for chest in chests:
    print(inspect_inventory(chest)[Prototype.IronOre])
assert all(d.energy > 0 for d in get_entities({Prototype.BurnerMiningDrill}))
"""
    document = run(factorio, program, args=("--technologies", "none"), **KIT)
    # 240 ticks an ore.
    assert printed(document) == ["(5,)"] * 4
    assert document["production"]["output"] == {"iron-ore": 20}


@versions
def test_neighbours_stand_beside_with_the_spacing_asked_for(factorio: str) -> None:
    program = """
kinds = (Prototype.WoodenChest, Prototype.StoneFurnace, Prototype.AssemblingMachine2,
         Prototype.Boiler)
for first in (*kinds, Prototype.OilRefinery):
    for second in kinds:
        for side in (UP, RIGHT, DOWN, LEFT):
            spacing = (first.WIDTH + second.WIDTH + side.value // 4) % 3
            a = place_entity(first, position=Position(0, -6))
            b = place_entity_next_to(second, a.position, side, spacing)
            along_x = side in (LEFT, RIGHT)
            far = b.position - a.position
            sizes = (a.width + b.width) / 2 if along_x else (a.height + b.height) / 2
            assert abs(far.x if along_x else far.y) == sizes + spacing, (a, b, side)
            assert abs(far.y if along_x else far.x) <= 0.5
            assert ((far.x if along_x else far.y) > 0) == (side in (RIGHT, DOWN))
            pickup_entity(b)
            pickup_entity(a)
chest = place_entity_next_to(Prototype.WoodenChest, Position(3.5, 3.5))
assert chest.position.is_exact(Position(4.5, 3.5))
furnace = place_entity_next_to(Prototype.StoneFurnace, Position(-3.5, 3.5), LEFT)
assert furnace.position.x == -5 and furnace.width == 2
"""
    run(factorio, program, **KIT)


@versions
def test_refusals_to_build_say_what_was_found_and_nothing_is_used(factorio: str) -> None:
    program = (
        REFUSAL
        + """
before = inspect_inventory()
place_entity(Prototype.WoodenChest, position=Position(2, 2))
at = Position(2.5, 2.5)
print(refusal(place_entity, Prototype.StoneFurnace, position=at))
print(refusal(place_entity, Prototype.SteelChest, position=at))
print(refusal(place_entity, Prototype.Coal, position=Position(4, 4)))
print(refusal(place_entity, Prototype.WoodenChest, position=Position(100, 4)))
print(refusal(place_entity, Prototype.WoodenChest, Direction.UPRIGHT, Position(4, 4)))
print(refusal(place_entity_next_to, Prototype.SteelChest, at))
print(refusal(place_entity_next_to, Prototype.BurnerMiningDrill, at))
print(refusal(place_entity_next_to, Prototype.WoodenChest, at, spacing=-1))
print(refusal(place_entity_next_to, Prototype.WoodenChest, Position(500, 30)))
print(refusal(place_entity, Prototype.OffshorePump, position=Position(4, 4)))
tree = nearest(Resource.Wood)
move_to(tree)
print(refusal(place_entity, Prototype.StoneFurnace, position=tree))
shore = nearest(Resource.Water)
move_to(shore)
print(refusal(place_entity, Prototype.WoodenChest, position=shore))
assert not can_place_entity(Prototype.WoodenChest, position=shore)
oil = nearest(Resource.CrudeOil)
move_to(oil.right(6))
print(refusal(place_entity, Prototype.PumpJack, position=oil.right(6)))
pickup_entity(Prototype.WoodenChest, at)
assert inspect_inventory() == before
"""
    )
    lines = printed(run(factorio, program, **KIT))
    wanted = [
        ("Blocked", "wooden-chest at (2.5, 2.5)"),
        ("NotInInventory", "steel-chest"),
        ("NotPlaceable", "coal"),
        ("OutOfReach", "10.0 tiles"),
        ("NotCardinal", "up, right, down or left"),
        ("NotInInventory", "steel-chest"),
        ("NeedsOre", "nothing to mine"),
        ("OutOfRange", "spacing"),
        ("Blocked", "edge of the map"),
        ("NoFreeSpot", "shore"),
        ("Blocked", "tree"),
        ("OnWater", "water"),
        ("NeedsOre", "pumpjack"),
    ]
    each_says(lines, *wanted)


@versions
def test_inexact_places_are_the_nearest_free_ones(factorio: str) -> None:
    program = """
place_entity(Prototype.WoodenChest, position=Position(5, 5))
other = place_entity(Prototype.WoodenChest, position=Position(5, 5), exact=False)
assert 1 <= other.position.distance(Position(5.5, 5.5)) < 1.5
shore = nearest(Resource.Water)
move_to(shore)
dry = place_entity(Prototype.WoodenChest, position=shore, exact=False)
assert dry.position.distance(shore) < 3
pump = place_entity(Prototype.OffshorePump, position=shore)
assert pump.position.distance(shore) < 20
assert can_place_entity(Prototype.WoodenChest, position=move_to(Position(0, 0)))
here = place_entity(Prototype.StoneFurnace, position=Position(0, 0))
assert here.position.is_exact(Position(0, 0))
assert move_to(Position(9, 9)) == Position(9, 9)
"""
    run(factorio, program, **KIT)


@versions
def test_arguments_of_a_wrong_kind_are_refused_in_words(factorio: str) -> None:
    program = (
        REFUSAL
        + """
chest = place_entity(Prototype.WoodenChest, position=Position(2, 2))
print(refusal(place_entity))
print(refusal(place_entity, Prototype.WoodenChest, where=Position(1, 1)))
print(refusal(place_entity, Prototype.WoodenChest, UP, Position(4, 4), True, 5))
print(refusal(place_entity, Prototype.WoodenChest, Position(4, 4)))
print(refusal(place_entity, Prototype.WoodenChest, "UP", Position(4, 4)))
print(refusal(place_entity, Prototype.WoodenChest, position=Position(float("nan"), 4)))
print(refusal(place_entity, Prototype.WoodenChest, position=Position(1e9, 4)))
print(refusal(place_entity, WoodenChest, position=Position(4, 4)))
print(refusal(nearest, 3))
print(refusal(nearest, "irn-ore"))
print(refusal(insert_item, chest, Prototype.Coal))
print(refusal(insert_item, Prototype.Coal, chest.position))
print(refusal(insert_item, Prototype.Coal, chest, 2.5))
print(refusal(insert_item, Prototype.Coal, chest, -1))
print(refusal(extract_item, Prototype.Coal, chest, "5"))
print(refusal(inspect_inventory, 3))
print(refusal(sleep, -1))
print(refusal(move_to, chest))
print(refusal(get_entities, {3}))
print(refusal(lambda: Prototype.StonFurnace))
assert get_entities() == [chest]
"""
    )
    lines = printed(run(factorio, program, **KIT))
    wanted = [
        "place_entity(entity, direction=..., position=..., exact=...)", "where", "too many",
        "direction of place_entity must be Direction, not a position", "not the text 'UP'",
        "not finite", "on the map", "Prototype.StoneFurnace", "Prototype.StoneFurnace", "irn-ore",
        "entity of insert_item must be Prototype, not an entity",
        "must be Entity | EntityGroup, not a position", "not the number 2.5",
        "1 to 10000", "not the text '5'", "not the number 3", "0 to 3600",
        "must be Position, not an entity", "Prototype.StoneFurnace", "did you mean StoneFurnace",
    ]  # fmt: skip
    each_says(lines, *wanted)


@versions
def test_names_of_the_other_version_lead_to_their_successors(factorio: str) -> None:
    program = """
machine = place_entity(Prototype.AssemblingMachine2, position=Position(4, 4))
for name in (Prototype.BulkInserter, Prototype.FilterInserter, Prototype.CoalLiquifaction):
    for call in (get_prototype_recipe, craft_item, lambda n: set_entity_recipe(machine, n)):
        try:
            call(name)
        except Exception as error:
            print(type(error).__name__, str(error))
print(get_prototype_recipe(RecipeName.FillWaterBarrel).products[0].name)
"""
    lines = printed(run(factorio, program, **KIT))
    version = factorio
    new, old = ("stack-inserter", "bulk-inserter") if version == "1.1" else ("fast-inserter", "")
    missing = [line for line in lines if "NotInVersion" in line]
    assert all(f"Factorio {version} has no" in line for line in missing)
    assert any(f"use {new}" in line and old in line for line in missing)
    assert sum("use coal-liquefaction" in line for line in missing) == 3
    assert lines[-1] == "('water-barrel',)"
