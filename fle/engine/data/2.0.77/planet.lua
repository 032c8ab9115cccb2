-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"nauvis"},
get={
["nauvis"]=function()return {distance=15,gravity_pull=10,localised_name={"planet-name.nauvis"},magnitude=1,map_seed_offset=0,name="nauvis",order="a[nauvis]",orientation=0.275,pollutant_type="pollution",solar_power_in_space=300,surface_properties={["day-night-cycle"]=25200},type="planet"} end,
}}
