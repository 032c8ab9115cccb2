-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={type="autoplace-control"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"iron-ore","copper-ore","stone","coal","crude-oil","uranium-ore","water","trees","rocks","enemy-base","nauvis_cliff","starting_area_moisture"},
get={
["iron-ore"]=function()return d{category="resource",localised_name={"","[entity=iron-ore] ",{"entity-name.iron-ore"}},name="iron-ore",order="a-a",richness=true}end,
["copper-ore"]=function()return d{category="resource",localised_name={"","[entity=copper-ore] ",{"entity-name.copper-ore"}},name="copper-ore",order="a-b",richness=true}end,
["stone"]=function()return d{category="resource",localised_name={"","[entity=stone] ",{"entity-name.stone"}},name="stone",order="a-c",richness=true}end,
["coal"]=function()return d{category="resource",localised_name={"","[entity=coal] ",{"entity-name.coal"}},name="coal",order="a-d",richness=true}end,
["crude-oil"]=function()return d{category="resource",localised_name={"","[entity=crude-oil] ",{"entity-name.crude-oil"}},name="crude-oil",order="a-e",richness=true}end,
["uranium-ore"]=function()return d{category="resource",localised_name={"","[entity=uranium-ore] ",{"entity-name.uranium-ore"}},name="uranium-ore",order="a-f",richness=true}end,
["water"]=function()return d{category="terrain",localised_name={"autoplace-control-name.water"},name="water",order="c-a"}end,
["trees"]=function()return d{category="terrain",localised_name={"autoplace-control-name.trees"},name="trees",order="c-x"}end,
["rocks"]=function()return d{category="terrain",localised_name={"autoplace-control-name.rocks"},name="rocks",order="c-y"}end,
["enemy-base"]=function()return d{category="enemy",localised_name={"autoplace-control-name.enemy-base"},name="enemy-base",order="c-z",related_to_fight_achievements=true}end,
["nauvis_cliff"]=function()return d{category="cliff",localised_name={"autoplace-control-name.nauvis_cliff"},name="nauvis_cliff",order="c-z"}end,
["starting_area_moisture"]=function()return d{category="terrain",localised_name={"autoplace-control-name.starting_area_moisture"},name="starting_area_moisture",order="c-z"}end,
}}
