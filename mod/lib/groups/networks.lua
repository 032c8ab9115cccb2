--- Pipes of one fluid system, and poles of one electric network: the game numbers both.
--- A piece without a number is a group of its own.
--- Source: runtime API, LuaFluidBox.get_fluid_system_id (1.1), get_fluid_segment_id (2.0),
--- LuaEntity.electric_network_id.

local fluids = require("compat.fluids")

local networks = {}

local function system(entity)
  return fluids.system(entity.fluidbox, 1)
end

local NUMBER_OF = {
  ["pipe-group"] = function(entity)
    return system(entity)
  end,
  ["electricity-group"] = function(entity)
    return entity.electric_network_id
  end,
}

--- The number of the network that a piece belongs to.
---@param name string of the kind of group
---@param entity LuaEntity
---@return integer|nil
function networks.number(name, entity)
  return NUMBER_OF[name](entity)
end

--- The network of a piece, from all pieces of its kind.
---@param name string
---@param first LuaEntity
---@param all LuaEntity[] from north-west on
---@return table
function networks.of(name, first, all)
  local number = NUMBER_OF[name](first)
  if not number then
    return { members = { first } }
  end
  local members = {}
  for _, entity in ipairs(all) do
    if NUMBER_OF[name](entity) == number then
      members[#members + 1] = entity
    end
  end
  return { members = members, number = number }
end

return networks
