-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="ammo-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"artillery-shell","beam","biological","bullet","cannon-shell","capsule","electric","flamethrower","grenade","landmine","laser","melee","rocket","shotgun-shell"},
get={
["artillery-shell"]=function()return d{localised_name={"ammo-category-name.artillery-shell"},name="artillery-shell"}end,
["beam"]=function()return d{localised_name={"ammo-category-name.beam"},name="beam"}end,
["biological"]=function()return d{localised_name={"ammo-category-name.biological"},name="biological"}end,
["bullet"]=function()return d{localised_name={"ammo-category-name.bullet"},name="bullet"}end,
["cannon-shell"]=function()return d{localised_name={"ammo-category-name.cannon-shell"},name="cannon-shell"}end,
["capsule"]=function()return d{localised_name={"ammo-category-name.capsule"},name="capsule"}end,
["electric"]=function()return d{localised_name={"ammo-category-name.electric"},name="electric"}end,
["flamethrower"]=function()return d{localised_name={"ammo-category-name.flamethrower"},name="flamethrower"}end,
["grenade"]=function()return d{localised_name={"ammo-category-name.grenade"},name="grenade"}end,
["landmine"]=function()return d{localised_name={"ammo-category-name.landmine"},name="landmine"}end,
["laser"]=function()return d{localised_name={"ammo-category-name.laser"},name="laser"}end,
["melee"]=function()return d{localised_name={"ammo-category-name.melee"},name="melee"}end,
["rocket"]=function()return d{localised_name={"ammo-category-name.rocket"},name="rocket"}end,
["shotgun-shell"]=function()return d{localised_name={"ammo-category-name.shotgun-shell"},name="shotgun-shell"}end,
}}
