--- Marks for deconstruction: which forces want an entity taken away. There are no robots that act
--- on them yet; a mark stays until it is cancelled or the entity goes.
--- Source: runtime API, LuaEntity.order_deconstruction. What cannot be mined cannot be marked.

local facts = require("facts")
local events = require("events")
local objects = require("objects")

local deconstruction = {}

---@param e table
---@param force string
---@return boolean
function deconstruction.is_marked(e, force)
  for _, name in ipairs(e.deconstruct or {}) do
    if name == force then
      return true
    end
  end
  return false
end

---@param e table
---@return boolean
local function can_be_marked(e)
  local prototype = facts.entity(e.name)
  return prototype.minable ~= nil
    and not e.unminable
    and e.type ~= "resource"
    and not (prototype.flags and prototype.flags["not-deconstructable"])
end

---@param e table
---@param force string
---@return boolean marked
function deconstruction.mark(e, force)
  if not can_be_marked(e) then
    return false
  end
  if deconstruction.is_marked(e, force) then
    return true
  end
  local marks = {}
  for i, name in ipairs(e.deconstruct or {}) do
    marks[i] = name
  end
  marks[#marks + 1] = force
  table.sort(marks)
  e.deconstruct = marks
  if events.wanted("on_marked_for_deconstruction") then
    events.raise("on_marked_for_deconstruction", { entity = objects.wrap("LuaEntity", e) })
  end
  return true
end

---@param e table
---@param force string
function deconstruction.cancel(e, force)
  if not deconstruction.is_marked(e, force) then
    return
  end
  local marks = {}
  for _, name in ipairs(e.deconstruct) do
    if name ~= force then
      marks[#marks + 1] = name
    end
  end
  e.deconstruct = #marks > 0 and marks or nil
  if events.wanted("on_cancelled_deconstruction") then
    events.raise("on_cancelled_deconstruction", { entity = objects.wrap("LuaEntity", e) })
  end
end

return deconstruction
