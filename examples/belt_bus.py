"""A belt bus of iron and copper that feeds three assembling machines.

One belt carries iron plates on its one lane and copper plates on the other, put there by inserters
from chests on both sides. Inserters along the bus take what their machines need: copper cable,
gears and pipes; what is made goes into chests.
"""

# /// fle
# technologies = "all"
#
# [inventory]
# assembling-machine-1 = 3
# copper-plate = 200
# inserter = 12
# iron-chest = 8
# iron-plate = 400
# medium-electric-pole = 12
# solar-panel = 6
# transport-belt = 60
# ///

# The bus runs east; the chests of plates stand at its head, on both sides.
move_to(Position(x=-5.5, y=3.5))
bus = connect_entities(Position(x=-8.5, y=0.5), Position(x=10.5, y=0.5), Prototype.TransportBelt)
print(f"the bus has {len(bus.belts)} belts")
for plate, quantity, side, inward in (
    (Prototype.IronPlate, 400, -1, Direction.DOWN),
    (Prototype.CopperPlate, 200, 1, Direction.UP),
):
    for x in (-8.5, -7.5):
        chest = place_entity(Prototype.IronChest, position=Position(x=x, y=0.5 + 2 * side))
        insert_item(plate, chest, quantity=quantity // 2)
        place_entity(Prototype.Inserter, inward, Position(x=x, y=0.5 + side))

# Machines north of the bus: an inserter takes from the bus, another fills a chest.
machines = []
for number, recipe in enumerate((Prototype.CopperCable, Prototype.IronGearWheel, Prototype.Pipe)):
    x = 5 * number - 3.5
    move_to(Position(x=x, y=3.5))
    machine = place_entity(Prototype.AssemblingMachine1, position=Position(x=x, y=-2.5))
    machines.append(set_entity_recipe(machine, recipe))
    place_entity(Prototype.Inserter, Direction.UP, Position(x=x, y=-0.5))
    place_entity(Prototype.Inserter, Direction.UP, Position(x=x, y=-4.5))
    place_entity(Prototype.IronChest, position=Position(x=x, y=-5.5))

# Power: a row of solar panels in the south; poles between the machines and on the way there.
for number in range(6):
    x = 3 * number - 6.5
    move_to(Position(x=x, y=3.5))
    place_entity(Prototype.SolarPanel, position=Position(x=x, y=7.5))
for x, y in ((8.5, 4.5), (1.5, 4.5), (-6.5, 4.5), (-6.5, -2.5), (-1.5, -2.5), (3.5, -2.5)):
    move_to(Position(x=x, y=3.5))
    place_entity(Prototype.MediumElectricPole, position=Position(x=x, y=y))

sleep(90)
for machine in machines:
    seen = get_entity(Prototype.AssemblingMachine1, machine.position)
    chest = get_entity(Prototype.IronChest, Position(x=seen.position.x, y=-5.5))
    print(seen.recipe.name, seen.status.value, *seen.warnings, chest.inventory)
