-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={hidden=true,level=0,type="quality"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"normal","quality-unknown"},
get={
["normal"]=function()return d{color={a=1,b=0.7,g=0.7,r=0.7},draw_sprite_by_default=false,group="other",localised_name={"quality-name.normal"},name="normal",next_probability=0.1,order="a",subgroup="qualities"}end,
["quality-unknown"]=function()return d{color={a=1,b=1,g=1,r=1},localised_name={"quality-name.quality-unknown"},name="quality-unknown",order="z"}end,
}}
