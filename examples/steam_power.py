"""Steam power from nothing: a boiler, a steam engine and a machine that it drives.

The character begins with empty hands: everything is mined, smelted and crafted here. Only the
technologies are given.
"""

# /// fle
# inventory = {}
# technologies = "all"
# ///


def gather(resource, quantity):
    """Walk to the nearest field or tree of a resource and harvest by hand until there is enough."""
    name = resource[0]
    while inspect_inventory()[name] < quantity:
        move_to(nearest(resource))
        harvest_resource(nearest(resource), quantity=quantity - inspect_inventory()[name])


def smelt(ore, plate, quantity):
    """Turn ore into plates in the furnaces, all of them at once, and take the plates out."""
    share = quantity // len(furnaces)
    for furnace in furnaces:
        insert_item(Prototype.Coal, furnace, quantity=5)
        insert_item(ore, furnace, quantity=share)
    sleep(int(3.2 * share) + 1)
    return sum(extract_item(plate, furnace, quantity=share) for furnace in furnaces)


# Stone for furnaces, coal to burn, ore for plates, wood for poles.
gather(Resource.Stone, 25)
gather(Resource.Coal, 80)
gather(Resource.Wood, 4)
gather(Resource.IronOre, 140)
gather(Resource.CopperOre, 20)

furnaces = []
for _ in range(4):
    craft_item(Prototype.StoneFurnace)
    spot = nearest_buildable(Prototype.StoneFurnace, BuildingBox(width=3, height=3), Position(0, 8))
    move_to(spot.center)
    furnaces.append(place_entity(Prototype.StoneFurnace, position=spot.center))
print("iron plates:", smelt(Prototype.IronOre, Prototype.IronPlate, 140))
print("copper plates:", smelt(Prototype.CopperOre, Prototype.CopperPlate, 20))

for prototype, quantity in (
    (Prototype.OffshorePump, 1),
    (Prototype.Boiler, 1),
    (Prototype.SteamEngine, 1),
    (Prototype.AssemblingMachine1, 1),
    (Prototype.SmallElectricPole, 6),
):
    craft_item(prototype, quantity=quantity)
print("crafted:", inspect_inventory())

# At the lake: pump, boiler and engine some tiles apart, pipes between them.
shore = nearest(Resource.Water)
move_to(shore)
pump = place_entity(Prototype.OffshorePump, position=shore)
site = nearest_buildable(Prototype.SteamEngine, BuildingBox(width=16, height=7), pump.position)
west = Position(x=site.left_top.x, y=site.center.y)
move_to(site.center)
boiler = place_entity(Prototype.Boiler, Direction.RIGHT, west.right(2))
insert_item(Prototype.Coal, boiler, quantity=20)
engine = place_entity(Prototype.SteamEngine, Direction.RIGHT, west.right(7.5))
machine = place_entity(Prototype.AssemblingMachine1, Direction.UP, west.right(13.5))
set_entity_recipe(machine, Prototype.IronGearWheel)
insert_item(Prototype.IronPlate, machine, quantity=20)

for source, target in ((pump, boiler), (boiler, engine)):
    craft_item(Prototype.Pipe, quantity=get_connection_amount(source, target, Prototype.Pipe))
    group = connect_entities(source, target, Prototype.Pipe)
    print(f"{source.name} to {target.name}: {len(group.pipes)} pipes")
group = connect_entities(engine, machine, Prototype.SmallElectricPole)
print(f"{engine.name} to {machine.name}: {len(group.poles)} poles")

sleep(30)
for prototype, thing in (
    (Prototype.OffshorePump, pump),
    (Prototype.Boiler, boiler),
    (Prototype.SteamEngine, engine),
    (Prototype.AssemblingMachine1, machine),
):
    seen = get_entity(prototype, thing.position)
    print(seen.name, seen.status.value, *seen.warnings)
print("gears:", extract_item(Prototype.IronGearWheel, machine, quantity=10))
