"""Four machines make purple science: six packs each in the first minute."""

makers = machines(Prototype.ProductionSciencePack, 4)
gas = petroleum()
plastic = chemistry(Prototype.PlasticBar, gas)
stock([plastic], {Prototype.Coal: 50})
plates(iron=200, copper=440, steel=130)
collect([plastic], Prototype.PlasticBar, 80)
gather(Resource.Stone, 120)
craft_item(Prototype.Rail, quantity=240)
craft_item(Prototype.ProductivityModule, quantity=8)
stock(
    makers,
    {Prototype.Rail: 240, Prototype.ProductivityModule: 8, Prototype.ElectricFurnace: 8},
)
