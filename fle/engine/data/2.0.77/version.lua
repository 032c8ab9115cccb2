-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"kinds","version"},
get={
["kinds"]=function()return {"airborne_pollutant","ammo_category","autoplace_control","burner_usage","collision_layer","damage_type","entity","equipment","equipment_category","equipment_grid","fluid","fuel_category","item","item_group","item_subgroup","module_category","planet","quality","recipe","recipe_category","resource_category","surface_property","technology","tile","trigger_target_type","virtual_signal"} end,
["version"]=function()return "2.0.77" end,
}}
