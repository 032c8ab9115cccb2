--- Who takes from a segment and who gives into it, and waking them.
--- Takers are machines whose boxes are part of it and draw from them, and one-way boxes that open
--- to it and take; givers those that give. Not saved: worked out anew after every change of what is
--- connected.

local S = require("state")
local connections = require("systems.fluids.connections")
local entities = require("entities")
local segments = require("systems.fluids.segments")

local around = {}

-- Forgotten with the segment.
local WEAK = { __mode = "k" }
local caches = setmetatable({}, WEAK)

--- Types whose machines draw from a box that is part of a segment.
local DRAWS_HERE = {
  boiler = true,
  generator = true,
  ["mining-drill"] = true,
  ["fluid-turret"] = true,
  ["infinity-pipe"] = true,
}

local function add_once(list, seen, e, box)
  if not seen[e.id] then
    seen[e.id] = true
    list[#list + 1] = { e = e, box = box }
  end
end

local function survey(segment)
  local cache = { stamp = segments.stamp(), takers = {}, givers = {} }
  local taking, giving = {}, {}
  local members = segment.members
  for at = 1, #members, 2 do
    local e, box = entities.get(members[at]), members[at + 1]
    if DRAWS_HERE[e.type] then
      add_once(cache.takers, taking, e, box)
    end
    if e.type == "infinity-pipe" then
      add_once(cache.givers, giving, e, box)
    end
    for index in ipairs(connections.of(e)[box]) do
      local met = connections.partner(e, box, index)
      if met and not met.e.segments[met.box] then
        local is_valve = met.e.type == "valve"
        if is_valve or met.connection.flow ~= "output" then
          add_once(cache.takers, taking, met.e, met.box)
        end
        if is_valve or met.connection.flow ~= "input" then
          add_once(cache.givers, giving, met.e, met.box)
        end
      end
    end
  end
  return cache
end

--- Who takes from a segment and who gives into it: { takers = { { e, box } ... }, givers }.
function around.of(segment)
  local cache = caches[segment]
  if not cache or cache.stamp ~= segments.stamp() then
    cache = survey(segment)
    caches[segment] = cache
  end
  return cache
end

--- Set by fluids/actors.lua: lets a machine look again.
function around.wake() end

local function wake_all(list)
  for at = 1, #list do
    around.wake(list[at].e, list[at].box)
  end
end

function segments.rouse(segment, side)
  wake_all(around.of(segment)[side])
end

S.subsystem("fluid takers and givers", {
  load = function()
    caches = setmetatable({}, WEAK)
  end,
})

return around
