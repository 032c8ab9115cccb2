--- The tables of all prototypes: `game.item_prototypes` and its kin in 1.1, `prototypes.item` in
--- 2.0.
--- Source: runtime API 1.1 (LuaGameScript) and 2.0 (LuaPrototypes).

local custom_table = require("api.lua_custom_table")
local facts = require("facts")
local objects = require("objects")
local prototypes = require("api.prototypes")

-- Name of the table in 2.0 -> kind of the facts; 1.1 adds "_prototypes".
local KINDS = {
  airborne_pollutant = "airborne_pollutant",
  ammo_category = "ammo_category",
  autoplace_control = "autoplace_control",
  burner_usage = "burner_usage",
  collision_layer = "collision_layer",
  damage = "damage_type",
  entity = "entity",
  equipment = "equipment",
  equipment_category = "equipment_category",
  equipment_grid = "equipment_grid",
  fluid = "fluid",
  fuel_category = "fuel_category",
  item = "item",
  item_group = "item_group",
  item_subgroup = "item_subgroup",
  module_category = "module_category",
  quality = "quality",
  recipe = "recipe",
  recipe_category = "recipe_category",
  resource_category = "resource_category",
  surface_property = "surface_property",
  technology = "technology",
  tile = "tile",
  virtual_signal = "virtual_signal",
}

local in_game, in_prototypes = {}, {}
for name, kind in pairs(KINDS) do
  local id = "prototypes/" .. kind
  custom_table.define(id, {
    names = function()
      return facts.names(kind)
    end,
    get = function(_, key)
      return prototypes.wrap(kind, key)
    end,
  })
  local function table_of_kind()
    return custom_table.wrap(id)
  end
  in_prototypes[name] = table_of_kind
  in_game[name .. "_prototypes"] = table_of_kind
end

objects.implement("LuaGameScript", { get = in_game })
objects.implement("LuaPrototypes", { get = in_prototypes })
