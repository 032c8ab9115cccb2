"""Four machines make yellow science of parts from the whole oil chain: six packs each."""

makers = machines(Prototype.EngineUnit, 4)
units = machines(Prototype.ProcessingUnit, 4)
frames = machines(Prototype.ElectricEngineUnit, 2)

# Oil: gas for plastic and sulfur, heavy oil for lubricant, light oil out of the way.
machine = refine(RecipeName.AdvancedOilProcessing, pump)
points = {point.type: point for point in machine.output_connection_points}
gas, heavy, _ = (
    store(Position(x=points[fluid].x, y=points[fluid].y))
    for fluid in ("petroleum-gas", "heavy-oil", "light-oil")
)
sulfur = chemistry(Prototype.Sulfur, gas, pump)
plastic = chemistry(Prototype.PlasticBar, gas)
stock([plastic], {Prototype.Coal: 50})
lubricant = chemistry(Prototype.Lubricant, heavy)
plates(iron=650, copper=1250, steel=64)
collect([sulfur], Prototype.Sulfur, 50)
acid = make_acid(50)
battery = chemistry(Prototype.Battery, acid)
pipe_to(units, acid)
pipe_to(frames, lubricant)

stock([battery], {Prototype.IronPlate: 16, Prototype.CopperPlate: 16})
craft_item(Prototype.IronGearWheel, quantity=8)
stock(makers, {Prototype.SteelPlate: 8, Prototype.IronGearWheel: 8, Prototype.Pipe: 16})
collect([plastic], Prototype.PlasticBar, 92)
stock([plastic], {Prototype.Coal: 50})
collect([plastic], Prototype.PlasticBar, 92)
craft_item(Prototype.AdvancedCircuit, quantity=32)
craft_item(Prototype.ElectronicCircuit, quantity=360)
stock(units, {Prototype.ElectronicCircuit: 320, Prototype.AdvancedCircuit: 32})
collect(makers, Prototype.EngineUnit, 8)
stock(frames, {Prototype.EngineUnit: 8, Prototype.ElectronicCircuit: 16})
collect(frames, Prototype.ElectricEngineUnit, 8)
collect([battery], Prototype.Battery, 16)
craft_item(Prototype.FlyingRobotFrame, quantity=8)
craft_item(Prototype.LowDensityStructure, quantity=24)
collect(units, Prototype.ProcessingUnit, 16)
makers = [set_entity_recipe(maker, Prototype.UtilitySciencePack) for maker in makers]
stock(
    makers,
    {
        Prototype.LowDensityStructure: 24,
        Prototype.ProcessingUnit: 16,
        Prototype.FlyingRobotFrame: 8,
    },
)
