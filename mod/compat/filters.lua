--- Item filters of inserters: some inserters in 1.1, all of them in 2.0.
--- Source: LuaEntity.get_filter, set_filter, filter_slot_count; 2.0 LuaEntity.use_filters.

local filters = {}

--- The item in the first slot; nil when the inserter lets everything pass.
---@param entity LuaEntity
---@return string|nil
function filters.first(entity)
  if entity.filter_slot_count == 0 then
    return nil
  end
  local filter = entity.get_filter(1)
  if type(filter) == "table" then
    filter = filter.name
    if type(filter) ~= "string" then
      filter = filter and filter.name
    end
  end
  return filter
end

--- Let only one item pass.
---@param entity LuaEntity
---@param item string
function filters.set_only(entity, item)
  for slot = 2, entity.filter_slot_count do
    entity.set_filter(slot, nil)
  end
  entity.set_filter(1, item)
end

if require("compat.version") ~= "1.1" then
  local set_only = filters.set_only

  function filters.set_only(entity, item)
    entity.use_filters = true
    entity.inserter_filter_mode = "whitelist"
    set_only(entity, item)
  end
end

return filters
