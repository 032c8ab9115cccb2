-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"ground-unit"},
get={
["ground-unit"]=function()return {localised_name={"trigger-target-type-name.ground-unit"},name="ground-unit",order="",type="trigger-target-type"} end,
}}
