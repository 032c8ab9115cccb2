"""Sulfur, iron and water become acid, 50 at once, in a tank."""

plates(iron=12)
gas = petroleum()
sulfur = chemistry(Prototype.Sulfur, gas, pump)
collect([sulfur], Prototype.Sulfur, 40)
make_acid(40)
