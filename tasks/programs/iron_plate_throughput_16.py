"""Burner drills drop iron ore straight into stone furnaces; burner inserters empty those."""

LINES = 3

ore = nearest(Resource.IronOre)
move_to(ore)
site = nearest_buildable(Prototype.BurnerMiningDrill, BuildingBox(width=2 * LINES, height=2), ore)
corner = site.left_top
move_to(corner)

for number in range(LINES):
    spot = Position(x=corner.x + 2 * number + 1, y=corner.y + 1)
    move_to(spot)
    drill = place_entity(Prototype.BurnerMiningDrill, position=spot, direction=Direction.UP)
    insert_item(Prototype.Coal, drill, quantity=10)

    furnace = place_entity(Prototype.StoneFurnace, position=Position(x=spot.x, y=spot.y - 2))
    insert_item(Prototype.Coal, furnace, quantity=10)

    arm = place_entity(
        Prototype.BurnerInserter,
        position=Position(x=furnace.position.x - 0.5, y=furnace.position.y - 1.5),
        direction=Direction.UP,
    )
    insert_item(Prototype.Coal, arm, quantity=2)
    chest = place_entity(Prototype.WoodenChest, position=arm.drop_position)
    print(f"line {number + 1}: {drill.position} -> {furnace.position} -> {chest.position}")

for _ in range(30):
    sleep(1)
for furnace in get_entities({Prototype.StoneFurnace}):
    print(furnace.position, furnace.status, furnace.warnings)
print(score())
