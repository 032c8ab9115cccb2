-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"iron-ore","copper-ore","stone","coal","crude-oil","uranium-ore","water","trees","rocks","enemy-base","nauvis_cliff","starting_area_moisture"},
get={
["iron-ore"]=function()return{category="resource",localised_name={"","[entity=iron-ore] ",{"entity-name.iron-ore"}},name="iron-ore",order="a-a",richness=true,type="autoplace-control"} end,
["copper-ore"]=function()return{category="resource",localised_name={"","[entity=copper-ore] ",{"entity-name.copper-ore"}},name="copper-ore",order="a-b",richness=true,type="autoplace-control"} end,
["stone"]=function()return{category="resource",localised_name={"","[entity=stone] ",{"entity-name.stone"}},name="stone",order="a-c",richness=true,type="autoplace-control"} end,
["coal"]=function()return{category="resource",localised_name={"","[entity=coal] ",{"entity-name.coal"}},name="coal",order="a-d",richness=true,type="autoplace-control"} end,
["crude-oil"]=function()return{category="resource",localised_name={"","[entity=crude-oil] ",{"entity-name.crude-oil"}},name="crude-oil",order="a-e",richness=true,type="autoplace-control"} end,
["uranium-ore"]=function()return{category="resource",localised_name={"","[entity=uranium-ore] ",{"entity-name.uranium-ore"}},name="uranium-ore",order="a-f",richness=true,type="autoplace-control"} end,
["water"]=function()return{category="terrain",localised_name={"autoplace-control-name.water"},name="water",order="c-a",type="autoplace-control"} end,
["trees"]=function()return{category="terrain",localised_name={"autoplace-control-name.trees"},name="trees",order="c-x",type="autoplace-control"} end,
["rocks"]=function()return{category="terrain",localised_name={"autoplace-control-name.rocks"},name="rocks",order="c-y",type="autoplace-control"} end,
["enemy-base"]=function()return{category="enemy",localised_name={"autoplace-control-name.enemy-base"},name="enemy-base",order="c-z",related_to_fight_achievements=true,type="autoplace-control"} end,
["nauvis_cliff"]=function()return{category="cliff",localised_name={"autoplace-control-name.nauvis_cliff"},name="nauvis_cliff",order="c-z",type="autoplace-control"} end,
["starting_area_moisture"]=function()return{category="terrain",localised_name={"autoplace-control-name.starting_area_moisture"},name="starting_area_moisture",order="c-z",type="autoplace-control"} end,
}}
