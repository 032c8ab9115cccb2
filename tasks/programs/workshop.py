"""A workshop at the lake, which the programs of several tasks build on.

What a factory uses up is harvested, smelted and crafted by hand here; the machines that make the
goal of the task are stocked with it, so that what they make is the work of machines alone.
"""


def room(width, height, center):
    """Return the corner of a free box of that size."""
    box = BuildingBox(width=width, height=height)
    return nearest_buildable(Prototype.StoneFurnace, box, center).left_top


def build(prototype, corner, x, y, direction=Direction.UP):
    """Place an entity so many tiles east and south of a corner."""
    place = Position(x=corner.x + x, y=corner.y + y)
    move_to(place)
    return place_entity(prototype, direction=direction, position=place)


def gather(resource, quantity):
    """Harvest by hand until the inventory holds as much of a resource."""
    name = resource[0]
    while inspect_inventory()[name] < quantity:
        move_to(nearest(resource))
        harvest_resource(nearest(resource), quantity=quantity - inspect_inventory()[name])


# Steam: a pump, a boiler and two engines in a row. The workshop lies beside it.
move_to(nearest(Resource.Water))
pump = place_entity(Prototype.OffshorePump, position=nearest(Resource.Water))
corner = room(24, 8, pump.position)
boiler = build(Prototype.Boiler, corner, 4, 4, Direction.RIGHT)
insert_item(Prototype.Coal, boiler, quantity=50)
engine = build(Prototype.SteamEngine, corner, 11.5, 4, Direction.RIGHT)
second = build(Prototype.SteamEngine, corner, 19.5, 4, Direction.RIGHT)
for source, target in ((pump, boiler), (boiler, engine), (engine, second)):
    connect_entities(source, target, Prototype.Pipe)
connect_entities(engine, second, Prototype.MediumElectricPole)
plot = room(36, 28, pump.position)


# Machines are built before pipes and poles, which find their ways round them.
furnaces = [build(Prototype.StoneFurnace, plot, 3 * column + 3, 2) for column in range(10)]
assemblers = [
    build(Prototype.AssemblingMachine2, plot, 5 * column + 2.5, 5 * row + 6.5)
    for row in range(2)
    for column in range(5)
]
PIPES = {Prototype.Pipe, Prototype.UndergroundPipe}


def refuel(prototype, burner, quantity):
    """Fill up the coal of something that burns it."""
    missing = quantity - get_entity(prototype, burner.position).fuel["coal"]
    if missing > 0:
        gather(Resource.Coal, missing)
        insert_item(Prototype.Coal, burner, quantity=missing)


def wait(seconds):
    """Let time pass, with coal in the boiler."""
    for _ in range(0, seconds, 10):
        refuel(Prototype.Boiler, boiler, 50)
        sleep(10)


def smelt(source, product, quantity, seconds=3.2, ratio=1):
    """Smelt in ten stone furnaces what the inventory holds; wait for it and take it out."""
    move_to(furnaces[0].position)
    have = inspect_inventory()[product]
    share = -(-quantity // len(furnaces))
    for furnace in furnaces:
        refuel(Prototype.StoneFurnace, furnace, 20)
        insert_item(source, furnace, quantity=share * ratio)
    wait(int(seconds * share) + 2)
    for furnace in furnaces:
        extract_item(product, furnace, quantity=share)
    print(f"smelted {inspect_inventory()[product] - have} {product.value[0]}")


def plates(iron=0, copper=0, steel=0, brick=0):
    """Make at least so many plates and bricks from ore that is harvested by hand."""
    # Each furnace makes the same number, so that a little more comes out than was asked for.
    iron += 50 * -(-steel // 10)
    for resource, ore, plate, quantity in (
        (Resource.IronOre, Prototype.IronOre, Prototype.IronPlate, iron),
        (Resource.CopperOre, Prototype.CopperOre, Prototype.CopperPlate, copper),
        (Resource.Stone, Prototype.Stone, Prototype.StoneBrick, brick),
    ):
        ratio = 2 if plate == Prototype.StoneBrick else 1
        while quantity > 0:
            part = min(quantity, 250)
            gather(resource, 10 * ratio * (-(-part // 10)))
            smelt(ore, plate, part, ratio=ratio)
            quantity -= part
    while steel > 0:
        part = min(steel, 200)
        smelt(Prototype.IronPlate, Prototype.SteelPlate, part, seconds=16, ratio=5)
        steel -= part


def machines(recipe, count):
    """Let so many of the assembling machines that are left work at a recipe."""
    return [set_entity_recipe(assemblers.pop(0), recipe) for _ in range(count)]


def pipe_to(machines, *fluids):
    """Lay pipes from where fluids come from to machines."""
    for machine in machines:
        for source in fluids:
            connect_entities(source, machine, PIPES)


def stock(machines, contents):
    """Give power to machines that make the same, and share out ingredients among them."""
    for machine in machines:
        connect_entities(engine, machine, Prototype.MediumElectricPole)
    for item, quantity in contents.items():
        if item == Prototype.Coal:
            gather(Resource.Coal, quantity)
        for machine in machines:
            insert_item(item, machine, quantity=quantity // len(machines))


def collect(machines, item, quantity):
    """Wait until machines have made so many of an item, taking out what is ready."""
    taken = 0
    for _ in range(60):
        for machine in machines:
            ready = inspect_inventory(machine)[item]
            if ready:
                taken += extract_item(item, machine, quantity=ready)
        if taken >= quantity:
            return
        wait(10)
    raise RuntimeError(f"no {quantity} {item.value[0]} within ten minutes")
