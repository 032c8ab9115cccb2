-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"logistics","production","intermediate-products","combat","fluids","signals","enemies","tiles","environment","effects","other"},
get={
["logistics"]=function()return{localised_name={"item-group-name.logistics"},name="logistics",order="a",type="item-group"} end,
["production"]=function()return{localised_name={"item-group-name.production"},name="production",order="b",type="item-group"} end,
["intermediate-products"]=function()return{localised_name={"item-group-name.intermediate-products"},name="intermediate-products",order="c",order_in_recipe="0",type="item-group"} end,
["combat"]=function()return{localised_name={"item-group-name.combat"},name="combat",order="e",type="item-group"} end,
["fluids"]=function()return{localised_name={"item-group-name.fluids"},name="fluids",order="f",type="item-group"} end,
["signals"]=function()return{localised_name={"item-group-name.signals"},name="signals",order="g",type="item-group"} end,
["enemies"]=function()return{localised_name={"item-group-name.enemies"},name="enemies",order="h",type="item-group"} end,
["tiles"]=function()return{localised_name={"item-group-name.tiles"},name="tiles",order="i",type="item-group"} end,
["environment"]=function()return{localised_name={"item-group-name.environment"},name="environment",order="l",type="item-group"} end,
["effects"]=function()return{localised_name={"item-group-name.effects"},name="effects",order="y",type="item-group"} end,
["other"]=function()return{localised_name={"item-group-name.other"},name="other",order="z",type="item-group"} end,
}}
