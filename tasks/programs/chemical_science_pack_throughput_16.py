"""Ten machines make engines first, and then blue science: two packs each in the first minute."""

makers = machines(Prototype.EngineUnit, 10)
gas = petroleum()
sulfur = chemistry(Prototype.Sulfur, gas, pump)
plastic = chemistry(Prototype.PlasticBar, gas)
stock([plastic], {Prototype.Coal: 50})
plates(iron=120, copper=180, steel=20)
craft_item(Prototype.IronGearWheel, quantity=20)
parts = {Prototype.SteelPlate: 20, Prototype.IronGearWheel: 20, Prototype.Pipe: 40}
stock(makers, parts)
collect(makers, Prototype.EngineUnit, 20)
collect([sulfur], Prototype.Sulfur, 10)
collect([plastic], Prototype.PlasticBar, 60)
craft_item(Prototype.AdvancedCircuit, quantity=30)
makers = [set_entity_recipe(maker, Prototype.ChemicalSciencePack) for maker in makers]
parts = {Prototype.EngineUnit: 20, Prototype.AdvancedCircuit: 30, Prototype.Sulfur: 10}
stock(makers, parts)
