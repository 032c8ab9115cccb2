--- What the items on a lane are. On nearly all belts they are all alike, and nothing has to be kept
--- for each of them.
---
--- Saved on lanes: NAMES, the name of all items ("" when there was none yet) or, once they are not
--- all alike, the list of the items FIRST to LAST, each a name or a stack.

local fields = require("systems.belts.fields")

local names = {}

local FIRST, LAST, NAMES = fields.FIRST, fields.LAST, fields.NAMES

--- The item at an index.
---@return string|table item name or stack
function names.at(lane, index)
  local known = lane[NAMES]
  return type(known) == "table" and known[index] or known
end

--- Forget what lay there: the lane is empty.
function names.clear(lane)
  lane[NAMES] = ""
end

-- Name each item for itself.
local function tell_apart(lane)
  local name, list = lane[NAMES], {}
  for i = lane[FIRST], lane[LAST] do
    list[i] = name
  end
  lane[NAMES] = list
  return list
end

--- Let the item at an index be this one.
function names.set(lane, index, item)
  local known = lane[NAMES]
  if type(known) == "table" then
    known[index] = item
  elseif known ~= item then
    tell_apart(lane)[index] = item
  end
end

--- An item comes behind the last one.
function names.push(lane, item)
  local index = lane[LAST] + 1
  if index == lane[FIRST] and type(item) == "string" then
    lane[NAMES] = item
  else
    names.set(lane, index, item)
  end
end

--- An item comes to an index, before the one that is there.
function names.insert(lane, index, item)
  local known = lane[NAMES]
  if known == item then
    return
  elseif type(known) ~= "table" then
    known = tell_apart(lane)
  end
  for i = lane[LAST], index, -1 do
    known[i + 1] = known[i]
  end
  known[index] = item
end

--- The first item leaves.
---@return string|table item
function names.pop(lane)
  local known, first = lane[NAMES], lane[FIRST]
  if type(known) ~= "table" then
    return known
  end
  local item = known[first]
  known[first] = nil
  return item
end

--- The item at an index leaves.
---@return string|table item
function names.remove(lane, index)
  local known = lane[NAMES]
  if type(known) ~= "table" then
    return known
  end
  local item = known[index]
  for i = index, lane[LAST] do
    known[i] = known[i + 1]
  end
  return item
end

return names
