--- Items on belts, line by line, each with its place where the game tells it (2.0).
--- In 1.1 a line tells only its items in order: they are laid as close as they fit, from the front.
--- Source: runtime API 1.1 and 2.0, LuaTransportLine; compat.lines.

local lines = require("lib.lines")
local placed = require("compat.lines")

local belts = {}

local function read(entity)
  local list = {}
  for index, line in ipairs(lines.of(entity)) do
    if #line > 0 then
      list[#list + 1] = { index, placed.items(line) }
    end
  end
  return list
end

---@param entity LuaEntity
---@return any[]? list of {line, list of {item, place}}
function belts.save(entity)
  local list = lines.has(entity) and read(entity) or nil
  return list and #list > 0 and list or nil
end

---@param entity LuaEntity
---@param list any[]?
function belts.load(entity, list)
  for _, saved in ipairs(list or {}) do
    placed.lay(entity.get_transport_line(saved[1]), saved[2])
  end
end

return belts
