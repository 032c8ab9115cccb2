-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="trigger-target-type"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"flying-robot","ground-unit"},
get={
["flying-robot"]=function()return d{localised_name={"trigger-target-type-name.flying-robot"},name="flying-robot"}end,
["ground-unit"]=function()return d{localised_name={"trigger-target-type-name.ground-unit"},name="ground-unit"}end,
}}
