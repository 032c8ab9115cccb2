--- Members that the prototypes of entities and of tiles share: what they collide with, what mining
--- them gives, what places them.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype and LuaTilePrototype.

local S = require("state")
local prototypes = require("api.prototypes")

local copy = prototypes.copy

-- Named as the members are, each a function of the prototype.
local bodies = {}

--- 1.1: a set of layers; 2.0: a set of layers under `layers`, and the flags beside it.
function bodies.collision_mask(prototype)
  local layers = copy(prototype.collision_mask or {})
  if S.profile.factorio == "1.1" then
    return layers
  end
  local mask = copy(prototype.collision_flags or {})
  mask.layers = layers
  return mask
end

function bodies.collision_mask_with_flags(prototype)
  local mask = copy(prototype.collision_mask or {})
  for name in pairs(prototype.collision_flags or {}) do
    mask[(name:gsub("_", "-"))] = true
  end
  return mask
end

function bodies.collision_mask_collides_with_self(prototype)
  return not (prototype.collision_flags or {}).not_colliding_with_itself
end

function bodies.collision_mask_collides_with_tiles_only(prototype)
  return (prototype.collision_flags or {}).colliding_with_tiles_only == true
end

function bodies.collision_mask_considers_tile_transitions(prototype)
  return (prototype.collision_flags or {}).consider_tile_transitions == true
end

function bodies.mineable_properties(prototype)
  local minable = prototype.minable
  local properties = { minable = false, mining_time = 0 }
  if minable then
    properties = {
      minable = true,
      mining_time = minable.mining_time,
      products = copy(minable.products),
      required_fluid = minable.required_fluid,
      fluid_amount = minable.fluid_amount,
    }
  end
  if S.profile.factorio ~= "1.1" then
    local transfers = minable and minable.transfer_entity_health_to_products
    properties.transfer_entity_health_to_products = transfers == true
  end
  return properties
end

function bodies.items_to_place_this(prototype)
  local list = prototype.placeable_by or prototype.items_to_place
  if not list or #list == 0 then
    return nil
  end
  local result = {}
  for i, entry in ipairs(list) do
    result[i] = { name = entry.item or entry.name or entry, count = entry.count or 1 }
  end
  return result
end

function bodies.fluid(prototype)
  return prototypes.wrap("fluid", prototype.fluid)
end

return bodies
