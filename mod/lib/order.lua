--- Walk tables in one order everywhere: `pairs` differs from process to process.

local order = {}

local function before(a, b)
  local kind_a, kind_b = type(a), type(b)
  if kind_a == kind_b then
    return a < b
  end
  return kind_a < kind_b
end

--- The keys of a table, numbers before strings, each kind ascending.
---@param map table
---@return any[]
function order.keys(map)
  local keys, count = {}, 0
  local only
  for key in pairs(map) do
    count = count + 1
    keys[count] = key
    local kind = type(key)
    only = (only == nil or only == kind) and kind
  end
  -- Keys of one kind need no comparison of ours, which costs more than the sorting.
  if count > 1 and only then
    table.sort(keys)
  elseif count > 1 then
    table.sort(keys, before)
  end
  return keys
end

--- Iterate in the order of `order.keys`.
---@param map table
function order.pairs(map)
  local keys, index = order.keys(map), 0
  return function()
    index = index + 1
    local key = keys[index]
    if key ~= nil then
      return key, map[key]
    end
  end
end

--- A set of the values of a list.
---@param list any[]
---@return table<any, boolean>
function order.set(list)
  local set = {}
  for _, value in ipairs(list) do
    set[value] = true
  end
  return set
end

return order
