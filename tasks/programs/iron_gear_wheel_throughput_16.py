"""One machine turns 80 iron plates into gears."""

plates(iron=80)
stock(machines(Prototype.IronGearWheel, 1), {Prototype.IronPlate: 80})
