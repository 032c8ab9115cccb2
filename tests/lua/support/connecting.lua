--- Joining places and entities, for specs of connections.

local World = require("tests.lua.support.world")

local connecting = {}

--- How to make a world in which the agent holds so much: a function of more options of World.new.
---@param held table<string, integer>
---@return fun(more: table|nil): table world
function connecting.worlds(held)
  return function(more)
    local options = { seed = 1, inventory = held }
    for name, thing in pairs(more or {}) do
      options[name] = thing
    end
    return World.new(options)
  end
end

--- Call connect_entities.
---@param ends any[] positions, entities, groups, or names of what the spec placed
---@param kinds string|string[]
function connecting.connect(world, ends, kinds, dry_run)
  local values = {}
  for index, value in ipairs(ends) do
    values[index] = world.entities[value] or value
  end
  for _, kind in ipairs(type(kinds) == "string" and { kinds } or kinds) do
    values[#values + 1] = kind
  end
  return world:call("connect_entities", { waypoints_and_types = values, dry_run = dry_run })
end

--- Why it refuses.
---@return table failure { code, data }
function connecting.refusal(world, ends, kinds)
  local ok, failure = pcall(connecting.connect, world, ends, kinds)
  if ok then
    error("joined what it should refuse to join", 2)
  end
  return failure
end

--- What get_entity says of what the spec placed under a name.
function connecting.read(world, name)
  local entity = world.entities[name]
  return world:call("get_entity", { entity = entity.name, position = entity.position })
end

return connecting
