--- Reading members that a server may not emulate yet.
--- The embedded server refuses such members with "not emulated: Class.member"; the real game never
--- does. Only that refusal is turned into nil, every other error goes on.

local emulated = {}

local MARK = "not emulated:"

local function get(object, member)
  return object[member]
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
  return finish(pcall(get, object, member))
end

--- read(...), or nil where the server does not emulate something that it needs.
---@param read function
---@return any
function emulated.call(read, ...)
  return finish(pcall(read, ...))
end

return emulated
