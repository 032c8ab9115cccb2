-- Made by `fle data build`; not to be edited. Read through facts.lua.
local c={category="resource",richness=true,type="autoplace-control"}
local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
return{
order={"iron-ore","copper-ore","stone","coal","uranium-ore","crude-oil","trees","enemy-base"},
get={
["iron-ore"]=function()return d{localised_name={"","[entity=iron-ore] ",{"entity-name.iron-ore"}},name="iron-ore",order="b-a"}end,
["copper-ore"]=function()return d{localised_name={"","[entity=copper-ore] ",{"entity-name.copper-ore"}},name="copper-ore",order="b-b"}end,
["stone"]=function()return d{localised_name={"","[entity=stone] ",{"entity-name.stone"}},name="stone",order="b-c"}end,
["coal"]=function()return d{localised_name={"","[entity=coal] ",{"entity-name.coal"}},name="coal",order="b-d"}end,
["uranium-ore"]=function()return d{localised_name={"","[entity=uranium-ore] ",{"entity-name.uranium-ore"}},name="uranium-ore",order="b-e"}end,
["crude-oil"]=function()return d{localised_name={"","[entity=crude-oil] ",{"entity-name.crude-oil"}},name="crude-oil",order="b-f"}end,
["trees"]=function()return d{category="terrain",localised_name={"autoplace-control-name.trees"},name="trees",order="c-y"}end,
["enemy-base"]=function()return d{category="enemy",localised_name={"autoplace-control-name.enemy-base"},name="enemy-base",order="c-z",richness=false}end,
}}
