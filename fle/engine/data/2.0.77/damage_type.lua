-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"acid","electric","explosion","fire","impact","laser","physical","poison"},
get={
["acid"]=function()return{localised_name={"damage-type-name.acid"},name="acid",order="",type="damage-type"} end,
["electric"]=function()return{localised_name={"damage-type-name.electric"},name="electric",order="",type="damage-type"} end,
["explosion"]=function()return{localised_name={"damage-type-name.explosion"},name="explosion",order="",type="damage-type"} end,
["fire"]=function()return{localised_name={"damage-type-name.fire"},name="fire",order="",type="damage-type"} end,
["impact"]=function()return{localised_name={"damage-type-name.impact"},name="impact",order="",type="damage-type"} end,
["laser"]=function()return{localised_name={"damage-type-name.laser"},name="laser",order="",type="damage-type"} end,
["physical"]=function()return{localised_name={"damage-type-name.physical"},name="physical",order="",type="damage-type"} end,
["poison"]=function()return{localised_name={"damage-type-name.poison"},name="poison",order="",type="damage-type"} end,
}}
