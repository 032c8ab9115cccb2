"""Oil for the workshop: a pumpjack, and places for a refinery, tanks and chemical plants.

They are built before any pipe is laid, so that the pipes find their ways round them.
"""

box = nearest_buildable(
    Prototype.PumpJack, BuildingBox(width=5, height=5), nearest(Resource.CrudeOil)
)
move_to(box.center)
pumpjack = place_entity(Prototype.PumpJack, position=box.center)

cells = [(7 * column + 3.5, 7 * row + 17.5) for row in range(2) for column in range(5)]
refinery = build(Prototype.OilRefinery, plot, *cells[0])
tanks = [build(Prototype.StorageTank, plot, *cell) for cell in cells[1:5]]
plants = [build(Prototype.ChemicalPlant, plot, *cell) for cell in cells[5:]]


# Now that everything stands, poles find their way round it.
connect_entities(engine, pumpjack, Prototype.MediumElectricPole)


def refine(recipe, *fluids):
    """Let the refinery work with crude oil and other fluids; return it."""
    machine = set_entity_recipe(refinery, recipe)
    connect_entities(engine, machine, Prototype.MediumElectricPole)
    pipe_to([machine], pumpjack, *fluids)
    # Pipes that hold something are not mixed up with others.
    wait(10)
    return machine


def store(source):
    """Lead the fluid of a machine, or what comes out at a place, into a tank; return the tank."""
    tank = tanks.pop(0)
    connect_entities(source, tank, PIPES)
    return tank


def petroleum():
    """Refine petroleum gas into a tank; return the tank."""
    return store(refine(RecipeName.BasicOilProcessing))


def chemistry(recipe, *fluids):
    """Let a chemical plant work with fluids; return it."""
    plant = set_entity_recipe(plants.pop(0), recipe)
    connect_entities(engine, plant, Prototype.MediumElectricPole)
    pipe_to([plant], *fluids)
    return plant


def make_acid(sulfur):
    """Let a chemical plant turn sulfur of the inventory into acid in a tank; return the tank."""
    plant = chemistry(Prototype.SulfuricAcid, pump)
    tank = store(plant)
    stock([plant], {Prototype.Sulfur: sulfur, Prototype.IronPlate: sulfur // 5})
    return tank
