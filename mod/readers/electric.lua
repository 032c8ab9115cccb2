--- Electric networks and energy sources.
--- Source: runtime API 1.1 and 2.0, LuaEntity.electric_network_id, electric_buffer_size,
--- electric_drain, energy_generated_last_tick, LuaFlowStatistics of a pole.

local limits = require("compat.electric")

local electric = {}

---@param entity LuaEntity
function electric.network(entity)
  return entity.electric_network_id
end

--- Only engines and turbines tell what they made in the last tick.
---@param entity LuaEntity
function electric.production(entity)
  if entity.type ~= "generator" then
    return nil
  end
  return entity.energy_generated_last_tick
end

-- What the game has no limit for it tells as the largest number that there is.
local NO_LIMIT = 1e300

--- What an entity can give, in J a tick: solar panels by what they make, which the game does not
--- limit otherwise.
local function output_limit(entity)
  local limit = limits.output_limit(entity)
  if limit and limit < NO_LIMIT then
    return limit
  end
  return limits.most_made(entity.prototype)
end

local function joules(value)
  return value < NO_LIMIT and ("%.10gJ"):format(value) or "unlimited"
end

local function source_of(entity)
  local buffer = entity.electric_buffer_size
  if not buffer then
    return nil
  end
  return {
    buffer_capacity = joules(buffer),
    input_flow_limit = joules(limits.input_limit(entity) or 0),
    output_flow_limit = joules(output_limit(entity) or 0),
    drain = joules(entity.electric_drain or 0),
  }
end

---@param entity LuaEntity
function electric.energy_source(entity)
  return source_of(entity)
end

---@param entity LuaEntity
function electric.output_limit(entity)
  return output_limit(entity)
end

local function consumption(entity)
  local statistics = entity.electric_network_statistics
  local total = 0
  local names = {}
  for name in pairs(statistics.input_counts) do
    names[#names + 1] = name
  end
  table.sort(names)
  for _, name in ipairs(names) do
    total = total
      + statistics.get_flow_count({
        name = name,
        input = true,
        category = "input",
        precision_index = defines.flow_precision_index.five_seconds,
        count = false,
      })
  end
  return total
end

--- Energy that the consumers of a pole's network use.
---@param entity LuaEntity
function electric.flow(entity)
  if not entity.electric_network_id then
    return nil
  end
  return consumption(entity)
end

return electric
