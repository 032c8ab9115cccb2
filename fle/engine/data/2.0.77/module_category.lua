-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="module-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"efficiency","productivity","speed"},
get={
["efficiency"]=function()return d{localised_name={"module-category-name.efficiency"},name="efficiency"}end,
["productivity"]=function()return d{localised_name={"module-category-name.productivity"},name="productivity"}end,
["speed"]=function()return d{localised_name={"module-category-name.speed"},name="speed"}end,
}}
