--- The places a machine looks at: where it drops, where it picks up, the ground it mines.
--- Whoever is built, moved or removed at such a place wakes the machines that look there. What a
--- machine found there is kept on its record until then, and the found entity knows its watchers,
--- so that a change of an inventory wakes exactly those whom it concerns.
---
--- Saved: `points[surface][tile] = { ids in order }`, `looks[id] = { tiles }`; on records
--- `found = { [role] = id or false }`, `watchers = { id, role, ... }` in order of the ids.

local S = require("state")
local facts = require("facts")
local collision = require("collision")
local entities = require("entities")
local inventories = require("inventories")
local spatial = require("spatial")
local machines = require("systems.machines")

local points = {}

local floor, ceil = math.floor, math.ceil
local SPAN = 2 ^ 21

local function tile_key(x, y)
  return (floor(y) + SPAN / 2) * SPAN + floor(x) + SPAN / 2
end

--- Entries of `watchers`: the id of a machine and what it looks for there.
points.STRIDE = 2

local STRIDE = points.STRIDE

local function add_sorted(list, id)
  local at = #list + 1
  while at > 1 and list[at - 1] >= id do
    if list[at - 1] == id then
      return
    end
    at = at - 1
  end
  table.insert(list, at, id)
end

local function remove_from(list, id)
  for position = 1, #list do
    if list[position] == id then
      table.remove(list, position)
      return
    end
  end
end

--- Forget the points of a machine.
function points.unwatch(e, surface)
  local tiles = S.saved.points[surface or e.surface] or {}
  for _, key in ipairs(S.saved.looks[e.id] or {}) do
    if tiles[key] then
      remove_from(tiles[key], e.id)
      if #tiles[key] == 0 then
        tiles[key] = nil
      end
    end
  end
  S.saved.looks[e.id], e.found = nil, nil
end

--- Look at these places from now on.
---@param e table
---@param places number[][] array of {x, y}
function points.watch(e, places)
  points.unwatch(e)
  local tiles = S.saved.points[e.surface]
  if not tiles then
    tiles = {}
    S.saved.points[e.surface] = tiles
  end
  local looks = {}
  S.saved.looks[e.id], e.found = looks, {}
  for index, place in ipairs(places) do
    local key = tile_key(place[1], place[2])
    tiles[key] = tiles[key] or {}
    add_sorted(tiles[key], e.id)
    looks[index] = key
  end
end

local function covers(other, x, y)
  local prototype = facts.entity(other.name)
  local width, height = prototype.tile_width, prototype.tile_height
  local quarter = S.profile.directions / 4
  if floor(other.direction / quarter) % 2 == 1 then
    width, height = height, width
  end
  return math.abs(x - other.x) < width / 2 and math.abs(y - other.y) < height / 2
end

local function look_at(e, x, y, suits)
  local left, top = floor(x), floor(y)
  return spatial.first(e.surface, left, top, left + 1, top + 1, function(each)
    return each ~= e and suits(each) and covers(each, x, y)
  end)
end

-- Let the found entity know who looks at it, and for what.
local function tell_of(e, role, other)
  local watchers = other.watchers
  if not watchers then
    other.watchers = { e.id, role }
    return
  end
  local at = #watchers + 1
  for position = 1, #watchers, STRIDE do
    local id = watchers[position]
    if id == e.id and watchers[position + 1] == role then
      return
    elseif id > e.id then
      at = position
      break
    end
  end
  table.insert(watchers, at, role)
  table.insert(watchers, at, e.id)
end

--- The entity at a place whose tiles hold the point. The tiles, not the collision box: a burner
--- drill drops 1/256 of a tile beside the box of a furnace that touches it, and yet fills it.
--- What is found is remembered, and told to wake the machine: for the machine itself.
---@param e table the machine that looks
---@param role string what it looks for there: "drop", "pickup" or "container"
---@param where fun(e: table): number, number the place, asked only when need be
---@param suits fun(other: table): boolean
---@return table|nil
function points.at(e, role, where, suits)
  local known = e.found[role]
  if known ~= nil then
    return known and entities.get(known) or nil
  end
  local x, y = where(e)
  local other = look_at(e, x, y, suits)
  e.found[role] = other and other.id or false
  if other then
    tell_of(e, role, other)
  end
  return other
end

--- The same for readers: nothing is remembered.
---@param e table
---@param role string
---@param where fun(e: table): number, number
---@param suits fun(other: table): boolean
---@return table|nil
function points.seen(e, role, where, suits)
  local known = e.found and e.found[role]
  if known ~= nil then
    return known and entities.get(known) or nil
  end
  local x, y = where(e)
  return look_at(e, x, y, suits)
end

--- A script says which of the things at a place it is, nil to look anew.
function points.choose(e, role, other)
  e.found[role] = nil
  if other then
    e.found[role] = other.id
    tell_of(e, role, other)
  end
end

local function disturb(e, x_shift, y_shift, surface)
  local tiles = S.saved.points[surface or e.surface]
  if not tiles then
    return
  end
  local l, t, r, b = collision.entity_box(e)
  l, t, r, b = l + x_shift, t + y_shift, r + x_shift, b + y_shift
  for y = floor(t), ceil(b) - 1 do
    for x = floor(l), ceil(r) - 1 do
      local ids = tiles[tile_key(x, y)]
      for position = 1, ids and #ids or 0 do
        local machine = entities.get(ids[position])
        if machine and machine ~= e then
          machine.found = {}
          machines.rouse(machine)
        end
      end
    end
  end
end

entities.listen("created", function(e)
  disturb(e, 0, 0)
end)

entities.listen("destroyed", function(e)
  if S.saved.looks[e.id] then
    points.unwatch(e)
  end
  disturb(e, 0, 0)
end)

entities.listen("moved", function(e, old_x, old_y, old_surface)
  disturb(e, old_x - e.x, old_y - e.y, old_surface)
  disturb(e, 0, 0)
end)

-- By role: concerned(key) -> boolean; by prototype type: concerned(machine, role) -> boolean.
local keys, concerns = {}, {}

--- Only changes of those inventories concern who looks at their owner for a role.
---@param role string
---@param concerned fun(key: string): boolean
function points.role(role, concerned)
  keys[role] = concerned
end

--- Machines of a type are roused only while what they look at in a role concerns them.
---@param prototype_type string
---@param concerned fun(machine: table, role: string): boolean
function points.concern(prototype_type, concerned)
  concerns[prototype_type] = concerned
end

local function tell(id, role, owner, key)
  local of_role = keys[role]
  if of_role and not of_role(key) then
    return
  end
  local machine = entities.get(id)
  if machine and machine.asleep and machine.found[role] == owner.id then
    local concerned = concerns[machine.type]
    if not concerned or concerned(machine, role) then
      machines.rouse(machine)
    end
  end
end

inventories.listen(function(owner, key)
  local watchers = owner.watchers
  if not watchers then
    return
  end
  -- One puts in and one takes out as a rule.
  if watchers[1] then
    tell(watchers[1], watchers[2], owner, key)
  end
  if watchers[STRIDE + 1] then
    tell(watchers[STRIDE + 1], watchers[STRIDE + 2], owner, key)
  end
  for at = 2 * STRIDE + 1, #watchers, STRIDE do
    tell(watchers[at], watchers[at + 1], owner, key)
  end
end)

S.subsystem("points", {
  init = function(saved)
    saved.points = {}
    saved.looks = {}
  end,
})

return points
