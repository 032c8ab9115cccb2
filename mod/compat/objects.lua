--- Tell API objects from plain tables: tables with `__self` in 1.1, userdata in 2.0.

local objects = {}

---@return boolean
function objects.is(value)
  local kind = type(value)
  return kind == "userdata" or (kind == "table" and value.object_name ~= nil)
end

---@return string? the class, as "LuaEntity"
function objects.kind(value)
  if objects.is(value) then
    return value.object_name
  end
  return nil
end

return objects
