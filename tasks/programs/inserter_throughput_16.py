"""One machine makes inserters of parts that are crafted by hand: 90 a minute."""

plates(iron=120, copper=60)
craft_item(Prototype.ElectronicCircuit, quantity=30)
craft_item(Prototype.IronGearWheel, quantity=30)
parts = {Prototype.ElectronicCircuit: 30, Prototype.IronGearWheel: 30, Prototype.IronPlate: 30}
stock(machines(Prototype.Inserter, 1), parts)
