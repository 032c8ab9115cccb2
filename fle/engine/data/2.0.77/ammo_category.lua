-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="ammo-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"biological","melee","artillery-shell","beam","bullet","cannon-shell","capsule","electric","flamethrower","grenade","landmine","laser","rocket","shotgun-shell"},
get={
["biological"]=function()return d{hidden=true,localised_name={"ammo-category-name.biological"},name="biological"}end,
["melee"]=function()return d{hidden=true,localised_name={"ammo-category-name.melee"},name="melee"}end,
["artillery-shell"]=function()return d{group="combat",localised_name={"ammo-category-name.artillery-shell"},name="artillery-shell",subgroup="ammo-category"}end,
["beam"]=function()return d{group="combat",localised_name={"ammo-category-name.beam"},name="beam",subgroup="ammo-category"}end,
["bullet"]=function()return d{group="combat",localised_name={"ammo-category-name.bullet"},name="bullet",subgroup="ammo-category"}end,
["cannon-shell"]=function()return d{group="combat",localised_name={"ammo-category-name.cannon-shell"},name="cannon-shell",subgroup="ammo-category"}end,
["capsule"]=function()return d{group="combat",hidden=true,localised_name={"ammo-category-name.capsule"},name="capsule",subgroup="ammo-category"}end,
["electric"]=function()return d{group="combat",localised_name={"ammo-category-name.electric"},name="electric",subgroup="ammo-category"}end,
["flamethrower"]=function()return d{group="combat",localised_name={"ammo-category-name.flamethrower"},name="flamethrower",subgroup="ammo-category"}end,
["grenade"]=function()return d{group="combat",localised_name={"ammo-category-name.grenade"},name="grenade",subgroup="ammo-category"}end,
["landmine"]=function()return d{group="combat",localised_name={"ammo-category-name.landmine"},name="landmine",subgroup="ammo-category"}end,
["laser"]=function()return d{group="combat",localised_name={"ammo-category-name.laser"},name="laser",subgroup="ammo-category"}end,
["rocket"]=function()return d{group="combat",localised_name={"ammo-category-name.rocket"},name="rocket",subgroup="ammo-category"}end,
["shotgun-shell"]=function()return d{group="combat",localised_name={"ammo-category-name.shotgun-shell"},name="shotgun-shell",subgroup="ammo-category"}end,
}}
