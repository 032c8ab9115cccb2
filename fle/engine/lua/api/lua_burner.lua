--- LuaBurner: the burner of an entity. What burns is worked out for the tick in which it is read.
--- Source: runtime API 1.1 and 2.0, LuaBurner. In 2.0 `currently_burning` is a table with name and
--- quality, in 1.1 an item prototype.

local S = require("state")
local facts = require("facts")
local arguments = require("api.arguments")
local burners = require("systems.burners")
local entities = require("entities")
local inventory_api = require("api.lua_inventory")
local machines = require("systems.machines")
local objects = require("objects")

local api = {}

-- The record of a burner is that of its owner under another class; one for each entity, as long as
-- a script holds its handle. A record names its owner, so it must be held weakly too: LuaJIT never
-- frees a key that its own value refers to.
local records = setmetatable({}, { __mode = "kv" })

---@return any handle
function api.wrap(e)
  local record = records[e]
  if not record then
    record = { owner = e, valid = true }
    records[e] = record
  end
  return objects.wrap("LuaBurner", record)
end

entities.listen("destroyed", function(e)
  if records[e] then
    records[e].valid = false
  end
end)

--- Energy left in what burns now and in no item.
local function now(record)
  local e = record.owner
  local drawn = 0
  if e.work and not e.work.stalled then
    drawn = (S.saved.tick - e.work.since) * machines.usage(e)
  end
  local heat = math.max(0, e.burner.heat - drawn)
  local left = e.burner.left - math.max(0, drawn - e.burner.heat)
  return math.max(0, left), heat
end

--- Settle what was drawn, so that a script may change it.
local function settle(record)
  local e = record.owner
  if e.work then
    machines.touch(e)
  end
  return e
end

local function number(member, value)
  if type(value) ~= "number" or value < 0 then
    objects.error("LuaBurner::%s must be a number from 0.", member)
  end
  return value
end

objects.implement("LuaBurner", {
  get = {
    owner = function(record)
      return objects.wrap("LuaEntity", record.owner)
    end,
    inventory = function(record)
      return inventory_api.wrap(record.owner.inv.fuel)
    end,
    burnt_result_inventory = function(record)
      return inventory_api.wrap(record.owner.inv.burnt_result)
    end,
    heat = function(record)
      local _, heat = now(record)
      return heat
    end,
    remaining_burning_fuel = function(record)
      return (now(record))
    end,
    currently_burning = function(record)
      local fuel = record.owner.burner.fuel
      local left = now(record)
      if not fuel or left <= 0 then
        return nil
      end
      local prototypes = require("api.prototypes")
      if S.profile.factorio == "1.1" then
        return prototypes.wrap("item", fuel)
      end
      return {
        name = prototypes.wrap("item", fuel),
        quality = prototypes.wrap("quality", "normal"),
      }
    end,
    fuel_categories = function(record)
      local categories = {}
      for name in pairs(burners.source(facts.entity(record.owner.name)).fuel_categories) do
        categories[name] = true
      end
      return categories
    end,
  },
  set = {
    heat = function(record, value)
      settle(record).burner.heat = number("heat", value)
      machines.rouse(record.owner)
    end,
    remaining_burning_fuel = function(record, value)
      settle(record).burner.left = number("remaining_burning_fuel", value)
      machines.rouse(record.owner)
    end,
    currently_burning = function(record, value)
      local burner = settle(record).burner
      if type(value) == "table" and not objects.class_of(value) then
        value = value.name
      end
      burner.fuel = value ~= nil and arguments.item_name(value) or nil
      burner.left = value ~= nil and facts.item(burner.fuel).fuel_value or 0
      machines.rouse(record.owner)
    end,
  },
  key = function(record)
    return record.owner.id
  end,
  find = function(id)
    local e = entities.get(id)
    return e and e.burner and objects.peek(api.wrap(e))
  end,
})

return api
