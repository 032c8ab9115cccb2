-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="resource-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"basic-fluid","basic-solid"},
get={
["basic-fluid"]=function()return d{localised_name={"resource-category-name.basic-fluid"},name="basic-fluid"}end,
["basic-solid"]=function()return d{localised_name={"resource-category-name.basic-solid"},name="basic-solid"}end,
}}
