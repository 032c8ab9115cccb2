--- LuaCustomTable: the game's read-only tables that are worked out when they are read, such as
--- game.surfaces or game.item_prototypes. A kind says what its entries are; a table is a kind and
--- an argument (the force of force.recipes, say), so that it can be saved and found again.
--- Source: runtime API 1.1 and 2.0, LuaCustomTable. Entries come in one fixed order.

local objects = require("objects")

local custom_table = {}

local kinds = {}
--- made[kind][argument] = record, so that the same table is the same object.
local made = {}

--- `entries(argument)` gives an array of {key, value}; `lookup(argument, key)` a value or nil.
--- `count(argument)` is optional.
---@param kind string
---@param parts table
function custom_table.define(kind, parts)
  kinds[kind] = parts
end

local function record_of(kind, argument)
  made[kind] = made[kind] or {}
  local record = made[kind][argument]
  if not record then
    record = { kind = kind, argument = argument, valid = true }
    made[kind][argument] = record
  end
  return record
end

---@param kind string
---@param argument? string|number
---@return table handle
function custom_table.wrap(kind, argument)
  return objects.wrap("LuaCustomTable", record_of(kind, argument or ""))
end

objects.implement("LuaCustomTable", {
  length = function(record)
    local kind = kinds[record.kind]
    if kind.count then
      return kind.count(record.argument)
    end
    return #kind.entries(record.argument)
  end,
  index = function(record, key)
    return kinds[record.kind].lookup(record.argument, key)
  end,
  newindex = function()
    objects.error("LuaCustomTable is read only.")
  end,
  pairs = function(record)
    local entries = kinds[record.kind].entries(record.argument)
    local i = 0
    return function()
      i = i + 1
      local entry = entries[i]
      if entry then
        return entry[1], entry[2]
      end
    end
  end,
  key = function(record)
    return { record.kind, record.argument }
  end,
  find = function(key)
    return kinds[key[1]] and record_of(key[1], key[2])
  end,
})

return custom_table
