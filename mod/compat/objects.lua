--- Tell API objects from plain tables: tables with `__self` in 1.1, userdata in 2.0.

local objects = {}

---@return boolean
function objects.is(value)
  local kind = type(value)
  return kind == "userdata" or (kind == "table" and value.object_name ~= nil)
end

return objects
