-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"day-night-cycle","gravity","magnetic-field","pressure","solar-power"},
get={
["day-night-cycle"]=function()return{default_value=300,is_time=true,localised_name={"surface-property-name.day-night-cycle"},name="day-night-cycle",order="",type="surface-property"} end,
["gravity"]=function()return{default_value=10,localised_name={"surface-property-name.gravity"},name="gravity",order="",type="surface-property"} end,
["magnetic-field"]=function()return{default_value=90,localised_name={"surface-property-name.magnetic-field"},name="magnetic-field",order="",type="surface-property"} end,
["pressure"]=function()return{default_value=1000,localised_name={"surface-property-name.pressure"},name="pressure",order="",type="surface-property"} end,
["solar-power"]=function()return{default_value=100,localised_name={"surface-property-name.solar-power"},name="solar-power",order="",type="surface-property"} end,
}}
