"""Five machines make engines of steel, gears and pipes: 22 a minute."""

plates(iron=60, steel=30)
craft_item(Prototype.IronGearWheel, quantity=30)
stock(
    machines(Prototype.EngineUnit, 5),
    {Prototype.SteelPlate: 30, Prototype.IronGearWheel: 30, Prototype.Pipe: 60},
)
