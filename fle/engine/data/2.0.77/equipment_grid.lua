-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"large-equipment-grid","medium-equipment-grid","small-equipment-grid","spidertron-equipment-grid"},
get={
["large-equipment-grid"]=function()return{equipment_categories={"armor"},height=10,localised_name={"equipment-grid-name.large-equipment-grid"},name="large-equipment-grid",order="",type="equipment-grid",width=10} end,
["medium-equipment-grid"]=function()return{equipment_categories={"armor"},height=8,localised_name={"equipment-grid-name.medium-equipment-grid"},name="medium-equipment-grid",order="",type="equipment-grid",width=6} end,
["small-equipment-grid"]=function()return{equipment_categories={"armor"},height=5,localised_name={"equipment-grid-name.small-equipment-grid"},name="small-equipment-grid",order="",type="equipment-grid",width=5} end,
["spidertron-equipment-grid"]=function()return{equipment_categories={"armor"},height=6,localised_name={"equipment-grid-name.spidertron-equipment-grid"},name="spidertron-equipment-grid",order="",type="equipment-grid",width=10} end,
}}
