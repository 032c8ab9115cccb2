-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={auto_barrel=true,default_temperature=25,emissions_multiplier=1,fuel_value=0,group="fluids",heat_capacity=100,max_temperature=25,subgroup="fluid",type="fluid"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"fluid-unknown","water","crude-oil","steam","heavy-oil","light-oil","petroleum-gas","sulfuric-acid","lubricant"},
get={
["fluid-unknown"]=function()return d{auto_barrel=false,base_color={},default_temperature=0,flow_color={},heat_capacity=1000,hidden=true,localised_name={"fluid-name.fluid-unknown"},max_temperature=0,name="fluid-unknown",order=""}end,
["water"]=function()return d{base_color={a=1,b=0.6,g=0.34,r=0},default_temperature=15,flow_color={a=1,b=0.7,g=0.7,r=0.7},heat_capacity=200,localised_name={"fluid-name.water"},max_temperature=100,name="water",order="a[fluid]-a[water]"}end,
["crude-oil"]=function()return d{base_color={a=1,b=0,g=0,r=0},flow_color={a=1,b=0.5,g=0.5,r=0.5},localised_name={"fluid-name.crude-oil"},name="crude-oil",order="a[fluid]-b[crude-oil]"}end,
["steam"]=function()return d{auto_barrel=false,base_color={a=1,b=0.5,g=0.5,r=0.5},default_temperature=15,flow_color={a=1,b=1,g=1,r=1},gas_temperature=15,heat_capacity=200,localised_name={"fluid-name.steam"},max_temperature=1000,name="steam",order="a[fluid]-b[steam]"}end,
["heavy-oil"]=function()return d{base_color={a=1,b=0,g=0.04,r=0.5},flow_color={a=1,b=0.3,g=0.6,r=0.85},localised_name={"fluid-name.heavy-oil"},name="heavy-oil",order="a[fluid]-c[heavy-oil]"}end,
["light-oil"]=function()return d{base_color={a=1,b=0,g=0.33,r=0.57},flow_color={a=1,b=0.07,g=0.73,r=1},localised_name={"fluid-name.light-oil"},name="light-oil",order="a[fluid]-d[light-oil]"}end,
["petroleum-gas"]=function()return d{base_color={a=1,b=0.3,g=0.1,r=0.3},flow_color={a=1,b=0.8,g=0.8,r=0.8},localised_name={"fluid-name.petroleum-gas"},name="petroleum-gas",order="a[fluid]-e[petroleum-gas]"}end,
["sulfuric-acid"]=function()return d{base_color={a=1,b=0.1,g=0.65,r=0.75},flow_color={a=1,b=0.1,g=1,r=0.7},localised_name={"fluid-name.sulfuric-acid"},name="sulfuric-acid",order="a[fluid]-f[sulfuric-acid]"}end,
["lubricant"]=function()return d{base_color={a=1,b=0.03,g=0.32,r=0.15},flow_color={a=1,b=0.31,g=0.75,r=0.43},localised_name={"fluid-name.lubricant"},name="lubricant",order="e[lubricant]"}end,
}}
