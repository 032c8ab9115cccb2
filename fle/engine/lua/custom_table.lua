--- LuaCustomTable: a read-only view of things by name or number, made on demand.

local objects = require("objects")

local custom_table = {}

objects.implement("LuaCustomTable", {
  length = function(record)
    return #record.keys()
  end,
  index = function(record, key)
    return record.get(key)
  end,
  pairs = function(record)
    local keys = record.keys()
    local position = 0
    return function()
      while position < #keys do
        position = position + 1
        local value = record.get(keys[position])
        if value ~= nil then
          return keys[position], value
        end
      end
      return nil
    end
  end,
})

--- A new LuaCustomTable.
---@param keys fun(): table array of the keys in the order in which they are visited
---@param get fun(key: any): any the value of a key, nil when there is none
function custom_table.new(keys, get)
  return objects.wrap("LuaCustomTable", { keys = keys, get = get })
end

--- One without anything in it.
function custom_table.empty()
  return custom_table.new(function()
    return {}
  end, function() end)
end

return custom_table
