--- The saved state of one subsystem: a table of plain data under its own key.

local storage = require("compat.storage")

---@param name string
---@return table
local function saved(name)
  local root = storage()
  local state = root[name]
  if state == nil then
    state = {}
    root[name] = state
  end
  return state
end

return saved
