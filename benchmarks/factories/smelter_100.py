"""100 machines: 25 lines of a burner drill on iron ore, a stone furnace and two burner inserters.

The first inserter carries plates into a chest, the second one from that chest into another. Rows
stand on the ore patch; every machine gets fuel for more than 60,000 ticks.
"""

LINES = 25

ore = nearest(Resource.IronOre)
patch = get_resource_patch(Resource.IronOre, ore)
box = patch.bounding_box
built = 0
y = box.left_top.y + 9
while built < LINES:
    x = box.left_top.x + 1
    while x < box.right_bottom.x - 1 and built < LINES:
        spot = Position(x=round(x), y=round(y))
        try:
            move_to(Position(x=spot.x, y=spot.y + 1.5))
            drill = place_entity(Prototype.BurnerMiningDrill, position=spot, direction=Direction.UP)
        except Exception:
            x += 1
            continue
        insert_item(Prototype.Coal, drill, quantity=50)
        furnace = place_entity(Prototype.StoneFurnace, position=Position(x=spot.x, y=spot.y - 2))
        insert_item(Prototype.Coal, furnace, quantity=50)
        column = spot.x - 0.5
        for step in (0, 2):
            arm = place_entity(
                Prototype.BurnerInserter,
                position=Position(x=column, y=spot.y - 3.5 - step),
                direction=Direction.UP,
            )
            insert_item(Prototype.Coal, arm, quantity=5)
            place_entity(Prototype.WoodenChest, position=Position(x=column, y=spot.y - 4.5 - step))
        built += 1
        x += 2
    y += 9
    if y > box.right_bottom.y:
        break
assert built == LINES, f"room for {built} lines only"
