--- API objects: handles that behave as the game's LuaObjects do.
--- A handle names a record of the engine; its class says which members exist (the API facts), and
--- `objects.implement` says what they do. Reading a member that the class does not have, writing a
--- read-only one, using a dead object: each fails in the game's words. A real member that nobody
--- implemented fails with `not emulated: LuaEntity.foo`.
--- Source: runtime API 1.1 and 2.0, every class; wording of the errors: known of the game.

local compat = require("lua_compat")
local api = require("objects.api_facts")
local members = require("objects.class_members")
local raise = require("objects.script_error").raise
local sorted_keys = require("sorted_keys")

local objects = {
  --- Raise an error at the place in the mod that called: error(format, ...).
  error = raise,
}

local rawget, rawset, type, getmetatable, setmetatable =
  rawget, rawset, type, getmetatable, setmetatable

-- The keys under which a table handle holds its record and the methods bound to it so far. No
-- member can have these names.
local RECORD, BOUND = "\0record", "\0bound"

-- Classes whose index operator answers names too.
local NAMES_AS_KEYS = { LuaCustomTable = true, LuaGuiElement = true }

-- Records and bound methods of userdata handles.
local userdata_records = setmetatable({}, { __mode = "k" })
local userdata_bound = setmetatable({}, { __mode = "k" })
local metatables = {}

local function dead(class)
  raise("%s API call when %s was invalid.", class.name, class.name)
end

local function bind(class, record, method)
  return function(...)
    if record.valid == false then
      dead(class)
    end
    return method(record, ...)
  end
end

local function bound_methods(handle)
  local bound
  if type(handle) == "table" then
    bound = rawget(handle, BOUND)
    if not bound then
      bound = {}
      rawset(handle, BOUND, bound)
    end
    return bound
  end
  bound = userdata_bound[handle]
  if not bound then
    bound = {}
    userdata_bound[handle] = bound
  end
  return bound
end

--- The slow road of reading: the first use of a member, operators, errors.
local function read(class, handle, record, key)
  if record.valid == false then
    if key == "valid" then
      return false
    elseif key == "object_name" then
      return class.name
    end
    dead(class)
  end
  local index = class.index
  if index and type(key) ~= "string" then
    return index(record, key)
  end
  local view = members.view(class, record)
  local method = view.methods[key]
  if not method then
    local getter
    getter, method = members.resolve_read(class, view.kind, key)
    if getter then
      view.get[key] = getter
      return getter(record)
    elseif not method then
      if index and NAMES_AS_KEYS[class.name] then
        return index(record, key)
      end
      members.refuse_unknown(class, key)
    end
    view.methods[key] = method
  end
  local bound = bind(class, record, method)
  bound_methods(handle)[key] = bound
  return bound
end

local function write(class, record, key, value)
  if record.valid == false then
    dead(class)
  end
  local newindex = class.newindex
  if
    newindex
    and (type(key) ~= "string" or NAMES_AS_KEYS[class.name] and not api.member(class.name, key))
  then
    return newindex(record, key, value)
  end
  local view = members.view(class, record)
  local setter = view.set[key]
  if not setter then
    setter = members.resolve_write(class, view.kind, key)
    view.set[key] = setter
  end
  setter(record, value)
end

--- Operators that LuaJIT honours on userdata only.
local function needs_userdata(class)
  return compat.is_luajit and (class.length or class.pairs) ~= nil
end

local function record_of_table(handle)
  return rawget(handle, RECORD)
end

local function record_of_userdata(handle)
  return userdata_records[handle]
end

-- The two index functions differ in where a handle keeps its things, and stand apart because this
-- is where scripts spend their time.
local function index_table(class)
  local views = class.views
  return function(handle, key)
    local record = rawget(handle, RECORD)
    if record.valid ~= false then
      local view = views[class.kinds and record.type or false]
      local getter = view and view.get[key]
      if getter then
        return getter(record)
      end
      local bound = rawget(handle, BOUND)
      local method = bound and bound[key]
      if method then
        return method
      end
    end
    return read(class, handle, record, key)
  end
end

local function index_userdata(class)
  local views = class.views
  return function(handle, key)
    local record = userdata_records[handle]
    if record.valid ~= false then
      local view = views[class.kinds and record.type or false]
      local getter = view and view.get[key]
      if getter then
        return getter(record)
      end
      local bound = userdata_bound[handle]
      local method = bound and bound[key]
      if method then
        return method
      end
    end
    return read(class, handle, record, key)
  end
end

local function add_operators(class, mt, record_of)
  mt.__newindex = function(handle, key, value)
    return write(class, record_of(handle), key, value)
  end
  mt.__eq = function(a, b)
    local one, other = record_of(a), record_of(b)
    return one == other or (class.equal ~= nil and class.equal(one, other))
  end
  mt.__tostring = function(handle)
    local record = record_of(handle)
    if record.valid == false then
      return "[" .. class.name .. ": invalid]"
    end
    return class.tostring and class.tostring(record) or class.name
  end
  if class.length then
    mt.__len = function(handle)
      local record = record_of(handle)
      if record.valid == false then
        dead(class)
      end
      return class.length(record)
    end
  end
  if class.call then
    mt.__call = function(handle, ...)
      return class.call(record_of(handle), ...)
    end
  end
  metatables[mt] = class
end

local function seal(class)
  class.kinds = api.has_kinds(class.name)
  if needs_userdata(class) then
    local prototype, mt = compat.userdata_prototype()
    class.prototype = prototype
    userdata_records[prototype] = { valid = false }
    mt.__index = index_userdata(class)
    add_operators(class, mt, record_of_userdata)
  else
    class.metatable = { __index = index_table(class) }
    add_operators(class, class.metatable, record_of_table)
  end
  class.sealed = true
end

local SCALARS =
  { "length", "index", "newindex", "call", "pairs", "key", "find", "equal", "tostring" }

--- Say what members of a class do. May be called several times for a class; a member given twice is
--- an error. Members that the running version does not have are simply not reachable in it.
--- get = { member = f(record) }, set = { member = f(record, value) }, methods = { member =
--- f(record, ...) }; length(record), index(record, key), newindex(record, key, value), call(record,
--- ...), pairs(record) -> iterator, state, control; equal(record, record); tostring(record);
--- key(record) -> plain data by which find(key) gives the record again (or nil) after loading.
---@param class_name string
---@param parts table
function objects.implement(class_name, parts)
  local class = members.class(class_name)
  for _, group in ipairs({ "get", "set", "methods" }) do
    for member, action in pairs(parts[group] or {}) do
      if class[group][member] then
        error(class_name .. "." .. member .. " is implemented twice", 2)
      end
      class[group][member] = action
    end
  end
  for _, name in ipairs(SCALARS) do
    if parts[name] then
      if class[name] then
        error(class_name .. ": " .. name .. " is implemented twice", 2)
      elseif class.sealed and (name == "length" or name == "pairs" or name == "call") then
        error(
          class_name .. ": " .. name .. " must be implemented before the first object is made",
          2
        )
      end
      class[name] = parts[name]
    end
  end
  members.forget_views()
end

--- The handle of a record: the same one as long as somebody holds it.
---@param class_name string
---@param record table
function objects.wrap(class_name, record)
  local class = members.classes[class_name] or members.class(class_name)
  local handle = class.handles[record]
  if handle then
    return handle
  end
  if not class.sealed then
    seal(class)
  end
  if class.prototype then
    handle = compat.new_userdata(class.prototype)
    userdata_records[handle] = record
  else
    handle = setmetatable({ [RECORD] = record }, class.metatable)
  end
  class.handles[record] = handle
  return handle
end

--- The class name of a handle, nil for anything else.
---@return string|nil
function objects.class_of(value)
  local kind = type(value)
  if kind == "table" or kind == "userdata" then
    local class = metatables[getmetatable(value)]
    return class and class.name
  end
  return nil
end

--- The record of a handle whether alive or dead, nil when it is no handle.
function objects.peek(value)
  local kind = type(value)
  if kind == "table" then
    return metatables[getmetatable(value)] and rawget(value, RECORD) or nil
  elseif kind == "userdata" then
    return metatables[getmetatable(value)] and userdata_records[value] or nil
  end
  return nil
end

--- The record of a handle. With a class name, anything but a living handle of that class is an
--- error.
function objects.unwrap(value, class_name)
  local record = objects.peek(value)
  if class_name then
    if not record or objects.class_of(value) ~= class_name then
      raise("Expected %s, got %s.", class_name, objects.class_of(value) or type(value))
    end
    if record.valid == false then
      raise("%s API call when %s was invalid.", class_name, class_name)
    end
  end
  return record
end

--- Iterate a handle as the game's `pairs` does; nil for classes that cannot be iterated.
function objects.pairs(handle)
  local class = metatables[getmetatable(handle)]
  if class and class.pairs then
    return class.pairs(objects.unwrap(handle, class.name))
  end
  return nil
end

--- Class and key by which a handle can be saved: class name, key | nil, is it dead.
function objects.save(handle)
  local class = metatables[getmetatable(handle)]
  local record = objects.peek(handle)
  if record.valid == false then
    return class.name, nil, true
  end
  if not class.key then
    return class.name, nil, false
  end
  return class.name, class.key(record), false
end

--- The handle that was saved under a key; a dead one when what it named is gone.
function objects.load(class_name, key)
  local class = members.class(class_name)
  local record = key ~= nil and class.find and class.find(key) or nil
  return objects.wrap(class_name, record or { valid = false })
end

--- Names of the classes of which something is implemented, sorted.
function objects.implemented_classes()
  return sorted_keys(members.classes)
end

--- How a member of the class is emulated: can it be read, can it be written, can it be called.
---@return boolean, boolean, boolean
function objects.emulated_access(class_name, member)
  local implementation = members.implementation
  return implementation(class_name, "get", member) ~= nil,
    implementation(class_name, "set", member) ~= nil,
    implementation(class_name, "methods", member) ~= nil
end

--- Whether the length and the index operator of a class are emulated.
---@param class_name string
---@return boolean length
---@return boolean index
function objects.emulated_operators(class_name)
  local class = members.classes[class_name]
  return class ~= nil and class.length ~= nil, class ~= nil and class.index ~= nil
end

return objects
