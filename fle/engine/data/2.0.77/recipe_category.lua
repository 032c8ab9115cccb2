-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"advanced-crafting","basic-crafting","centrifuging","chemistry","crafting","crafting-with-fluid","oil-processing","parameters","recycling","recycling-or-hand-crafting","rocket-building","smelting"},
get={
["advanced-crafting"]=function()return{localised_name={"recipe-category-name.advanced-crafting"},name="advanced-crafting",order="",type="recipe-category"} end,
["basic-crafting"]=function()return{localised_name={"recipe-category-name.basic-crafting"},name="basic-crafting",order="",type="recipe-category"} end,
["centrifuging"]=function()return{localised_name={"recipe-category-name.centrifuging"},name="centrifuging",order="",type="recipe-category"} end,
["chemistry"]=function()return{localised_name={"recipe-category-name.chemistry"},name="chemistry",order="",type="recipe-category"} end,
["crafting"]=function()return{localised_name={"recipe-category-name.crafting"},name="crafting",order="",type="recipe-category"} end,
["crafting-with-fluid"]=function()return{localised_name={"recipe-category-name.crafting-with-fluid"},name="crafting-with-fluid",order="",type="recipe-category"} end,
["oil-processing"]=function()return{localised_name={"recipe-category-name.oil-processing"},name="oil-processing",order="",type="recipe-category"} end,
["parameters"]=function()return{localised_name={"recipe-category-name.parameters"},name="parameters",order="",type="recipe-category"} end,
["recycling"]=function()return{localised_name={"recipe-category-name.recycling"},name="recycling",order="",type="recipe-category"} end,
["recycling-or-hand-crafting"]=function()return{localised_name={"recipe-category-name.recycling-or-hand-crafting"},name="recycling-or-hand-crafting",order="",type="recipe-category"} end,
["rocket-building"]=function()return{localised_name={"recipe-category-name.rocket-building"},name="rocket-building",order="",type="recipe-category"} end,
["smelting"]=function()return{localised_name={"recipe-category-name.smelting"},name="smelting",order="",type="recipe-category"} end,
}}
