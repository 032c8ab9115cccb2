"""Ten stone furnaces turn iron plates into steel: 37 a minute."""

plates(iron=150)
for furnace in furnaces:
    insert_item(Prototype.IronPlate, furnace, quantity=15)
    insert_item(Prototype.Coal, furnace, quantity=5)
