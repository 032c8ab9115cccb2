--- LuaCustomTable: a table of the game that looks like a Lua table: `force.recipes`, `game.forces`,
--- `game.item_prototypes`. Read-only unless a kind has `set`. `pairs` goes in the order of `names`.
--- Source: runtime API 1.1 and 2.0, LuaCustomTable.

local objects = require("objects")

local custom_table = {}

local kinds = {}
local records = {}

--- Say what a kind of table holds. `names(argument)` gives its keys in order, `get(argument, key)`
--- the value or nil, `set(argument, key, value)` writes where the game allows it. The argument is
--- plain (a force's name, say): it is saved with the handle.
---@param kind string
---@param access table {names=, get=, set=|nil}
function custom_table.define(kind, access)
  if kinds[kind] then
    error("custom table " .. kind .. " is defined twice", 2)
  end
  kinds[kind] = access
end

local function record_of(kind, argument)
  local id = kind .. "\0" .. tostring(argument)
  local record = records[id]
  if not record then
    record = { kind = kind, argument = argument, valid = true }
    records[id] = record
  end
  return record
end

---@param kind string
---@param argument string|number|nil
---@return any handle
function custom_table.wrap(kind, argument)
  return objects.wrap("LuaCustomTable", record_of(kind, argument))
end

local function value_at(record, key)
  return kinds[record.kind].get(record.argument, key)
end

objects.implement("LuaCustomTable", {
  length = function(record)
    return #kinds[record.kind].names(record.argument)
  end,
  index = value_at,
  newindex = function(record, key, value)
    local set = kinds[record.kind].set
    if not set then
      objects.error("LuaCustomTable is read only.")
    end
    set(record.argument, key, value)
  end,
  pairs = function(record)
    local names, position = kinds[record.kind].names(record.argument), 0
    return function()
      position = position + 1
      local name = names[position]
      if name ~= nil then
        return name, value_at(record, name)
      end
      return nil
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
