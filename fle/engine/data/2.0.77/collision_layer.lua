-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={type="collision-layer"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"is_lower_object","is_object","out_of_map","ground_tile","water_tile","resource","doodad","floor","rail","transport_belt","item","ghost","object","player","car","train","elevated_rail","elevated_train","empty_space","lava_tile","meltable","rail_support","trigger_target","cliff"},
get={
["is_lower_object"]=function()return d{localised_name={"collision-layer-name.is_lower_object"},name="is_lower_object",order=""}end,
["is_object"]=function()return d{localised_name={"collision-layer-name.is_object"},name="is_object",order=""}end,
["out_of_map"]=function()return d{localised_name={"collision-layer-name.out_of_map"},name="out_of_map",order=""}end,
["ground_tile"]=function()return d{localised_name={"collision-layer-name.ground_tile"},name="ground_tile",order="01"}end,
["water_tile"]=function()return d{localised_name={"collision-layer-name.water_tile"},name="water_tile",order="02"}end,
["resource"]=function()return d{localised_name={"collision-layer-name.resource"},name="resource",order="03"}end,
["doodad"]=function()return d{localised_name={"collision-layer-name.doodad"},name="doodad",order="04"}end,
["floor"]=function()return d{localised_name={"collision-layer-name.floor"},name="floor",order="05"}end,
["rail"]=function()return d{localised_name={"collision-layer-name.rail"},name="rail",order="06"}end,
["transport_belt"]=function()return d{localised_name={"collision-layer-name.transport_belt"},name="transport_belt",order="07"}end,
["item"]=function()return d{localised_name={"collision-layer-name.item"},name="item",order="08"}end,
["ghost"]=function()return d{localised_name={"collision-layer-name.ghost"},name="ghost",order="09"}end,
["object"]=function()return d{localised_name={"collision-layer-name.object"},name="object",order="10"}end,
["player"]=function()return d{localised_name={"collision-layer-name.player"},name="player",order="11"}end,
["car"]=function()return d{localised_name={"collision-layer-name.car"},name="car",order="12"}end,
["train"]=function()return d{localised_name={"collision-layer-name.train"},name="train",order="13"}end,
["elevated_rail"]=function()return d{localised_name={"collision-layer-name.elevated_rail"},name="elevated_rail",order="14"}end,
["elevated_train"]=function()return d{localised_name={"collision-layer-name.elevated_train"},name="elevated_train",order="15"}end,
["empty_space"]=function()return d{localised_name={"collision-layer-name.empty_space"},name="empty_space",order="16"}end,
["lava_tile"]=function()return d{localised_name={"collision-layer-name.lava_tile"},name="lava_tile",order="17"}end,
["meltable"]=function()return d{localised_name={"collision-layer-name.meltable"},name="meltable",order="18"}end,
["rail_support"]=function()return d{localised_name={"collision-layer-name.rail_support"},name="rail_support",order="19"}end,
["trigger_target"]=function()return d{localised_name={"collision-layer-name.trigger_target"},name="trigger_target",order="20"}end,
["cliff"]=function()return d{localised_name={"collision-layer-name.cliff"},name="cliff",order="21"}end,
}}
