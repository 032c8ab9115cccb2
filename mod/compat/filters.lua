--- Item filters of inserters: some inserters in 1.1, all of them in 2.0.
--- Source: LuaEntity.get_filter, set_filter, filter_slot_count; 2.0 LuaEntity.use_filters.

local filters = {}

--- Plain members of inserters that say how they filter, with what a new one has.
filters.MEMBERS = { { "inserter_filter_mode", "whitelist" } }

--- The item of a filter: a name, a prototype or a table with one of them; nil for none.
---@return string|nil
function filters.name_of(filter)
  if type(filter) ~= "string" and filter ~= nil then
    return filters.name_of(filter.name)
  end
  return filter
end

--- The item in the first slot; nil when the inserter lets everything pass.
---@param entity LuaEntity
---@return string|nil
function filters.first(entity)
  if entity.filter_slot_count == 0 then
    return nil
  end
  return filters.name_of(entity.get_filter(1))
end

--- The items of all slots.
---@param entity LuaEntity
---@return any[]? list of {slot, item}; nil when there is none
function filters.all(entity)
  local list = {}
  for slot = 1, entity.filter_slot_count do
    local name = filters.name_of(entity.get_filter(slot))
    if name then
      list[#list + 1] = { slot, name }
    end
  end
  return #list > 0 and list or nil
end

---@param entity LuaEntity
---@param list any[] of {slot, item}
function filters.set_all(entity, list)
  for _, filter in ipairs(list) do
    entity.set_filter(filter[1], filter[2])
  end
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
  filters.MEMBERS[2] = { "use_filters", false }

  local set_only = filters.set_only

  function filters.set_only(entity, item)
    entity.use_filters = true
    entity.inserter_filter_mode = "whitelist"
    set_only(entity, item)
  end
end

return filters
