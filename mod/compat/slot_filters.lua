--- Filters of inventory slots: names in 1.1, tables with a name in 2.0.
--- Source: LuaInventory.is_filtered, get_filter, set_filter.

local filters = {}

local function name_of(filter)
  return type(filter) == "table" and filter.name or filter
end

---@return any[]? list of {slot, item}
function filters.save(held)
  if not (held.supports_filters() and held.is_filtered()) then
    return nil
  end
  local list = {}
  for i = 1, #held do
    local filter = held.get_filter(i)
    if filter then
      list[#list + 1] = { i, name_of(filter) }
    end
  end
  return list
end

function filters.load(held, list)
  for _, filter in ipairs(list or {}) do
    held.set_filter(filter[1], filter[2])
  end
end

return filters
