--- Who acts on fluids in a tick, and in what order: engines use what they gave the network in the
--- last tick, then sources, boilers, pumps and the boxes of machines move fluid, then engines say
--- what they could give in the next. (The game's own order is not documented.)
--- Within a kind they act by id. Who can do nothing leaves the list and is woken by the segment or
--- the box that it waits for; a tick in which nobody acts costs nothing.
---
--- Saved: `fluids.working[kind] = { [id] = true }`.

local S = require("state")
local around = require("systems.fluids.around")
local entities = require("entities")
local entity_types = require("entity_types")
local scheduler = require("scheduler")
local joining = require("systems.fluids.joining")
local sorted_keys = require("sorted_keys")

local actors = {}

-- Less than this is not worth another tick: whoever moved no more waits until there is more room.
actors.CRUMB = 1e-6

--- The passes of a tick: the kind whose members act, and the name of what they do.
local PASSES = {
  { "generator", "use" },
  { "offshore-pump", "act" },
  { "infinity-pipe", "act" },
  { "boiler", "act" },
  { "pump", "act" },
  { "valve", "act" },
  { "machine", "act" },
  { "generator", "offer" },
}

local kinds, passes = {}, {}
-- lists[kind] = records of those who work, by id; missing when the set has changed.
local lists = {}

--- Say how a prototype type acts: each pass gets all who work, in order.
---@param kind string prototype type, or "machine" for all others
---@param steps table<string, fun(list: table[], tick: integer)>
function actors.register(kind, steps)
  kinds[kind] = true
  passes[kind] = steps
end

---@param e table
---@return string kind
local function kind_of(e)
  return kinds[e.type] and e.type or "machine"
end

--- Has its type a rule of its own?
function actors.has_rule(e)
  return kinds[e.type] == true
end

--- Let an entity act from the next pass on.
function actors.wake(e)
  local kind = kind_of(e)
  local working = S.saved.fluids.working[kind]
  if not working then
    working = {}
    S.saved.fluids.working[kind] = working
  end
  if not working[e.id] and not e.inactive then
    working[e.id] = true
    lists[kind] = nil
    scheduler.want("fluids", true)
  end
end

--- Does it act?
function actors.works(e)
  local working = S.saved.fluids.working[kind_of(e)]
  return working ~= nil and working[e.id] == true
end

--- Let an entity wait until it is woken.
function actors.sleep(e)
  local kind = kind_of(e)
  local working = S.saved.fluids.working[kind]
  if working and working[e.id] then
    working[e.id] = nil
    lists[kind] = nil
  end
end

--- A script switched it off or on.
function actors.active_changed(e)
  if e.inactive then
    actors.sleep(e)
  else
    actors.wake(e)
  end
end

local function list_of(kind)
  local list = lists[kind]
  if not list then
    list = {}
    for at, id in ipairs(sorted_keys(S.saved.fluids.working[kind] or {})) do
      list[at] = entities.get(id)
    end
    lists[kind] = list
  end
  return list
end

function around.wake(e, box)
  if e.segments[box] and not kinds[e.type] then
    entity_types.of(e).fluid_changed(e, box)
  else
    actors.wake(e)
  end
end

local function is_idle()
  local saved = S.saved.fluids
  if next(saved.touched) then
    return false
  end
  for _, working in pairs(saved.working) do
    if next(working) then
      return false
    end
  end
  return true
end

scheduler.phase("fluids", function(tick)
  joining.look_again()
  for at = 1, #PASSES do
    local pass = PASSES[at]
    local list = list_of(pass[1])
    if list[1] then
      passes[pass[1]][pass[2]](list, tick)
    end
  end
  if is_idle() then
    scheduler.want("fluids", false)
  end
end)

S.subsystem("fluid actors", {
  load = function()
    lists = {}
  end,
})

return actors
