--- Drills without ore, or without the fluid that their ore takes.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype.resource_categories, mineable_properties.

local fluid = require("lib.warnings.fluid")
local nearby = require("lib.nearby")
local ore = require("lib.ore")
local prototypes = require("compat.prototypes")
local warning = require("lib.warning")
local words = require("lib.words")

local mining = {}

-- How far the nearest ore is looked for, in tiles.
local RADIUS = 30

local function nearest_ore(entity)
  local categories, list = entity.prototype.resource_categories, {}
  local found = entity.surface.find_entities_filtered({
    area = nearby.square(entity.position, RADIUS),
    type = "resource",
  })
  for _, resource in ipairs(found) do
    if categories[resource.prototype.resource_category] then
      list[#list + 1] = resource
    end
  end
  return nearby.nearest(list, entity.position)
end

--- There is nothing to mine in its area.
function mining.empty(entity, list)
  local resource = nearest_ore(entity)
  local where = resource and ("the nearest is " .. words.entity(resource))
    or ("there is none within %d tiles"):format(RADIUS)
  list[#list + 1] = warning("nothing_to_mine", "no ore left to mine under it: " .. where)
end

--- The ore under it is only mined with a fluid.
function mining.dry(entity, list)
  for _, resource in ipairs(ore.under(entity.surface, entity.prototype, entity.position)) do
    local minable = prototypes.get("entity", resource.name).mineable_properties
    if minable.required_fluid then
      list[#list + 1] = warning(
        "missing_ingredients",
        ("%s needs %s to be mined"):format(resource.name, minable.required_fluid)
      )
      list[#list + 1] = fluid.explain_input(entity, 1, minable.required_fluid)
      return
    end
  end
  list[#list + 1] = warning("missing_ingredients", "the ore needs a fluid to be mined")
end

return mining
