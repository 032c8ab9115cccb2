"""A smelter line: drills, a belt of ore and coal, six furnaces, and a belt of plates into a chest.

Electric drills put ore on the near lane of a belt, an inserter puts coal on the far one. Each
furnace has an inserter that feeds it from that belt and one that empties it onto another belt.
"""

# /// fle
# technologies = "all"
#
# [inventory]
# coal = 150
# electric-mining-drill = 4
# inserter = 14
# iron-chest = 2
# medium-electric-pole = 9
# solar-panel = 10
# stone-furnace = 6
# transport-belt = 60
# ///

FURNACES = 6

# Everything is placed from the eastern edge of the ore, at the height of its middle.
ore = get_resource_patch(Resource.IronOre, nearest(Resource.IronOre)).bounding_box
edge = Position(x=floor(ore.right_bottom.x) + 0.5, y=floor(ore.center.y) + 0.5)


def at(east, south):
    """Return a place from the edge of the ore."""
    return Position(x=edge.x + east, y=edge.y + south)


def build(prototype, east, south, direction=Direction.UP):
    """Walk near and place an entity."""
    move_to(at(east, 10 if south > 0 else -10.5))
    return place_entity(prototype, direction, at(east, south))


# The belts first, so that everything else finds them where it drops and takes.
end = 4 + 2 * FURNACES
for name, start, target in (
    ("ore and coal", at(-13, 0), at(end - 1, 0)),
    ("plates", at(3, -5), at(end, -5)),
):
    group = connect_entities(start, target, Prototype.TransportBelt)
    print(f"belt of {name}: {len(group.belts)} tiles")

# Drills south of it drop upwards onto its southern lane.
for number in range(4):
    build(Prototype.ElectricMiningDrill, -3 * number - 3, 2)

coal = build(Prototype.IronChest, 1, 2)
insert_item(Prototype.Coal, coal, quantity=150)
build(Prototype.Inserter, 1, 1)

furnaces = []
for number in range(FURNACES):
    east = 3 + 2 * number
    furnaces.append(build(Prototype.StoneFurnace, east + 0.5, -2.5))
    build(Prototype.Inserter, east, -1)
    build(Prototype.Inserter, east, -4)

build(Prototype.Inserter, end + 1, -5, Direction.RIGHT)
chest = build(Prototype.IronChest, end + 2, -5)

for number in range(5):
    build(Prototype.SolarPanel, 4 + 3 * number, 4)
    build(Prototype.SolarPanel, 4 + 3 * number, -8)
for east, south in (
    *((-12, 4), (-6, 4), (0, 1), (4, -1), (10, -1)),
    *((7, 2), (13, 2), (7, -6), (16, -6)),
):
    build(Prototype.MediumElectricPole, east, south)

sleep(180)
for furnace in get_entities({Prototype.StoneFurnace}):
    print(furnace.position, furnace.status.value, *furnace.warnings)
for group in get_entities({Prototype.BeltGroup}):
    print("on a belt:", group.inventory)
print("plates in the chest:", inspect_inventory(chest)[Prototype.IronPlate])
