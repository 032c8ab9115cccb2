--- The values of a table, sorted by one of their fields: the way to walk records where the order
--- can be seen.

---@param map table<any, table>
---@param field string no two have the same
---@return table[]
return function(map, field)
  local list = {}
  for _, record in pairs(map) do
    list[#list + 1] = record
  end
  table.sort(list, function(a, b)
    return a[field] < b[field]
  end)
  return list
end
