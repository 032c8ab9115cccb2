-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"basic-fluid","basic-solid"},
get={
["basic-fluid"]=function()return{localised_name={"resource-category-name.basic-fluid"},name="basic-fluid",order="",type="resource-category"} end,
["basic-solid"]=function()return{localised_name={"resource-category-name.basic-solid"},name="basic-solid",order="",type="resource-category"} end,
}}
