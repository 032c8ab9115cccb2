-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={order="",type="recipe-category"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"advanced-crafting","basic-crafting","centrifuging","chemistry","crafting","crafting-with-fluid","oil-processing","rocket-building","smelting"},
get={
["advanced-crafting"]=function()return d{localised_name={"recipe-category-name.advanced-crafting"},name="advanced-crafting"}end,
["basic-crafting"]=function()return d{localised_name={"recipe-category-name.basic-crafting"},name="basic-crafting"}end,
["centrifuging"]=function()return d{localised_name={"recipe-category-name.centrifuging"},name="centrifuging"}end,
["chemistry"]=function()return d{localised_name={"recipe-category-name.chemistry"},name="chemistry"}end,
["crafting"]=function()return d{localised_name={"recipe-category-name.crafting"},name="crafting"}end,
["crafting-with-fluid"]=function()return d{localised_name={"recipe-category-name.crafting-with-fluid"},name="crafting-with-fluid"}end,
["oil-processing"]=function()return d{localised_name={"recipe-category-name.oil-processing"},name="oil-processing"}end,
["rocket-building"]=function()return d{localised_name={"recipe-category-name.rocket-building"},name="rocket-building"}end,
["smelting"]=function()return d{localised_name={"recipe-category-name.smelting"},name="smelting"}end,
}}
