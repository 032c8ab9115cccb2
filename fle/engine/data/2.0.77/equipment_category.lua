-- Made by `fle data build`; not to be edited. Read through facts.lua.
return{
order={"armor"},
get={
["armor"]=function()return {localised_name={"equipment-category-name.armor"},name="armor",order="",type="equipment-category"} end,
}}
