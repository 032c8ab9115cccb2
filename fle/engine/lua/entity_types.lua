--- What each type of entity does: one table of handlers for each prototype type.
--- Modules add handlers field by field; a handler that nobody wrote does nothing.
--- Handlers registered for "*" serve every type that has none of its own.

local entity_types = {}

local registered = {}
local resolved = {}

local function nothing() end

--- Fields that a type may have. Asking for a field outside this list is a programming error.
local FIELDS = {
  create = true,
  destroy = true,
  wake = true,
  tick = true,
  moved = true,
  rotated = true,
  force_changed = true,
  active_changed = true,
  inventory_changed = true,
  amount_changed = true,
  power_changed = true,
  fluid_changed = true,
  effects_changed = true,
  copy_settings = true,
  clone = true,
  mined_products = true,
  status = true,
}

---@param prototype_type string prototype type, or "*" for all types
---@param handlers table<string, function>
function entity_types.register(prototype_type, handlers)
  local mine = registered[prototype_type]
  if not mine then
    mine = {}
    registered[prototype_type] = mine
  end
  for field, handler in pairs(handlers) do
    if not FIELDS[field] then
      error("unknown entity handler " .. prototype_type .. "." .. tostring(field), 2)
    end
    if mine[field] then
      error("entity handler " .. prototype_type .. "." .. field .. " is registered twice", 2)
    end
    mine[field] = handler
  end
  resolved = {}
end

---@param prototype_type string
---@return table<string, function> handlers every field present
local function for_type(prototype_type)
  local handlers = resolved[prototype_type]
  if handlers then
    return handlers
  end
  handlers = {}
  local own = registered[prototype_type] or {}
  local every = registered["*"] or {}
  for field in pairs(FIELDS) do
    handlers[field] = own[field] or every[field] or nothing
  end
  resolved[prototype_type] = handlers
  return handlers
end

---@param e table entity record
---@return table<string, function> handlers every field present
function entity_types.of(e)
  return resolved[e.type] or for_type(e.type)
end

---@param prototype_type string
---@param field string
---@return boolean whether somebody wrote this handler
function entity_types.has(prototype_type, field)
  return for_type(prototype_type)[field] ~= nothing
end

return entity_types
