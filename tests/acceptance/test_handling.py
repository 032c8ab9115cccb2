"""What goes in and out of things, and what is left of it."""

from acceptance.support import REFUSAL, each_says, printed, run, versions

KIT = {
    "wooden_chest": 5, "iron_chest": 5, "stone_furnace": 5, "burner_inserter": 5, "coal": 200,
    "iron_plate": 2000, "iron_ore": 200, "copper_ore": 50, "copper_plate": 50, "wood": 20,
    "assembling_machine_1": 2, "lab": 1, "automation_science_pack": 5, "gun_turret": 1,
    "firearm_magazine": 20, "burner_mining_drill": 3,
}  # fmt: skip


@versions
def test_a_chest_takes_sixteen_stacks_and_the_rest_stays(factorio: str) -> None:
    program = (
        REFUSAL
        + """
chest = place_entity(Prototype.WoodenChest, position=Position(2, 2))
chest = insert_item(Prototype.IronPlate, chest, quantity=2000)
assert chest.inventory == {"iron-plate": 1600} and chest.warnings == ["chest is full"]
assert inspect_inventory()[Prototype.IronPlate] == 400
print(refusal(insert_item, Prototype.IronPlate, chest))
print(refusal(insert_item, Prototype.Grenade, chest))
print(refusal(extract_item, Prototype.Coal, chest))
print(refusal(extract_item, Prototype.Coal, Position(150, 0)))
assert extract_item(Prototype.IronPlate, chest, quantity=10000) == 1600
assert inspect_inventory()[Prototype.IronPlate] == 2000
assert inspect_inventory(chest) == {} and inspect_inventory(chest)["iron-plate"] == 0
"""
    )
    each_says(
        printed(run(factorio, program, **KIT)),
        ("TargetFull", "1600 iron-plate"),
        ("NotInInventory", "400 iron-plate"),
        ("ItemNotFound", "coal"),
        ("NoEntity", "10.0 tiles"),
    )


@versions
def test_slots_take_what_belongs_there_and_up_to_a_stack(factorio: str) -> None:
    program = (
        REFUSAL
        + """
furnace = place_entity(Prototype.StoneFurnace, position=Position(4, 4))
furnace = insert_item(Prototype.IronOre, furnace, quantity=80)
furnace = insert_item(Prototype.Coal, furnace, quantity=80)
assert (furnace.furnace_source, furnace.fuel) == ({"iron-ore": 50}, {"coal": 50})
print(refusal(insert_item, Prototype.CopperOre, furnace))
print(refusal(insert_item, Prototype.CopperPlate, furnace))
print(refusal(insert_item, Prototype.Wood, furnace))
machine = place_entity(Prototype.AssemblingMachine1, position=Position(-5, 4))
print(refusal(insert_item, Prototype.IronPlate, machine))
machine = set_entity_recipe(machine, Prototype.IronGearWheel)
print(refusal(insert_item, Prototype.CopperPlate, machine))
machine = insert_item(Prototype.IronPlate, machine, quantity=500)
assert machine.assembling_machine_input == {"iron-plate": 100}
machine = set_entity_recipe(machine, Prototype.Pipe)
assert machine.recipe.name == "pipe" and inspect_inventory()["iron-plate"] == 2000
print(refusal(set_entity_recipe, machine, Prototype.SteelPlate))
print(refusal(set_entity_recipe, machine, Prototype.IronOre))
print(refusal(set_entity_recipe, furnace, Prototype.IronPlate))
lab = place_entity(Prototype.Lab, position=Position(-5, -5))
lab = insert_item(Prototype.AutomationSciencePack, lab, quantity=5)
assert lab.lab_input == {"automation-science-pack": 5} == inspect_inventory(lab)
print(refusal(insert_item, Prototype.Coal, lab))
turret = place_entity(Prototype.GunTurret, position=Position(5, -5))
turret = insert_item(Prototype.FirearmMagazine, turret, quantity=15)
assert inspect_inventory(turret) == {"firearm-magazine": 15}
"""
    )
    lines = printed(run(factorio, program, **KIT))
    wanted = [
        "50 iron-ore", "does not take copper-plate", "50 coal", "no recipe is set",
        "iron-gear-wheel does not use it", "stone-furnace", "No recipe makes iron-ore",
        "a furnace smelts what is put in", "science packs",
    ]  # fmt: skip
    each_says(lines, *wanted)


@versions
def test_things_come_back_with_all_that_they_hold(factorio: str) -> None:
    program = (
        REFUSAL
        + """
before = inspect_inventory()
furnace = place_entity(Prototype.StoneFurnace, position=Position(4, 4))
insert_item(Prototype.IronOre, furnace, quantity=20)
insert_item(Prototype.Coal, furnace, quantity=2)
sleep(33)
furnace = get_entity(Prototype.StoneFurnace, furnace.position)
assert inspect_inventory(furnace) == {"iron-ore": 9, "iron-plate": 10}
assert abs(furnace.energy - (4_000_000 - 33 * 90_000)) < 5000
assert extract_item(Prototype.IronPlate, furnace, quantity=4) == 4
assert extract_item(Prototype.Coal, furnace) == 1
pickup_entity(furnace)
after = inspect_inventory()
# One ore is in work, one piece of coal burns.
assert after["iron-plate"] - before["iron-plate"] == 10
assert before["iron-ore"] - after["iron-ore"] in (10, 11)
assert before["coal"] - after["coal"] == 1
assert after["stone-furnace"] == before["stone-furnace"]
print(refusal(pickup_entity, furnace))
print(refusal(get_entity, Prototype.StoneFurnace, furnace.position))
print(refusal(pickup_entity, Prototype.StoneFurnace))
chest = place_entity(Prototype.IronChest, position=Position(2, 2))
print(refusal(pickup_entity, Prototype.WoodenChest, chest.position))
print(refusal(rotate_entity, chest, Direction.LEFT))
insert_item(Prototype.IronChest, chest, 3)
assert pickup_entity(Prototype.IronChest, Position(2, 2))
assert inspect_inventory()["iron-chest"] == 5
"""
    )
    lines = printed(run(factorio, program, **KIT))
    wanted = ["look again", "nothing of yours", "Pass its position", "iron-chest at (2.5, 2.5)"]
    each_says(lines, *wanted, "cannot face")


@versions
def test_a_full_inventory_loses_nothing(factorio: str) -> None:
    program = (
        REFUSAL
        + """
chest = place_entity(Prototype.IronChest, position=Position(2, 2))
insert_item(Prototype.IronOre, chest, quantity=1600)
ore = nearest(Resource.Coal)
move_to(ore)
harvest_resource(ore, quantity=3200)
held = inspect_inventory()
print(refusal(pickup_entity, chest))
harvest_resource(nearest(Resource.Coal), 3000)
print(refusal(harvest_resource, nearest(Resource.Coal), 3000))
held = inspect_inventory()
assert inspect_inventory(chest) == {"iron-ore": 1600}
furnace = place_entity(Prototype.StoneFurnace, position=ore, exact=False)
insert_item(Prototype.Coal, furnace, 50)
taken = extract_item(Prototype.IronOre, chest, quantity=1600)
rest = inspect_inventory(chest)["iron-ore"]
assert taken + rest == 1600 and rest > 0, (taken, rest)
assert inspect_inventory()["iron-ore"] == held["iron-ore"] + taken
"""
    )
    held = {"iron_chest": 1, "stone_furnace": 1, "iron_ore": 2100}
    document = run(factorio, program, args=("--technologies", "none"), **held)
    each_says(printed(document), *[("InventoryFull", "in a chest")] * 2)


@versions
def test_ore_on_the_ground_is_seen_taken_up_and_no_obstacle(factorio: str) -> None:
    program = """
ore = nearest(Resource.IronOre)
move_to(ore)
box = nearest_buildable(Prototype.BurnerMiningDrill, BuildingBox(width=2, height=2), ore)
drill = place_entity(Prototype.BurnerMiningDrill, RIGHT, box.center)
insert_item(Prototype.Coal, drill, 5)
sleep(20)
drill = get_entity(Prototype.BurnerMiningDrill, drill.position)
assert drill.status == EntityStatus.WAITING_FOR_SPACE_IN_DESTINATION
assert "item lies on the ground" in drill.warnings[0]
assert pickup_entity(Prototype.IronOre, drill.drop_position)
assert inspect_inventory() ["iron-ore"] == 1
sleep(10)
chest = place_entity(Prototype.WoodenChest, position=drill.drop_position)
assert inspect_inventory()["iron-ore"] == 2
sleep(4)
assert inspect_inventory(chest)["iron-ore"] >= 1
"""
    run(factorio, program, burner_mining_drill=1, coal=5, wooden_chest=1)


@versions
def test_a_line_of_furnace_and_burner_inserters_works_off_a_chest(factorio: str) -> None:
    program = """
ore = place_entity(Prototype.WoodenChest, position=Position(-6.5, -3.5))
first = place_entity_next_to(Prototype.BurnerInserter, ore.position, RIGHT)
furnace = place_entity_next_to(Prototype.StoneFurnace, first.position, RIGHT)
second = place_entity_next_to(Prototype.BurnerInserter, furnace.position, RIGHT)
plates = place_entity_next_to(Prototype.WoodenChest, second.position, RIGHT)
insert_item(Prototype.IronOre, ore, quantity=30)
for thing in (first, furnace, second):
    insert_item(Prototype.Coal, thing, quantity=4)
sleep(120)
made = inspect_inventory(plates)["iron-plate"]
assert made in (29, 30), [(e.name, e.status, e.warnings) for e in get_entities()]
empty = get_entity(Prototype.BurnerInserter, first.position)
assert empty.status == EntityStatus.WAITING_FOR_SOURCE_ITEMS
assert "nothing to pick up" in empty.warnings[0]
automated = score()[1]
assert automated > 0 and abs(automated - score()[0]) < 1e-6
"""
    document = run(factorio, program, **KIT)
    assert document["production"]["input"]["iron-ore"] == 30
    assert document["steps"][0]["production_score"] > 0


@versions
def test_coal_drills_that_face_each_other_keep_each_other_going(factorio: str) -> None:
    program = """
box = nearest_buildable(Prototype.BurnerMiningDrill, BuildingBox(width=2, height=4),
                        nearest(Resource.Coal))
move_to(box.center.left(3))
a = place_entity(Prototype.BurnerMiningDrill, DOWN, box.center.up())
b = place_entity(Prototype.BurnerMiningDrill, UP, box.center.down())
insert_item(Prototype.Coal, a, 1)
sleep(120)
for drill in get_entities({Prototype.BurnerMiningDrill}):
    assert drill.fuel[Prototype.Coal] == 5, drill
"""
    run(factorio, program, burner_mining_drill=2, coal=1)


@versions
def test_crafting_makes_what_is_missing_or_says_what_is_and_uses_nothing(factorio: str) -> None:
    program = (
        REFUSAL
        + """
assert craft_item(Prototype.TransportBelt, 3) == 3
assert inspect_inventory()["transport-belt"] == 4
assert craft_item(entity=Prototype.BurnerMiningDrill, quantity=1) == 1
held = inspect_inventory()
print(refusal(craft_item, Prototype.BurnerMiningDrill, 50))
print(refusal(craft_item, Prototype.IronPlate))
print(refusal(craft_item, Prototype.IronOre))
print(refusal(craft_item, Prototype.SteelChest))
print(refusal(craft_item, "no-such-thing"))
print(refusal(craft_item, Prototype.Pipe, 0))
assert inspect_inventory() == held
recipe = get_prototype_recipe(Prototype.ElectronicCircuit)
assert [(i.name, i.count, i.type) for i in recipe.ingredients] == [
    ("iron-plate", 1, "item"), ("copper-cable", 3, "item")]
assert (recipe.energy, recipe.category) == (0.5, "crafting")
assert [(p.name, p.count) for p in recipe.products] == [("electronic-circuit", 1)]
oil = get_prototype_recipe(RecipeName.AdvancedOilProcessing)
assert len(oil.products) == 3 and oil.ingredients[0].type == "fluid" and not oil.enabled
print(recipe.enabled)
"""
    )
    document = run(
        factorio, program, args=("--technologies", "none"), iron_plate=100, stone=50, coal=5
    )
    lines = printed(document)
    wanted = [
        "MissingIngredients", "electric-furnace", "No recipe makes iron-ore", "steel-processing",
        "no-such-thing", "1 to 10000", "True" if factorio == "1.1" else "False",
    ]  # fmt: skip
    each_says(lines, *wanted)
    assert document["production"]["output"]["transport-belt"] == 4
    assert document["production"]["input"]["iron-plate"] == 2 * (2 + 1) + 3 * 2 + 3


@versions
def test_harvesting_takes_what_lies_there_within_reach(factorio: str) -> None:
    program = (
        REFUSAL
        + """
coal = nearest(Resource.Coal)
print(refusal(harvest_resource, coal, 5))
move_to(coal)
assert harvest_resource(coal, 5) == 5 and harvest_resource(coal) == 1
assert harvest_resource(coal, quantity=40, radius=3) == 40
assert inspect_inventory() == {"coal": 46}
tree = nearest(Resource.Wood)
move_to(tree)
assert harvest_resource(tree, quantity=5) == 8
assert score()[0] > 0 == score()[1]
for kind in (Resource.Water, Resource.CrudeOil, Resource.UraniumOre):
    place = nearest(kind)
    move_to(place)
    print(refusal(harvest_resource, place, 5))
print(refusal(harvest_resource, place, 0))
"""
    )
    document = run(factorio, program, args=("--technologies", "none", "--inventory", "{}"))
    lines = printed(document)
    wanted = ["2.7 tiles", "neither ore", "crude-oil", "uranium-ore", "1 to 10000"]
    each_says(lines, *wanted)
    assert document["production"]["output"] == {"coal": 46, "wood": 8}
