--- Infinity chests: they make and destroy items so that their filters hold.
--- Rule: each filter keeps the number of its item at least, at most or exactly at its count, as far
--- as there are slots; with `remove_unfiltered_items` everything else vanishes. Source: runtime
--- API, LuaEntity.infinity_container_filters and InfinityInventoryFilter. The game does so on every
--- tick; here on the tick after a change. What they make and destroy is in no statistics (taken to
--- be so).
---
--- Saved: `infinity = { filters = { [i] = { name, count, mode } }, most, remove = true|nil }`,
--- `most` is the highest index.

local S = require("state")
local entity_types = require("entity_types")
local inventories = require("inventories")
local scheduler = require("scheduler")
local cloning = require("systems.cloning")
local containers = require("systems.containers")
local entity_inventories = require("systems.entity_inventories")

local infinity_containers = {}

-- While one brings its own contents in order it need not look again.
local settling = false
local read_settings

local function most_index(filters)
  local most = 0
  for index in pairs(filters) do
    most = math.max(most, index)
  end
  return most
end

--- The filters in the order of their indices.
---@param e table
---@return table[] array of { index, name, count, mode }
function infinity_containers.filters(e)
  local filters, list = e.infinity.filters, {}
  for index = 1, e.infinity.most do
    local filter = filters[index]
    if filter then
      list[#list + 1] =
        { index = index, name = filter.name, count = filter.count, mode = filter.mode }
    end
  end
  return list
end

local function keep(inv, filter)
  local held = inventories.count(inv, filter.name)
  if held < filter.count and filter.mode ~= "at-most" then
    inventories.insert(inv, filter.name, filter.count - held)
  elseif held > filter.count and filter.mode ~= "at-least" then
    inventories.remove(inv, filter.name, held - filter.count)
  end
end

local function is_listed(infinity, name)
  for index = 1, infinity.most do
    local filter = infinity.filters[index]
    if filter and filter.name == name then
      return true
    end
  end
  return false
end

local function remove_others(inv, infinity)
  local removed = false
  for index = 1, inv.size do
    local held = inv.slots[index]
    if held and not is_listed(infinity, held.name) then
      inv.slots[index], removed = nil, true
    end
  end
  if removed then
    inventories.changed(inv)
  end
end

local function settle(e)
  local inv, infinity = e.inv.chest, e.infinity
  settling = true
  if infinity.remove then
    remove_others(inv, infinity)
  end
  for index = 1, infinity.most do
    local filter = infinity.filters[index]
    if filter then
      keep(inv, filter)
    end
  end
  settling = false
end

local function look(e)
  if not settling then
    scheduler.wake(e, S.saved.tick + 1)
  end
end

--- Set a filter, nil to remove it.
---@param e table
---@param index integer
---@param filter table|nil { name, count, mode }
function infinity_containers.set(e, index, filter)
  e.infinity.filters[index] = filter
  e.infinity.most = most_index(e.infinity.filters)
  look(e)
end

--- Are things without a filter to vanish?
function infinity_containers.set_remove(e, on)
  e.infinity.remove = on or nil
  look(e)
end

--- How the settings that create_entity is given are read: the API's part knows.
---@param reader fun(e: table, settings: table)
function infinity_containers.on_settings(reader)
  read_settings = reader
end

local function copy(e, source)
  e.infinity = { filters = {}, most = source.infinity.most, remove = source.infinity.remove }
  for _, filter in ipairs(infinity_containers.filters(source)) do
    e.infinity.filters[filter.index] =
      { name = filter.name, count = filter.count, mode = filter.mode }
  end
  look(e)
end

entity_types.register("infinity-container", {
  create = function(e, prototype, options)
    entity_inventories.furnish(e, prototype)
    containers.set_bar(e.inv.chest, options.bar)
    e.infinity = { filters = {}, most = 0 }
    if options.infinity_settings then
      read_settings(e, options.infinity_settings)
    end
  end,
  wake = settle,
  inventory_changed = look,
  active_changed = look,
  copy_settings = function(e, source)
    if source.type == e.type then
      copy(e, source)
    end
    return containers.copy_settings(e, source)
  end,
  clone = function(e, source)
    cloning.copy(e, source)
    copy(e, source)
  end,
  status = containers.normal,
})

return infinity_containers
