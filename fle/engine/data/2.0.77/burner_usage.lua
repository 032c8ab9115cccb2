-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"fuel"},
get={
["fuel"]=function()return {localised_name={"burner-usage-name.fuel"},name="fuel",order="",type="burner-usage"} end,
}}
