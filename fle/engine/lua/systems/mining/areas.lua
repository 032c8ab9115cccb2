--- What a drill can mine: the resources of its categories in its area.
--- It goes round them, one mining from each in turn, in the order of their ids (the game's own
--- order is not documented). One that needs a fluid counts only for a drill with a box for it.
---
--- Not saved: the list of each drill, valid until something is built or removed in its area
--- (points.lua makes `found` anew then).

local facts = require("facts")
local entities = require("entities")
local spatial = require("spatial")
local points = require("systems.points")

local mining_areas = {}

local abs, floor, ceil = math.abs, math.floor, math.ceil
local known = setmetatable({}, { __mode = "k" })

--- The resources that the drill can mine, in the order in which it goes round.
---@param e table
---@return table[] records
function mining_areas.resources(e)
  local prototype = facts.entity(e.name)
  local radius, categories = prototype.resource_searching_radius, prototype.resource_categories
  local piped = #prototype.fluid_boxes > 0
  return spatial.find(
    e.surface,
    e.x - radius,
    e.y - radius,
    e.x + radius,
    e.y + radius,
    function(other)
      if other.type ~= "resource" or abs(other.x - e.x) > radius or abs(other.y - e.y) > radius then
        return false
      end
      local resource = facts.entity(other.name)
      return categories[resource.category] == true
        and (piped or not resource.minable.required_fluid)
    end
  )
end

local function ids_of(e)
  local entry = known[e]
  if not entry or entry.found ~= e.found then
    entry = { found = e.found, ids = {} }
    for index, resource in ipairs(mining_areas.resources(e)) do
      entry.ids[index] = resource.id
    end
    known[e] = entry
  end
  return entry.ids
end

--- The next resource after the drill's current one that suits.
---@param e table
---@param suits fun(e: table, resource: table): boolean
---@return table|nil
function mining_areas.next(e, suits)
  local ids, current = ids_of(e), e.target or 0
  local count, first = #ids, 1
  while first <= count and ids[first] <= current do
    first = first + 1
  end
  for step = 0, count - 1 do
    local resource = entities.get(ids[(first + step - 1) % count + 1])
    if resource and suits(e, resource) then
      return resource
    end
  end
  return nil
end

--- Look at the area, and at the place where the drill drops.
function mining_areas.watch(e, drop_x, drop_y)
  local places = { { drop_x, drop_y } }
  local radius = facts.entity(e.name).resource_searching_radius
  for row = floor(e.y - radius), ceil(e.y + radius) - 1 do
    for column = floor(e.x - radius), ceil(e.x + radius) - 1 do
      places[#places + 1] = { column + 0.5, row + 0.5 }
    end
  end
  points.watch(e, places)
end

return mining_areas
