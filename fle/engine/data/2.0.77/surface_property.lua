-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="surface-property"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"day-night-cycle","gravity","magnetic-field","pressure","solar-power"},
get={
["day-night-cycle"]=function()return d{default_value=300,is_time=true,localised_name={"surface-property-name.day-night-cycle"},name="day-night-cycle"}end,
["gravity"]=function()return d{default_value=10,localised_name={"surface-property-name.gravity"},name="gravity"}end,
["magnetic-field"]=function()return d{default_value=90,localised_name={"surface-property-name.magnetic-field"},name="magnetic-field"}end,
["pressure"]=function()return d{default_value=1000,localised_name={"surface-property-name.pressure"},name="pressure"}end,
["solar-power"]=function()return d{default_value=100,localised_name={"surface-property-name.solar-power"},name="solar-power"}end,
}}
