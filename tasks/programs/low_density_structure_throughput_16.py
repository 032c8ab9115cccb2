"""Ten machines make low density structures: two each in the first minute."""

makers = machines(Prototype.LowDensityStructure, 10)
gas = petroleum()
plastic = chemistry(Prototype.PlasticBar, gas)
stock([plastic], {Prototype.Coal: 50})
plates(copper=400, steel=40)
collect([plastic], Prototype.PlasticBar, 100)
stock(
    makers,
    {Prototype.PlasticBar: 100, Prototype.SteelPlate: 40, Prototype.CopperPlate: 400},
)
