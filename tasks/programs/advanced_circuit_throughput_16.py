"""Four machines make red circuits of plastic, cable and green circuits: 30 a minute."""

plates(iron=60, copper=160)
gas = petroleum()
plastic = chemistry(Prototype.PlasticBar, gas)
stock([plastic], {Prototype.Coal: 30})
collect([plastic], Prototype.PlasticBar, 48)
craft_item(Prototype.ElectronicCircuit, quantity=48)
craft_item(Prototype.CopperCable, quantity=96)
stock(
    machines(Prototype.AdvancedCircuit, 4),
    {
        Prototype.PlasticBar: 48,
        Prototype.ElectronicCircuit: 48,
        Prototype.CopperCable: 96,
    },
)
