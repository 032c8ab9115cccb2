--- The keys of a table, sorted: the way to walk a table where the order can be seen.

---@param map table whose keys are all text or all numbers
---@return any[]
return function(map)
  local keys, n = {}, 0
  for key in pairs(map) do
    n = n + 1
    keys[n] = key
  end
  table.sort(keys)
  return keys
end
