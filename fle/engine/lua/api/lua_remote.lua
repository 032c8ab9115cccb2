--- LuaRemote: `remote`, the interfaces that mods offer each other. Arguments and results are
--- copies: API objects pass, functions and metatables do not. A record belongs to one mod: { mod }.
--- Source: runtime API 1.1 and 2.0, LuaRemote.

local events = require("events")
local objects = require("objects")

local remote = {}

-- name -> { mod, functions }, in the order in which they were added.
local interfaces, order = {}, {}

local function copy(value, seen)
  local kind = type(value)
  if kind == "table" then
    if objects.class_of(value) then
      return value
    end
    if seen[value] then
      return seen[value]
    end
    local result = {}
    seen[value] = result
    for key, item in next, value do
      result[copy(key, seen)] = copy(item, seen)
    end
    return result
  elseif kind == "function" or kind == "thread" then
    objects.error("Cannot pass a %s through remote.call.", kind)
  end
  return value
end

local function copy_all(count, first, ...)
  if count == 0 then
    return
  elseif count == 1 then
    return copy(first, {})
  end
  return copy(first, {}), copy_all(count - 1, ...)
end

local function find(interface, name)
  local owner = interfaces[interface]
  if not owner then
    objects.error("Unknown interface: %s", tostring(interface))
  end
  local action = owner.functions[name]
  if not action then
    objects.error("No such function: %s.%s", interface, tostring(name))
  end
  return action
end

local function finish(interface, name, ok, ...)
  if not ok then
    error(
      "Error when running interface function "
        .. interface
        .. "."
        .. name
        .. ": "
        .. events.text((...)),
      0
    )
  end
  return copy_all(select("#", ...), ...)
end

--- Call a function of an interface as another mod does.
function remote.call(interface, name, ...)
  local action = find(interface, name)
  return finish(interface, name, xpcall(action, events.traceback, copy_all(select("#", ...), ...)))
end

--- Call a function from outside: plain values in, values out as they are; errors with traceback.
---@return boolean ok
function remote.call_from_host(interface, name, ...)
  local owner = interfaces[interface]
  local action = owner and owner.functions[name]
  if not action then
    return false,
      owner and "No such function: " .. interface .. "." .. name
        or "Unknown interface: " .. interface
  end
  return xpcall(action, events.traceback, ...)
end

local function add_interface(record, name, functions)
  if type(name) ~= "string" or type(functions) ~= "table" then
    objects.error("bad argument to 'add_interface' (a name and a table of functions expected)")
  elseif interfaces[name] then
    objects.error("Interface %s already exists.", name)
  end
  local own = {}
  for key, action in next, functions do
    if type(key) ~= "string" or type(action) ~= "function" then
      objects.error("Interface %s: %s is not a function.", name, tostring(key))
    end
    own[key] = action
  end
  interfaces[name] = { mod = record.mod, functions = own }
  order[#order + 1] = name
end

local function remove_interface(_, name)
  if not interfaces[name] then
    return false
  end
  interfaces[name] = nil
  for i, other in ipairs(order) do
    if other == name then
      table.remove(order, i)
      break
    end
  end
  return true
end

objects.implement("LuaRemote", {
  get = {
    interfaces = function()
      local result = {}
      for _, name in ipairs(order) do
        result[name] = {}
        for key in next, interfaces[name].functions do
          result[name][key] = true
        end
      end
      return result
    end,
  },
  methods = {
    add_interface = add_interface,
    remove_interface = remove_interface,
    call = function(_, interface, name, ...)
      return remote.call(interface, name, ...)
    end,
  },
})

--- Forget all interfaces: mods are about to be loaded.
function remote.forget()
  interfaces, order = {}, {}
end

return remote
