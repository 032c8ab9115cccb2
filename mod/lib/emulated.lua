--- Reading members that a server may not emulate.
--- The embedded server refuses such members with "not emulated: Class.member"; the real game never
--- does. Only that refusal is turned into nil, every other error goes on.

local emulated = {}

local MARK = "not emulated:"

local function get(object, member)
  return object[member]
end

--- What is known to be refused, by kind of object and member: a server does not learn as it runs.
local refused = {}

local function note(kind, member, message)
  -- Only a refusal of this very member: one from deeper down may be about something else then.
  if message:sub(-#member - 1) == "." .. member then
    refused[kind] = refused[kind] or {}
    refused[kind][member] = true
  end
end

local function finish(ok, ...)
  if ok then
    return ...
  end
  local message = ...
  if type(message) == "string" and message:find(MARK, 1, true) then
    return nil
  end
  error(message, 0)
end

--- object[member], or nil where the server does not emulate it.
---@param object any
---@param member string
---@return any
function emulated.read(object, member)
  local kind = object.object_name
  if kind == "LuaEntity" then
    kind = object.type
  end
  local known = refused[kind]
  if known and known[member] then
    return nil
  end
  local ok, value = pcall(get, object, member)
  if not ok and type(value) == "string" and value:find(MARK, 1, true) then
    note(kind, member, value)
  end
  return finish(ok, value)
end

--- read(...), or nil where the server does not emulate something that it needs.
---@param read function
---@return any
function emulated.call(read, ...)
  return finish(pcall(read, ...))
end

return emulated
