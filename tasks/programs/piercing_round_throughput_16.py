"""Three machines make piercing rounds of magazines that are crafted by hand: 45 a minute."""

plates(iron=144, steel=36, copper=180)
craft_item(Prototype.FirearmMagazine, quantity=36)
stock(
    machines(Prototype.PiercingRoundsMagazine, 3),
    {Prototype.FirearmMagazine: 36, Prototype.SteelPlate: 36, Prototype.CopperPlate: 180},
)
