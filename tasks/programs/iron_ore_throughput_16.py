"""Two rows of burner drills on iron ore, each with a chest of its own."""

DRILLS = 4

ore = nearest(Resource.IronOre)
move_to(ore)
site = nearest_buildable(Prototype.BurnerMiningDrill, BuildingBox(width=2 * DRILLS, height=2), ore)
corner = site.left_top
move_to(corner)

for number in range(DRILLS):
    spot = Position(x=corner.x + 2 * number + 1, y=corner.y + 1)
    move_to(spot)
    drill = place_entity(Prototype.BurnerMiningDrill, position=spot, direction=Direction.UP)
    drill = insert_item(Prototype.Coal, drill, quantity=10)
    chest = place_entity(Prototype.WoodenChest, position=drill.drop_position)
    print(f"drill {number + 1} at {drill.position} fills the chest at {chest.position}")

for _ in range(20):
    sleep(1)
for drill in get_entities({Prototype.BurnerMiningDrill}):
    print(drill.position, drill.status, drill.warnings)
print(score())
