-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={type="item-group"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"logistics","production","intermediate-products","combat","fluids","signals","enemies","environment","effects","other"},
get={
["logistics"]=function()return d{localised_name={"item-group-name.logistics"},name="logistics",order="a"}end,
["production"]=function()return d{localised_name={"item-group-name.production"},name="production",order="b"}end,
["intermediate-products"]=function()return d{localised_name={"item-group-name.intermediate-products"},name="intermediate-products",order="c",order_in_recipe="0"}end,
["combat"]=function()return d{localised_name={"item-group-name.combat"},name="combat",order="d"}end,
["fluids"]=function()return d{localised_name={"item-group-name.fluids"},name="fluids",order="e"}end,
["signals"]=function()return d{localised_name={"item-group-name.signals"},name="signals",order="f"}end,
["enemies"]=function()return d{localised_name={"item-group-name.enemies"},name="enemies",order="g"}end,
["environment"]=function()return d{localised_name={"item-group-name.environment"},name="environment",order="h"}end,
["effects"]=function()return d{localised_name={"item-group-name.effects"},name="effects",order="y"}end,
["other"]=function()return d{localised_name={"item-group-name.other"},name="other",order="z"}end,
}}
