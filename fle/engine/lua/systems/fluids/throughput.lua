--- How much fluid goes into and out of a segment in a tick.
--- Rules, 1.1: what flows past n pipes is at most 10000 / (3n - 1) + 1000 a second, beyond 197
--- pipes 240000 / (n + 39) (community figures for the game's own flow from pipe to pipe: 6000 for
--- one, 1200 for 17, 1004 for 200). Counted are the boxes from the nearest source or tank to who
--- takes, and from who gives to the nearest taker or tank; all that goes as far as n or farther
--- shares the limit of n. 2.0: a box takes at most 6000 a second times the fill of the segment, and
--- nothing moves in a segment that reaches over more than 320 tiles in x or in y (prototype API,
--- UtilityConstants default_pipeline_extent; counted from middle to middle of its members, plus
--- one: not certain; the figure of 6000 is the community's and not certain). Both: when there is
--- not enough room or fluid for all, those who act in a tick get equal shares of what is left, in
--- the order of their ids (a simplification).
---
--- Nothing is saved: limits follow from what is built, what was used counts within a tick.

local S = require("state")
local around = require("systems.fluids.around")
local connections = require("systems.fluids.connections")
local entities = require("entities")
local facts = require("facts")
local segments = require("systems.fluids.segments")

local throughput = {}

local min, max, huge = math.min, math.max, math.huge

--- Units a tick through one connection.
local CONNECTION = 6000 / 60
local EXTENT = 320
-- Below this a share is not worth splitting.
local CRUMB = 1e-6

local NONE = {}

-- Forgotten with the segment.
local WEAK = { __mode = "k" }
local caches = setmetatable({}, WEAK)

--- What can flow past a number of pipes in 1.1.
---@param pipes integer
---@return number units a second
local function past(pipes)
  if pipes <= 0 then
    return huge
  elseif pipes <= 197 then
    return 10000 / (3 * pipes - 1) + 1000
  end
  return 240000 / (pipes + 39)
end

-- The most that somebody takes or gives in a tick.
local DEMANDS = {
  boiler = function(prototype)
    local water = facts.fluid(prototype.fluid_boxes[1].filter or "water")
    local heat = water.heat_capacity * (prototype.target_temperature - water.default_temperature)
    return prototype.energy_consumption / heat
  end,
  generator = function(prototype)
    return prototype.fluid_usage_per_tick
  end,
  pump = function(prototype)
    return prototype.pumping_speed
  end,
  ["offshore-pump"] = function(prototype)
    return prototype.pumping_speed
  end,
  ["infinity-pipe"] = function()
    return huge
  end,
}

local function most(e)
  local demand = DEMANDS[e.type]
  return demand and demand(facts.entity(e.name)) or CONNECTION
end

local ENDS = { ["storage-tank"] = true, ["infinity-pipe"] = true }

-- How many boxes lie between each member and the nearest of the starts.
local function spread(segment, starts)
  local distance, queue = {}, {}
  for level = 0, 1 do
    for _, start in ipairs(starts) do
      local key = start.id * 16 + start.box
      if start.level == level and not distance[key] then
        distance[key] = level
        queue[#queue + 1] = start
      end
    end
  end
  -- Starts of level 1 wait until those of level 0 have been walked from.
  table.sort(queue, function(a, b)
    if a.level ~= b.level then
      return a.level < b.level
    end
    return a.id * 16 + a.box < b.id * 16 + b.box
  end)
  local at = 1
  while queue[at] do
    local here = queue[at]
    local e = entities.get(here.id)
    local next_distance = distance[here.id * 16 + here.box] + 1
    for index in ipairs(connections.of(e)[here.box]) do
      local met = connections.partner(e, here.box, index)
      if met and met.e.segments[met.box] == segment.id then
        local key = met.e.id * 16 + met.box
        if not distance[key] or distance[key] > next_distance then
          distance[key] = next_distance
          queue[#queue + 1] = { id = met.e.id, box = met.box }
        end
      end
    end
    at = at + 1
  end
  return distance
end

-- The members at which a party's boxes open to the segment; itself when it is a member.
local function doors(segment, party)
  if party.e.segments[party.box] == segment.id then
    return { { id = party.e.id, box = party.box, level = 0 } }
  end
  local found = {}
  for index in ipairs(connections.of(party.e)[party.box]) do
    local met = connections.partner(party.e, party.box, index)
    if met and met.e.segments[met.box] == segment.id then
      found[#found + 1] = { id = met.e.id, box = met.box, level = 1 }
    end
  end
  return found
end

local function starts_of(segment, parties)
  local starts = {}
  for _, party in ipairs(parties) do
    for _, door in ipairs(doors(segment, party)) do
      starts[#starts + 1] = door
    end
  end
  local members = segment.members
  for at = 1, #members, 2 do
    if ENDS[entities.get(members[at]).type] then
      starts[#starts + 1] = { id = members[at], box = members[at + 1], level = 0 }
    end
  end
  return starts
end

-- How many boxes a party's fluid passes: those on the way, itself apart.
local function passes(segment, party, distance)
  local least = huge
  for _, door in ipairs(doors(segment, party)) do
    local there = distance[door.id * 16 + door.box]
    if there then
      least = min(least, door.level == 0 and max(there - 1, 0) or there)
    end
  end
  return least < huge and least or 0
end

-- The classes of a side: for each distance at which the limit could be reached, what may pass it.
-- nil when nobody can ever reach it.
local function classes_of(segment, parties, others)
  if not parties[1] then
    return nil
  end
  local distance = spread(segment, starts_of(segment, others))
  local by_distance, order, place = {}, {}, {}
  for _, party in ipairs(parties) do
    local far = passes(segment, party, distance)
    place[party.e.id] = far
    if not by_distance[far] then
      by_distance[far] = 0
      order[#order + 1] = far
    end
    by_distance[far] = by_distance[far] + most(party.e)
  end
  table.sort(order)
  local classes, sum, binds = {}, 0, false
  for at = #order, 1, -1 do
    local far = order[at]
    sum = sum + by_distance[far]
    local limit = past(far) / 60
    binds = binds or sum > limit
    table.insert(classes, 1, { far = far, limit = limit, used = 0 })
  end
  return binds and { classes = classes, place = place, tick = 0 } or nil
end

local function is_overextended(segment)
  local l, t, r, b = huge, huge, -huge, -huge
  for at = 1, #segment.members, 2 do
    local e = entities.get(segment.members[at])
    l, t, r, b = min(l, e.x), min(t, e.y), max(r, e.x), max(b, e.y)
  end
  return max(r - l, b - t) + 1 > EXTENT
end

--- What holds for a segment until something is built: to be handed to `take` and `give`.
---@param segment table
---@return table
function throughput.limits(segment)
  local cache = caches[segment]
  if cache and cache.stamp == segments.stamp() then
    return cache
  end
  local parties = around.of(segment)
  cache = {
    stamp = segments.stamp(),
    tick = -1,
    takers = #parties.takers,
    givers = #parties.givers,
  }
  if S.profile.factorio == "1.1" then
    cache.out = classes_of(segment, parties.takers, parties.givers)
    cache.into = classes_of(segment, parties.givers, parties.takers)
  else
    cache.overextended = is_overextended(segment)
  end
  caches[segment] = cache
  return cache
end

--- Does the segment reach too far to be of use (2.0)?
---@return boolean
function throughput.overextended(segment)
  return throughput.limits(segment).overextended == true
end

local function begin_tick(cache)
  local tick = S.saved.tick
  if cache.tick ~= tick then
    cache.tick = tick
    cache.given, cache.taken = 0, 0
    for _, class in ipairs(cache.out and cache.out.classes or NONE) do
      class.used = 0
    end
    for _, class in ipairs(cache.into and cache.into.classes or NONE) do
      class.used = 0
    end
  end
end

local function allowed(side, e, amount)
  local far = side.place[e.id]
  if not far then
    return amount
  end
  for _, class in ipairs(side.classes) do
    if class.far > far then
      break
    end
    amount = min(amount, class.limit - class.used)
  end
  return max(amount, 0)
end

local function book(side, e, amount)
  local far = side.place[e.id]
  for _, class in ipairs(side.classes) do
    if not far or class.far > far then
      break
    end
    class.used = class.used + amount
  end
end

local function share(whole, parties, served)
  local left = parties - served
  if left <= 1 or whole < CRUMB then
    return whole
  end
  return whole / left
end

--- A machine takes from a segment.
---@param segment table
---@param e table who takes
---@param amount number how much it wants
---@param own boolean|nil its box is part of the segment
---@param limits table|nil of the segment, when they are at hand
---@return number taken
function throughput.take(segment, e, amount, own, limits)
  local cache = limits or throughput.limits(segment)
  begin_tick(cache)
  local held = segment.amount
  local parties, served = cache.takers, cache.taken
  cache.taken = served + 1
  if held <= 0 or cache.overextended then
    return 0
  end
  if S.profile.factorio ~= "1.1" and not own then
    amount = min(amount, CONNECTION * held / segment.capacity)
  end
  if amount * (parties - served) > held then
    amount = min(amount, share(held, parties, served))
  end
  if not cache.out then
    return segments.take(segment, amount)
  end
  amount = segments.take(segment, allowed(cache.out, e, amount))
  book(cache.out, e, amount)
  return amount
end

--- What an engine in a segment could use in the next tick: an equal share when there is not enough
--- for all.
---@param segment table
---@param e table
---@param amount number the most that it uses
---@param limits table|nil
---@return number
function throughput.offered(segment, e, amount, limits)
  local cache = limits or throughput.limits(segment)
  if cache.overextended then
    return 0
  end
  amount = min(amount, segment.amount / cache.takers)
  if cache.out then
    begin_tick(cache)
    amount = allowed(cache.out, e, amount)
    book(cache.out, e, amount)
  end
  return amount
end

--- A machine gives to a segment.
---@return number accepted
function throughput.give(segment, e, name, amount, temperature, limits)
  local cache = limits or throughput.limits(segment)
  begin_tick(cache)
  local parties, served = cache.givers, cache.given
  cache.given = served + 1
  if cache.overextended then
    return 0
  end
  local room = segment.capacity - segment.amount
  if amount * (parties - served) > room then
    amount = min(amount, share(room, parties, served))
  end
  if not cache.into then
    return segments.give(segment, name, amount, temperature)
  end
  amount = segments.give(segment, name, allowed(cache.into, e, amount), temperature)
  book(cache.into, e, amount)
  return amount
end

S.subsystem("fluid throughput", {
  load = function()
    caches = setmetatable({}, WEAK)
  end,
})

return throughput
