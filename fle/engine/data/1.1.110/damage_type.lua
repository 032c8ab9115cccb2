-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="damage-type"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"acid","electric","explosion","fire","impact","laser","physical","poison"},
get={
["acid"]=function()return d{localised_name={"damage-type-name.acid"},name="acid"}end,
["electric"]=function()return d{localised_name={"damage-type-name.electric"},name="electric"}end,
["explosion"]=function()return d{localised_name={"damage-type-name.explosion"},name="explosion"}end,
["fire"]=function()return d{localised_name={"damage-type-name.fire"},name="fire"}end,
["impact"]=function()return d{localised_name={"damage-type-name.impact"},name="impact"}end,
["laser"]=function()return d{localised_name={"damage-type-name.laser"},name="laser"}end,
["physical"]=function()return d{localised_name={"damage-type-name.physical"},name="physical"}end,
["poison"]=function()return d{localised_name={"damage-type-name.poison"},name="poison"}end,
}}
