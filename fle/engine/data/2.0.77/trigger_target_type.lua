-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"flying-robot","ground-unit"},
get={
["flying-robot"]=function()return{localised_name={"trigger-target-type-name.flying-robot"},name="flying-robot",order="",type="trigger-target-type"} end,
["ground-unit"]=function()return{localised_name={"trigger-target-type-name.ground-unit"},name="ground-unit",order="",type="trigger-target-type"} end,
}}
