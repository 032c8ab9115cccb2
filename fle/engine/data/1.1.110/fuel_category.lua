-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"chemical","nuclear"},
get={
["chemical"]=function()return{localised_name={"fuel-category-name.chemical"},name="chemical",order="",type="fuel-category"} end,
["nuclear"]=function()return{localised_name={"fuel-category-name.nuclear"},name="nuclear",order="",type="fuel-category"} end,
}}
