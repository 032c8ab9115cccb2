-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"efficiency","productivity","speed"},
get={
["efficiency"]=function()return{localised_name={"module-category-name.efficiency"},name="efficiency",order="",type="module-category"} end,
["productivity"]=function()return{localised_name={"module-category-name.productivity"},name="productivity",order="",type="module-category"} end,
["speed"]=function()return{localised_name={"module-category-name.speed"},name="speed",order="",type="module-category"} end,
}}
