--- How each version names items in what it gives to scripts: 1.1 by name, 2.0 with a quality.
--- Source: runtime API 1.1 and 2.0, LuaInventory.get_contents, get_filter.

local S = require("state")
local items = require("systems.items")

local answers = {}

--- Contents: counts by name in 1.1, in 2.0 a list in the order of the items.
---@param list table[] of { name, count }; in 2.0 it becomes the answer
---@return table
function answers.contents(list)
  if S.profile.factorio == "1.1" then
    local counts = {}
    for _, entry in ipairs(list) do
      counts[entry.name] = entry.count
    end
    return counts
  end
  table.sort(list, function(a, b)
    return items.rank(a.name) < items.rank(b.name)
  end)
  for _, entry in ipairs(list) do
    entry.quality = "normal"
  end
  return list
end

--- The filter of a slot.
---@param name string|nil item
---@return string|table|nil
function answers.filter(name)
  if name and S.profile.factorio ~= "1.1" then
    return { name = name, quality = "normal", comparator = "=" }
  end
  return name
end

return answers
