--- Filters by slot, of inventories and of machines: `owner.filters[index]` is an item's name;
--- `filters` is nil where none is set.

local slot_filters = {}

--- Set one like another.
---@param owner table
---@param source table
---@param count integer how many slots `owner` has
function slot_filters.copy(owner, source, count)
  owner.filters = nil
  for index = 1, count do
    local filter = source.filters and source.filters[index]
    if filter then
      owner.filters = owner.filters or {}
      owner.filters[index] = filter
    end
  end
end

return slot_filters
