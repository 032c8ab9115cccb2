-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="module-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"effectivity","productivity","speed"},
get={
["effectivity"]=function()return d{localised_name={"module-category-name.effectivity"},name="effectivity"}end,
["productivity"]=function()return d{localised_name={"module-category-name.productivity"},name="productivity"}end,
["speed"]=function()return d{localised_name={"module-category-name.speed"},name="speed"}end,
}}
