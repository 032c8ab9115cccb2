--- Members of prototypes that say which effects of modules and beacons are felt, and how (2.0).
--- Source: runtime API 2.0, LuaEntityPrototype, LuaRecipePrototype, concept EffectReceiver;
--- defaults from the prototype API 2.0: a recipe allows every effect unless it says otherwise,
--- productivity only if it says so.

local beacons = require("systems.beacons")
local modules = require("systems.modules")
local objects = require("objects")
local prototypes = require("api.prototypes")

local copy, field = prototypes.copy, prototypes.field

-- Of one unit of a pack's durability, in per cent.
local DRAIN = 100

local function receiver(prototype)
  if not beacons.is_receiver(prototype.type) then
    return nil
  end
  local given = prototype.effect_receiver or {}
  return {
    base_effect = copy(given.base_effect or {}),
    uses_module_effects = given.uses_module_effects ~= false,
    uses_beacon_effects = given.uses_beacon_effects ~= false,
    uses_surface_effects = given.uses_surface_effects ~= false,
  }
end

objects.implement("LuaEntityPrototype", {
  get = {
    effect_receiver = receiver,
    beacon_counter = field("beacon_counter", "total"),
    distribution_effectivity_bonus_per_quality_level = field(
      "distribution_effectivity_bonus_per_quality_level",
      0
    ),
    allowed_module_categories = field("allowed_module_categories"),
    science_pack_drain_rate_percent = field("science_pack_drain_rate_percent", DRAIN),
    uses_force_mining_productivity_bonus = function(prototype)
      return prototype.uses_force_mining_productivity_bonus ~= false
    end,
  },
})

objects.implement("LuaRecipePrototype", {
  get = {
    allowed_effects = function(recipe)
      local allowed = {}
      for _, effect in ipairs(modules.NAMES) do
        allowed[effect] = recipe["allow_" .. effect] ~= false
      end
      return allowed
    end,
    allowed_module_categories = field("allowed_module_categories"),
  },
})
