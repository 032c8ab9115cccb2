-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"normal","quality-unknown"},
get={
["normal"]=function()return{color={a=1,b=0.7,g=0.7,r=0.7},draw_sprite_by_default=false,group="other",hidden=true,level=0,localised_name={"quality-name.normal"},name="normal",next_probability=0.1,order="a",subgroup="qualities",type="quality"} end,
["quality-unknown"]=function()return{color={a=1,b=1,g=1,r=1},hidden=true,level=0,localised_name={"quality-name.quality-unknown"},name="quality-unknown",order="z",type="quality"} end,
}}
