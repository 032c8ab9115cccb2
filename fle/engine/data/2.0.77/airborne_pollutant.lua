-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"pollution"},
get={
["pollution"]=function()return {affects_evolution=true,affects_water_tint=true,chart_color={a=149,b=0,g=0,r=140},localised_name={"airborne-pollutant-name.pollution"},name="pollution",order="",type="airborne-pollutant"} end,
}}
