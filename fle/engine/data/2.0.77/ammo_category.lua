-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"biological","melee","artillery-shell","beam","bullet","cannon-shell","capsule","electric","flamethrower","grenade","landmine","laser","rocket","shotgun-shell"},
get={
["biological"]=function()return{hidden=true,localised_name={"ammo-category-name.biological"},name="biological",order="",type="ammo-category"} end,
["melee"]=function()return{hidden=true,localised_name={"ammo-category-name.melee"},name="melee",order="",type="ammo-category"} end,
["artillery-shell"]=function()return{group="combat",localised_name={"ammo-category-name.artillery-shell"},name="artillery-shell",order="",subgroup="ammo-category",type="ammo-category"} end,
["beam"]=function()return{group="combat",localised_name={"ammo-category-name.beam"},name="beam",order="",subgroup="ammo-category",type="ammo-category"} end,
["bullet"]=function()return{group="combat",localised_name={"ammo-category-name.bullet"},name="bullet",order="",subgroup="ammo-category",type="ammo-category"} end,
["cannon-shell"]=function()return{group="combat",localised_name={"ammo-category-name.cannon-shell"},name="cannon-shell",order="",subgroup="ammo-category",type="ammo-category"} end,
["capsule"]=function()return{group="combat",hidden=true,localised_name={"ammo-category-name.capsule"},name="capsule",order="",subgroup="ammo-category",type="ammo-category"} end,
["electric"]=function()return{group="combat",localised_name={"ammo-category-name.electric"},name="electric",order="",subgroup="ammo-category",type="ammo-category"} end,
["flamethrower"]=function()return{group="combat",localised_name={"ammo-category-name.flamethrower"},name="flamethrower",order="",subgroup="ammo-category",type="ammo-category"} end,
["grenade"]=function()return{group="combat",localised_name={"ammo-category-name.grenade"},name="grenade",order="",subgroup="ammo-category",type="ammo-category"} end,
["landmine"]=function()return{group="combat",localised_name={"ammo-category-name.landmine"},name="landmine",order="",subgroup="ammo-category",type="ammo-category"} end,
["laser"]=function()return{group="combat",localised_name={"ammo-category-name.laser"},name="laser",order="",subgroup="ammo-category",type="ammo-category"} end,
["rocket"]=function()return{group="combat",localised_name={"ammo-category-name.rocket"},name="rocket",order="",subgroup="ammo-category",type="ammo-category"} end,
["shotgun-shell"]=function()return{group="combat",localised_name={"ammo-category-name.shotgun-shell"},name="shotgun-shell",order="",subgroup="ammo-category",type="ammo-category"} end,
}}
