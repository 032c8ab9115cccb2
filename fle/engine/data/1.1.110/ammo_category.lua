-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"artillery-shell","beam","biological","bullet","cannon-shell","capsule","electric","flamethrower","grenade","landmine","laser","melee","rocket","shotgun-shell"},
get={
["artillery-shell"]=function()return{localised_name={"ammo-category-name.artillery-shell"},name="artillery-shell",order="",type="ammo-category"} end,
["beam"]=function()return{localised_name={"ammo-category-name.beam"},name="beam",order="",type="ammo-category"} end,
["biological"]=function()return{localised_name={"ammo-category-name.biological"},name="biological",order="",type="ammo-category"} end,
["bullet"]=function()return{localised_name={"ammo-category-name.bullet"},name="bullet",order="",type="ammo-category"} end,
["cannon-shell"]=function()return{localised_name={"ammo-category-name.cannon-shell"},name="cannon-shell",order="",type="ammo-category"} end,
["capsule"]=function()return{localised_name={"ammo-category-name.capsule"},name="capsule",order="",type="ammo-category"} end,
["electric"]=function()return{localised_name={"ammo-category-name.electric"},name="electric",order="",type="ammo-category"} end,
["flamethrower"]=function()return{localised_name={"ammo-category-name.flamethrower"},name="flamethrower",order="",type="ammo-category"} end,
["grenade"]=function()return{localised_name={"ammo-category-name.grenade"},name="grenade",order="",type="ammo-category"} end,
["landmine"]=function()return{localised_name={"ammo-category-name.landmine"},name="landmine",order="",type="ammo-category"} end,
["laser"]=function()return{localised_name={"ammo-category-name.laser"},name="laser",order="",type="ammo-category"} end,
["melee"]=function()return{localised_name={"ammo-category-name.melee"},name="melee",order="",type="ammo-category"} end,
["rocket"]=function()return{localised_name={"ammo-category-name.rocket"},name="rocket",order="",type="ammo-category"} end,
["shotgun-shell"]=function()return{localised_name={"ammo-category-name.shotgun-shell"},name="shotgun-shell",order="",type="ammo-category"} end,
}}
