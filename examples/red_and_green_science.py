"""Automated red and green science, and a lab that finishes a technology with it.

Nine machines pass their parts on to each other. Each has a cell of four by four tiles; inserters
between the cells take what one makes to the next, and chests at the rim hold the plates. Solar
panels give the power.
"""

# /// fle
# technologies = ["automation", "electronics", "logistic-science-pack", "steel-processing"]
#
# [inventory]
# assembling-machine-1 = 9
# copper-plate = 400
# inserter = 20
# iron-chest = 8
# iron-plate = 800
# lab = 1
# small-electric-pole = 60
# solar-panel = 20
# ///

here = move_to(Position(x=0.5, y=0.5))


def cell(column, row, right=0, down=0):
    """Return a place in a cell, from its middle."""
    return Position(x=4 * column - 7.5 + right, y=4 * row - 1.5 + down)


def build(prototype, position, direction=Direction.UP):
    """Place an entity; what is far away from the nearest aisle that is free."""
    global here
    if here.distance(position) > 9:
        aisle = min(aisles, key=lambda y: abs(y - position.y))
        here = move_to(Position(x=position.x, y=aisle))
    return place_entity(prototype, direction=direction, position=position)


STEP = {
    Direction.UP: (0, -1),
    Direction.RIGHT: (1, 0),
    Direction.DOWN: (0, 1),
    Direction.LEFT: (-1, 0),
}


def machine(column, row, recipe):
    """Place a machine in a cell and tell it what to make."""
    set_entity_recipe(build(Prototype.AssemblingMachine1, cell(column, row)), recipe)


def pass_on(column, row, direction):
    """Let an inserter take what the machine of a cell makes to the next cell."""
    right, down = STEP[direction]
    build(Prototype.Inserter, cell(column, row, 2 * right, 2 * down), direction)


def supply(column, row, side, plate, quantity):
    """Let an inserter take plates out of a chest on that side of a cell."""
    right, down = STEP[side]
    chest = build(Prototype.IronChest, cell(column, row, 3 * right, 3 * down))
    insert_item(plate, chest, quantity=quantity)
    inward = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}[side]
    build(Prototype.Inserter, cell(column, row, 2 * right, 2 * down), inward)


# From north to south: a field of solar panels, and a pole at every corner of every cell.
for row in range(-6, 3):
    aisles = [cell(0, row + 1).y]
    for column in range(5):
        if -6 < row < -1:
            build(Prototype.SolarPanel, cell(column, row))
    for column in range(-1, 5):
        build(Prototype.SmallElectricPole, cell(column, row, 2, 2))

# North and south of the machines.
aisles = [cell(0, -1).y, cell(0, 3, down=2).y]
build(Prototype.Lab, cell(2, 0))

# Red: gears and copper.
machine(4, 0, Prototype.IronGearWheel)
supply(4, 0, Direction.UP, Prototype.IronPlate, 100)
pass_on(4, 0, Direction.LEFT)
machine(3, 0, Prototype.AutomationSciencePack)
supply(3, 0, Direction.UP, Prototype.CopperPlate, 100)
pass_on(3, 0, Direction.LEFT)

# Inserters: circuits of copper cable and iron, gears, iron.
machine(0, 2, Prototype.CopperCable)
supply(0, 2, Direction.DOWN, Prototype.CopperPlate, 200)
pass_on(0, 2, Direction.UP)
machine(0, 1, Prototype.ElectronicCircuit)
supply(0, 1, Direction.UP, Prototype.IronPlate, 100)
pass_on(0, 1, Direction.RIGHT)
machine(1, 2, Prototype.IronGearWheel)
supply(1, 2, Direction.DOWN, Prototype.IronPlate, 200)
pass_on(1, 2, Direction.UP)
machine(1, 1, Prototype.Inserter)
supply(1, 1, Direction.UP, Prototype.IronPlate, 100)
pass_on(1, 1, Direction.RIGHT)

# Belts: gears and iron.
machine(4, 1, Prototype.IronGearWheel)
supply(4, 1, Direction.DOWN, Prototype.IronPlate, 100)
pass_on(4, 1, Direction.LEFT)
machine(3, 1, Prototype.TransportBelt)
supply(3, 1, Direction.DOWN, Prototype.IronPlate, 100)
pass_on(3, 1, Direction.LEFT)

# Green: an inserter and a belt each.
machine(2, 1, Prototype.LogisticSciencePack)
pass_on(2, 1, Direction.UP)

print("automation-2 takes", set_research(Technology.Automation2))
for minute in range(1, 31):
    sleep(60)
    rest = get_research_progress(Technology.Automation2)
    if not rest:
        print(f"researched in {minute} minutes")
        break
else:
    print("still to go:", rest)
for seen in get_entities({Prototype.AssemblingMachine1, Prototype.Lab}):
    print(seen.name, seen.position, seen.status.value, *seen.warnings)
