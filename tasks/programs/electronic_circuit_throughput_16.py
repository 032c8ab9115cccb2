"""One machine makes circuits of cable that is crafted by hand: 90 a minute."""

plates(iron=30, copper=45)
craft_item(Prototype.CopperCable, quantity=90)
stock(
    machines(Prototype.ElectronicCircuit, 1),
    {Prototype.CopperCable: 90, Prototype.IronPlate: 30},
)
