--- What a call looks up once about the whole factory to explain what is wrong with one entity:
--- electric poles and what feeds their networks, and which inserters take from what.
--- Source: runtime API 1.1 and 2.0, LuaEntity.electric_network_id, pickup_target.

local electric = require("compat.poles")

local survey = {}

-- Types of both versions that can feed a network.
local SOURCES = {
  "generator",
  "burner-generator",
  "solar-panel",
  "accumulator",
  "electric-energy-interface",
}

---@class fle.Pole
---@field entity LuaEntity
---@field x number
---@field y number
---@field network integer?
---@field supply number tiles
---@field wire number tiles

local function find(ctx, filter)
  filter.force = ctx.force
  return ctx.surface.find_entities_filtered(filter)
end

local function read_poles(ctx)
  local list = {}
  for index, entity in ipairs(find(ctx, { type = "electric-pole" })) do
    local at, prototype = entity.position, entity.prototype
    list[index] = {
      entity = entity,
      x = at.x,
      y = at.y,
      network = entity.electric_network_id,
      supply = electric.supply(prototype) or 0,
      wire = electric.wire(prototype) or 0,
    }
  end
  return list
end

local function read_sources(ctx)
  local by_network = {}
  for _, entity in ipairs(find(ctx, { type = SOURCES })) do
    local network = entity.electric_network_id
    if network then
      by_network[network] = by_network[network] or {}
      table.insert(by_network[network], entity)
    end
  end
  return by_network
end

local function read_takers(ctx)
  local by_source = {}
  for _, inserter in ipairs(find(ctx, { type = "inserter" })) do
    local source = inserter.pickup_target
    local number = source and source.unit_number
    if number then
      by_source[number] = by_source[number] or {}
      table.insert(by_source[number], inserter)
    end
  end
  return by_source
end

local function once(ctx, key, read)
  ctx.survey = ctx.survey or {}
  local known = ctx.survey[key]
  if known == nil then
    known = read(ctx)
    ctx.survey[key] = known
  end
  return known
end

--- All electric poles of the force.
---@param ctx fle.Context
---@return fle.Pole[]
function survey.poles(ctx)
  return once(ctx, "poles", read_poles)
end

--- What could feed a network.
---@param ctx fle.Context
---@param network integer
---@return LuaEntity[]
function survey.sources(ctx, network)
  return once(ctx, "sources", read_sources)[network] or {}
end

--- The inserters that take from an entity.
---@param ctx fle.Context
---@param entity LuaEntity
---@return LuaEntity[]
function survey.takers(ctx, entity)
  return once(ctx, "takers", read_takers)[entity.unit_number] or {}
end

return survey
