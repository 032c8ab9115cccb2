-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"kinds","version"},
get={
["kinds"]=function()return {"ammo_category","autoplace_control","damage_type","entity","equipment","equipment_category","equipment_grid","fluid","fuel_category","item","item_group","item_subgroup","module_category","recipe","recipe_category","resource_category","technology","tile","trigger_target_type","virtual_signal"} end,
["version"]=function()return "1.1.110" end,
}}
