-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={equipment_categories={"armor"},order="",type="equipment-grid"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"large-equipment-grid","medium-equipment-grid","small-equipment-grid","spidertron-equipment-grid"},
get={
["large-equipment-grid"]=function()return d{height=10,localised_name={"equipment-grid-name.large-equipment-grid"},name="large-equipment-grid",width=10}end,
["medium-equipment-grid"]=function()return d{height=8,localised_name={"equipment-grid-name.medium-equipment-grid"},name="medium-equipment-grid",width=6}end,
["small-equipment-grid"]=function()return d{height=5,localised_name={"equipment-grid-name.small-equipment-grid"},name="small-equipment-grid",width=5}end,
["spidertron-equipment-grid"]=function()return d{height=6,localised_name={"equipment-grid-name.spidertron-equipment-grid"},name="spidertron-equipment-grid",width=10}end,
}}
