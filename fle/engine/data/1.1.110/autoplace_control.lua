-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"iron-ore","copper-ore","stone","coal","uranium-ore","crude-oil","trees","enemy-base"},
get={
["iron-ore"]=function()return{category="resource",localised_name={"","[entity=iron-ore] ",{"entity-name.iron-ore"}},name="iron-ore",order="b-a",richness=true,type="autoplace-control"} end,
["copper-ore"]=function()return{category="resource",localised_name={"","[entity=copper-ore] ",{"entity-name.copper-ore"}},name="copper-ore",order="b-b",richness=true,type="autoplace-control"} end,
["stone"]=function()return{category="resource",localised_name={"","[entity=stone] ",{"entity-name.stone"}},name="stone",order="b-c",richness=true,type="autoplace-control"} end,
["coal"]=function()return{category="resource",localised_name={"","[entity=coal] ",{"entity-name.coal"}},name="coal",order="b-d",richness=true,type="autoplace-control"} end,
["uranium-ore"]=function()return{category="resource",localised_name={"","[entity=uranium-ore] ",{"entity-name.uranium-ore"}},name="uranium-ore",order="b-e",richness=true,type="autoplace-control"} end,
["crude-oil"]=function()return{category="resource",localised_name={"","[entity=crude-oil] ",{"entity-name.crude-oil"}},name="crude-oil",order="b-f",richness=true,type="autoplace-control"} end,
["trees"]=function()return{category="terrain",localised_name={"autoplace-control-name.trees"},name="trees",order="c-y",richness=true,type="autoplace-control"} end,
["enemy-base"]=function()return{category="enemy",localised_name={"autoplace-control-name.enemy-base"},name="enemy-base",order="c-z",richness=false,type="autoplace-control"} end,
}}
