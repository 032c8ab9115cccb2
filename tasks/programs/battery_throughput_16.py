"""Two chemical plants make batteries of acid from a tank: 30 a minute."""

plates(iron=40, copper=30)
gas = petroleum()
sulfur = chemistry(Prototype.Sulfur, gas, pump)
collect([sulfur], Prototype.Sulfur, 60)
acid = make_acid(60)
batteries = [chemistry(Prototype.Battery, acid) for _ in range(2)]
sleep(15)
stock(batteries, {Prototype.IronPlate: 24, Prototype.CopperPlate: 24})
