--- From the name that an agent uses to the entity that it means.

local prototypes = require("compat.prototypes")

local kinds = {}

--- The entity's name: that of the entity itself, or of what the item builds.
---@param name string
---@return string|nil
function kinds.entity(name)
  local item = prototypes.get("item", name)
  local result = item and item.place_result
  if result then
    return result.name
  end
  return prototypes.has("entity", name) and name or nil
end

-- Kinds that agents know as one group.
local GROUPS = {
  ["belt-group"] = { "transport-belt", "underground-belt", "splitter" },
  ["pipe-group"] = { "pipe", "pipe-to-ground" },
  ["electricity-group"] = { "electric-pole" },
  ["wall-group"] = { "wall", "gate" },
}

--- The prototype types that a group stands for; nil when the name is no group.
---@param name string
---@return string[]|nil
function kinds.group(name)
  return GROUPS[name]
end

return kinds
