-- Made by `fle data build`; not to be edited. Read through facts.lua.
local m={
{a=1,b=0,g=1,r=1}}
local c={auto_barrel=false,base_color=m[1],default_temperature=25,emissions_multiplier=1,flow_color=m[1],fuel_value=0,group="other",heat_capacity=1000,max_temperature=25,order="a",subgroup="parameters",type="fluid"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"fluid-unknown","water","steam","crude-oil","petroleum-gas","light-oil","heavy-oil","lubricant","sulfuric-acid","parameter-0","parameter-1","parameter-2","parameter-3","parameter-4","parameter-5","parameter-6","parameter-7","parameter-8","parameter-9"},
get={
["fluid-unknown"]=function()return d{base_color={},default_temperature=0,flow_color={},group="fluids",hidden=true,localised_name={"fluid-name.fluid-unknown"},max_temperature=0,name="fluid-unknown",order="",subgroup="fluid"}end,
["water"]=function()return d{auto_barrel=true,base_color={a=1,b=0.6,g=0.34,r=0},default_temperature=15,flow_color={a=1,b=0.7,g=0.7,r=0.7},group="fluids",heat_capacity=2000,localised_name={"fluid-name.water"},max_temperature=100,name="water",order="a[fluid]-a[water]-a[water]",subgroup="fluid"}end,
["steam"]=function()return d{base_color={a=1,b=0.5,g=0.5,r=0.5},default_temperature=15,flow_color={a=1,b=1,g=1,r=1},gas_temperature=15,group="fluids",heat_capacity=200,localised_name={"fluid-name.steam"},max_temperature=5000,name="steam",order="a[fluid]-a[water]-b[steam]",subgroup="fluid"}end,
["crude-oil"]=function()return d{auto_barrel=true,base_color={a=1,b=0,g=0,r=0},flow_color={a=1,b=0.5,g=0.5,r=0.5},group="fluids",localised_name={"fluid-name.crude-oil"},name="crude-oil",order="a[fluid]-b[oil]-a[crude-oil]",subgroup="fluid"}end,
["petroleum-gas"]=function()return d{auto_barrel=true,base_color={a=1,b=0.3,g=0.1,r=0.3},flow_color={a=1,b=0.8,g=0.8,r=0.8},group="fluids",localised_name={"fluid-name.petroleum-gas"},name="petroleum-gas",order="a[fluid]-b[oil]-b[petroleum-gas]",subgroup="fluid"}end,
["light-oil"]=function()return d{auto_barrel=true,base_color={a=1,b=0,g=0.33,r=0.57},flow_color={a=1,b=0.07,g=0.73,r=1},group="fluids",localised_name={"fluid-name.light-oil"},name="light-oil",order="a[fluid]-b[oil]-c[light-oil]",subgroup="fluid"}end,
["heavy-oil"]=function()return d{auto_barrel=true,base_color={a=1,b=0,g=0.13,r=0.5},flow_color={a=1,b=0.3,g=0.6,r=0.85},group="fluids",localised_name={"fluid-name.heavy-oil"},name="heavy-oil",order="a[fluid]-b[oil]-d[heavy-oil]",subgroup="fluid"}end,
["lubricant"]=function()return d{auto_barrel=true,base_color={a=1,b=0.03,g=0.32,r=0.15},flow_color={a=1,b=0.31,g=0.75,r=0.43},group="fluids",localised_name={"fluid-name.lubricant"},name="lubricant",order="a[fluid]-b[oil]-e[lubricant]",subgroup="fluid"}end,
["sulfuric-acid"]=function()return d{auto_barrel=true,base_color={a=1,b=0.1,g=0.65,r=0.75},flow_color={a=1,b=0.1,g=1,r=0.7},group="fluids",localised_name={"fluid-name.sulfuric-acid"},name="sulfuric-acid",order="a[fluid]-b[oil]-f[sulfuric-acid]",subgroup="fluid"}end,
["parameter-0"]=function()return d{localised_name={"parameter-x","0"},name="parameter-0",parameter=true}end,
["parameter-1"]=function()return d{localised_name={"parameter-x","1"},name="parameter-1",parameter=true}end,
["parameter-2"]=function()return d{localised_name={"parameter-x","2"},name="parameter-2",parameter=true}end,
["parameter-3"]=function()return d{localised_name={"parameter-x","3"},name="parameter-3",parameter=true}end,
["parameter-4"]=function()return d{localised_name={"parameter-x","4"},name="parameter-4",parameter=true}end,
["parameter-5"]=function()return d{localised_name={"parameter-x","5"},name="parameter-5",parameter=true}end,
["parameter-6"]=function()return d{localised_name={"parameter-x","6"},name="parameter-6",parameter=true}end,
["parameter-7"]=function()return d{localised_name={"parameter-x","7"},name="parameter-7",parameter=true}end,
["parameter-8"]=function()return d{localised_name={"parameter-x","8"},name="parameter-8",parameter=true}end,
["parameter-9"]=function()return d{localised_name={"parameter-x","9"},name="parameter-9",parameter=true}end,
}}
