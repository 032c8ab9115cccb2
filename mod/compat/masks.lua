--- Collision masks of entity prototypes: a set of layers in 1.1, a table holding one in 2.0.
--- Source: LuaEntityPrototype.collision_mask.

local order = require("lib.order")

local masks = {}

--- The layers on which an entity collides, sorted.
---@param prototype LuaEntityPrototype
---@return string[]
function masks.layers(prototype)
  local mask = prototype.collision_mask
  local layers = mask.layers or mask
  local list = {}
  for name, set in order.pairs(layers) do
    if set == true then
      list[#list + 1] = name
    end
  end
  return list
end

return masks
