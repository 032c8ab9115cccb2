--- A world with the mod in it, for specs: tools are called through messages, as a client does.
---
--- World.new({ seed = 1, lab = false, inventory = { coal = 10 }, technologies = "all",
---   chest = { name = "iron-chest", at = { 2, 0 }, holds = { coal = 8 } } })
--- Other keys are entities by the name that the spec gives them: name, at, holds, direction
--- (16-way), recipe, force, amount.

local msgpack = require("lib.msgpack")
local profile = require("tests.lua.support.profile")
local wire_values = require("tests.lua.support.wire_values")
local tools = require("generated.tools")
local protocol = require("generated.protocol")

local World = {}
World.__index = World

local OPTIONS = {
  seed = true,
  lab = true,
  inventory = true,
  technologies = true,
  cost_model = true,
  reach = true,
  agents = true,
  mods = true,
}

-- Without a lab map a world is made faster; the setting's default is what the game would ask for.
local EMPTY_MAP = {
  info = { name = "fle-empty-map", version = "1.0.0", dependencies = { "fle" } },
  files = {
    ["settings-updates.lua"] = [[
      data.raw["string-setting"]["fle-map"].default_value = "empty"
    ]],
    ["control.lua"] = "",
  },
}

local function start(options)
  local server = require("server")
  local mods = { os.getenv("FLE_MOD") or profile.root .. "/mod" }
  if not options.lab then
    mods[2] = EMPTY_MAP
  end
  for _, mod in ipairs(options.mods or {}) do
    mods[#mods + 1] = mod
  end
  server.start({ factorio = profile.factorio, seed = options.seed or 1, mods = mods })
  return server
end

-- What a spec places goes through the server's own scripting, not through a tool that is tested.
local BUILD = [[
  local ground, thing = game.surfaces["fle"], %s
  local step = %d
  local entity = ground.create_entity({
    name = thing.name, position = thing.at, force = thing.force or "player",
    direction = thing.direction and thing.direction / step, recipe = thing.recipe, type = thing.half,
    amount = thing.amount, raise_built = true,
  })
  if not entity then
    error("cannot place " .. thing.name)
  end
  for _, stack in ipairs(thing.stacks) do
    if entity.insert(stack) < stack.count then
      error(thing.name .. " cannot hold " .. stack.count .. " " .. stack.name)
    end
  end
  return entity.position.x, entity.position.y
]]

local function literal(value)
  if type(value) == "table" then
    local parts = {}
    for key, part in pairs(value) do
      parts[#parts + 1] = "[" .. literal(key) .. "]=" .. literal(part)
    end
    return "{" .. table.concat(parts, ",") .. "}"
  elseif type(value) == "string" then
    return ("%q"):format(value)
  end
  return tostring(value)
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local function stacks_of(holds)
  local stacks = {}
  for _, name in ipairs(sorted_keys(holds or {})) do
    stacks[#stacks + 1] = { name = name, count = holds[name] }
  end
  return stacks
end

--- Run Lua on the server's side and return what it returns.
function World:eval(source)
  return self.server.eval(source)
end

--- Build something, as its description says, and remember it under a name.
function World:place(name, thing)
  local description = { stacks = stacks_of(thing.holds) }
  for key, value in pairs(thing) do
    if key ~= "holds" then
      description[key] = value
    end
  end
  local step = profile.factorio == "1.1" and 2 or 1
  local x, y = self:eval(BUILD:format(literal(description), step))
  self.entities[name] = { name = thing.name, position = { x = x, y = y } }
  return self.entities[name]
end

---@param options? table
function World.new(options)
  options = options or {}
  local self = setmetatable({ entities = {}, sessions = {}, sequence = 0 }, World)
  self.server = start(options)
  if options.agents then
    self:call("spawn_agents", { count = options.agents })
  end
  if options.technologies ~= "none" then
    self:call("unlock_technologies", { technologies = options.technologies or "all" })
  end
  if options.cost_model or options.reach then
    self:call("set_clock", { cost_model = options.cost_model, reach = options.reach })
  end
  if options.inventory then
    self:call("set_inventory", { inventory = options.inventory })
  end
  for _, name in ipairs(sorted_keys(options)) do
    if not OPTIONS[name] then
      self:place(name, options[name])
    end
  end
  return self
end

--- Send one message to the mod and return its answer, both as plain values.
function World:message(message)
  if type(message) == "table" and message[1] ~= 0 and type(message[2]) == "number" then
    self.sequence = math.max(self.sequence, message[2])
  end
  local answer = self.server.remote_call("fle", "execute", msgpack.encode(message))
  return (msgpack.decode(answer))
end

--- The session of an agent, opened when it is first used.
function World:session(agent)
  agent = agent or 1
  if not self.sessions[agent] then
    local hello = { n = 5, 0, protocol.version, protocol.schema_hash, nil, agent }
    self.sessions[agent] = self:message(hello).session
  end
  return self.sessions[agent]
end

local function fault_of(code, data)
  return { code = code, data = data }
end

--- Collect until the batch is done; the world runs as far as it lets itself run.
function World:finish(session, sequence, answer)
  while true do
    if answer[4] then
      error(fault_of(answer[4][1], answer[4][2]), 0)
    elseif answer[5] then
      answer = self:message_whole(session, sequence, answer[5])
    end
    local results = answer[3]
    local last = results[results.n]
    if not last or last[1] ~= 3 then
      return results
    end
    if self.server.advance(last[2] - (self.server.clock())) == 0 then
      error("the world stands still while a call waits")
    end
    answer = self:message({ session, sequence })
  end
end

--- Fetch an answer that is too long for one piece.
function World:message_whole(session, sequence, pieces)
  local parts = {}
  for number = 1, pieces do
    parts[number] = self:message({ session, sequence, number })[7]
  end
  return (msgpack.decode(table.concat(parts)))
end

--- The wire form of a call with arguments by name.
function World:encode(tool, arguments)
  local number = wire_values.tool_number(tool)
  local call = { n = 1 + #tools[number].params, number }
  for index, parameter in ipairs(tools[number].params) do
    local value = (arguments or {})[parameter.name]
    if tools[number].variadic and index == #tools[number].params then
      for position, element in ipairs(value or {}) do
        call[index + position] = wire_values.argument(element, parameter.type)
      end
      call.n = index + #(value or {})
      break
    end
    if type(value) == "string" and self.entities[value] then
      value = self.entities[value]
    end
    call[index + 1] = wire_values.argument(value, parameter.type)
  end
  for name in pairs(arguments or {}) do
    local known = false
    for _, parameter in ipairs(tools[number].params) do
      known = known or parameter.name == name
    end
    if not known then
      error(tool .. " has no parameter " .. tostring(name), 3)
    end
  end
  return call
end

--- Carry out calls { { tool, arguments }, ... } in one batch; each result is { ok = value },
--- { code =, data = } or { skipped = true }.
function World:batch(calls, options, agent)
  local session = self:session(agent)
  self.sequence = self.sequence + 1
  local sequence, encoded = self.sequence, { n = #calls }
  for index, call in ipairs(calls) do
    encoded[index] = self:encode(call[1], call[2])
  end
  local answer = self:message({ n = 4, session, sequence, options, encoded })
  local results = {}
  for index, result in ipairs(self:finish(session, sequence, answer)) do
    if result[1] == 0 then
      local number = encoded[index][1]
      results[index] = { ok = wire_values.result(number, result[2]) }
    elseif result[1] == 1 then
      results[index] = fault_of(result[2], result[3])
    else
      results[index] = { skipped = true }
    end
  end
  return results
end

--- Carry out one call and return its result; raises its fault as { code =, data = }.
function World:call(tool, arguments, agent)
  local result = self:batch({ { tool, arguments } }, nil, agent)[1]
  if result.code then
    error(result, 0)
  end
  return result.ok
end

--- A reference to the result of an earlier call of a batch, for use as an argument.
function World.reference(index, ...)
  return msgpack.reference({ index, ... })
end

local CONTENTS = [[
  local entity = game.surfaces["fle"].find_entity(%q, { %.17g, %.17g })
  if not entity then
    return nil
  end
  local totals = {}
  for id = 1, entity.get_max_inventory_index() do
    local held = entity.get_inventory(id)
    for slot = 1, held and #held or 0 do
      local stack = held[slot]
      if stack.valid_for_read then
        totals[stack.name] = (totals[stack.name] or 0) + stack.count
      end
    end
  end
  return totals
]]

local function copy(map)
  local result = {}
  for name, count in pairs(map) do
    result[name] = count
  end
  return result
end

--- Everything in an entity that the spec placed (or in one that a tool returned), by item.
function World:contents(name)
  local entity = type(name) == "table" and name or self.entities[name]
  local at = entity.position
  local totals = self:eval(CONTENTS:format(entity.name, at.x, at.y))
  return totals and copy(totals)
end

--- What an agent carries.
function World:inventory(agent)
  local character = self:call("get_agent", { agent = agent or 1 })
  return self:contents({ name = "character", position = character.position })
end

--- Let ticks pass that no call asked for, as another agent's call would.
function World:advance(ticks)
  self:eval(("game.ticks_to_run = %d"):format(ticks))
  return self.server.advance(ticks)
end

function World:tick()
  return (self.server.clock())
end

return World
