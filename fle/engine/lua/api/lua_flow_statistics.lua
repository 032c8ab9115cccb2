--- LuaFlowStatistics: totals, and flows over the last five seconds and the last minute.
--- Source: runtime API 1.1 and 2.0, LuaFlowStatistics. Longer periods than a minute are not kept,
--- so asking for them is not emulated. A flow is given per minute, of electric networks per tick, a
--- count as it is (API: `count`).

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local sorted_keys = require("sorted_keys")
local arguments = require("api.arguments")
local electric = require("systems.electric.statistics")
local networks = require("systems.electric.networks")
local statistics = require("systems.statistics")

-- Length of the period and of one of its 300 samples, in ticks (API: defines.flow_precision_index).
local PERIODS = { five_seconds = { 300, 1 }, one_minute = { 3600, 12 } }

local api = {}

-- One record for each force, kind and surface: books themselves are made when first written to.
local records = {}
local EMPTY = { input = {}, output = {}, recent = { input = {}, output = {} } }

local function record_of(kind, force, surface)
  local id = kind .. "\0" .. force .. "\0" .. surface
  local record = records[id]
  if not record then
    record = { kind = kind, force = force, surface = surface }
    records[id] = record
  end
  return record
end

---@return any handle
function api.wrap(kind, force, surface)
  return objects.wrap("LuaFlowStatistics", record_of(kind, force, surface))
end

--- The statistics of a power network.
---@param id integer
---@return any handle
function api.wrap_network(id)
  local record = records[id]
  if not record then
    record = { kind = "entity", network = id }
    records[id] = record
  end
  return objects.wrap("LuaFlowStatistics", record)
end

local function network_of(record)
  local network = networks.get(record.network)
  if not network then
    objects.error("The electric network of these LuaFlowStatistics is gone.")
  end
  return network
end

local function read(record)
  return statistics.peek(record.kind, record.force, record.surface) or EMPTY
end

-- Totals of one side by name.
local function counts_of(record, side)
  if record.network then
    return electric.counts(network_of(record), side)
  end
  return read(record)[side] or {}
end

local function write(record)
  return statistics.of(record.kind, record.force, record.surface)
end

local function known_name(record, value)
  local kind = (record.kind == "kill" or record.kind == "build") and "entity" or record.kind
  return arguments.prototype_name(kind, value)
end

local function copy(totals)
  local copied = {}
  for _, name in ipairs(sorted_keys(totals)) do
    copied[name] = totals[name]
  end
  return copied
end

local function precision(index)
  for name, value in pairs(facts.defines().flow_precision_index) do
    if value == index then
      return name
    end
  end
  return objects.error("Invalid flow precision index: %s.", tostring(index))
end

local function get_flow_count(record, options)
  options = arguments.named(options, "get_flow_count")
  local name = known_name(record, options.name)
  local side
  if S.profile.factorio == "1.1" then
    side = arguments.required(options.input, "input") and "input" or "output"
  else
    side = arguments.required(options.category, "category")
    if side ~= "input" and side ~= "output" then
      -- What was stored some time ago is not kept.
      objects.error("not emulated: LuaFlowStatistics.get_flow_count of category %s", tostring(side))
    end
  end
  local label = precision(arguments.required(options.precision_index, "precision_index"))
  local period = PERIODS[label]
  if not period then
    objects.error("not emulated: LuaFlowStatistics.get_flow_count over %s", label)
  end
  local length, sample = period[1], period[2]
  local now, span = S.saved.tick, length
  local from, to = now - length, now
  if options.sample_index then
    if options.sample_index < 1 or options.sample_index > 300 then
      objects.error("sample_index must be between 1 and 300.")
    end
    to = now - (options.sample_index - 1) * sample
    from, span = to - sample, sample
  end
  if record.network then
    local flowed = electric.flow(network_of(record), side, name, from, to)
    return options.count and flowed or flowed / span
  end
  local flowed = statistics.flow(read(record), side, name, from, to)
  return options.count and flowed or flowed * 3600 / span
end

local function counts(side)
  return function(record)
    return copy(counts_of(record, side))
  end
end

local function total(side)
  return function(record, name)
    return counts_of(record, side)[known_name(record, name)] or 0
  end
end

local function setter(side)
  return function(record, name, count)
    name = known_name(record, name)
    if type(count) ~= "number" or count < 0 then
      objects.error("Invalid count: %s.", tostring(count))
    end
    if record.network then
      if not electric.set(network_of(record), side, name, count) then
        objects.error("not emulated: a count of %s in a network that has none", name)
      end
      return
    end
    write(record)[side][name] = count > 0 and count or nil
  end
end

objects.implement("LuaFlowStatistics", {
  get = {
    force = function(record)
      local force = record.force or network_of(record).force
      return objects.wrap("LuaForce", S.saved.forces[force])
    end,
    input_counts = counts("input"),
    output_counts = counts("output"),
    storage_counts = counts("storage"),
  },
  methods = {
    get_input_count = total("input"),
    get_output_count = total("output"),
    get_storage_count = total("storage"),
    set_input_count = setter("input"),
    set_output_count = setter("output"),
    get_flow_count = get_flow_count,
    on_flow = function(record, name, amount)
      name = known_name(record, name)
      if type(amount) ~= "number" then
        objects.error("Invalid count: %s.", tostring(amount))
      elseif record.network then
        objects.error("not emulated: LuaFlowStatistics.on_flow of an electric network")
      end
      statistics.add(write(record), amount >= 0 and "input" or "output", name, math.abs(amount))
    end,
    clear = function(record)
      if record.network then
        electric.clear(network_of(record))
      else
        statistics.clear(write(record))
      end
    end,
  },
  key = function(record)
    return record.network or { record.kind, record.force, record.surface }
  end,
  find = function(key)
    if type(key) == "number" then
      return networks.get(key) and objects.peek(api.wrap_network(key))
    end
    return S.saved.forces[key[2]] and record_of(key[1], key[2], key[3])
  end,
})

return api
