"""Three machines make red science of gears that are crafted by hand: 27 a minute."""

plates(iron=48, copper=24)
craft_item(Prototype.IronGearWheel, quantity=24)
stock(
    machines(Prototype.AutomationSciencePack, 3),
    {Prototype.IronGearWheel: 24, Prototype.CopperPlate: 24},
)
