-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="fuel-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"chemical","nuclear"},
get={
["chemical"]=function()return d{localised_name={"fuel-category-name.chemical"},name="chemical"}end,
["nuclear"]=function()return d{localised_name={"fuel-category-name.nuclear"},name="nuclear"}end,
}}
