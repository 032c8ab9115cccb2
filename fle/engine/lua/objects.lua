--- API objects: handles that behave as the game's LuaObjects do.
--- A handle names a record of the engine; its class says which members exist (the API facts), and
--- `objects.implement` says what they do. Reading a member that the class does not have, writing a
--- read-only one, using a dead object: each fails in the game's words. A real member that nobody
--- implemented fails with `not emulated: LuaEntity.foo`.
--- Source: runtime API 1.1 and 2.0, every class; wording of the errors: known of the game.

local S = require("state")
local compat = require("lua_compat")
local api = require("api_facts")

local objects = {}

local rawget, rawset, type, getmetatable, setmetatable = rawget, rawset, type, getmetatable, setmetatable

-- The key under which a table handle holds its record. No member can have this name.
local RECORD = "\0record"

local classes = {}
-- Records of userdata handles.
local userdata_records = setmetatable({}, { __mode = "k" })
local metatables = {}

--- The place in a mod's or command's code that called into the engine, as `file:line: `.
local function caller()
  for level = 3, 40 do
    local frame = debug.getinfo(level, "Sl")
    if not frame then
      return ""
    end
    -- Engine files are read from disk and called "@/path"; a mod's are "@__mod__/path", a console
    -- command's chunk is its own text.
    if frame.what ~= "C" and (frame.source:sub(1, 3) == "@__" or not frame.source:find("^[@=]")) then
      return frame.short_src .. ":" .. frame.currentline .. ": "
    end
  end
  return ""
end

--- Raise an error at the place in the mod that called.
---@param format string
function objects.error(format, ...)
  local text = select("#", ...) > 0 and string.format(format, ...) or format
  error(caller() .. text, 0)
end

local raise = objects.error

local function class_named(name)
  local class = classes[name]
  if not class then
    class = {
      name = name,
      get = {},
      set = {},
      methods = {},
      views = {},
      handles = setmetatable({}, { __mode = "kv" }),
    }
    classes[name] = class
  end
  return class
end

--- What implements a member: the class itself, then its parents.
local function implementation(class_name, group, member)
  local name = class_name
  while name do
    local class = classes[name]
    local found = class and class[group][member]
    if found then
      return found
    end
    name = api.parent(name)
  end
  return nil
end

local function words(subclass)
  return (subclass:gsub("(%l)(%u)", "%1 %2"):lower())
end

-- Every object has these, whether or not the facts list them.
local COMMON = {
  valid = function(record)
    return record.valid ~= false
  end,
}

--- What can be done with the members of one kind of record: `LuaEntity` of type "furnace", say.
--- Filled as members are used.
local function new_view(class, kind)
  local view = { get = {}, set = {}, methods = {} }

  local function wrong_kind(member)
    return kind and member.subclasses and not api.is_kind(class.name, kind, member.subclasses)
  end

  function view.resolve_read(key)
    local member = api.member(class.name, key)
    if not member then
      if key == "object_name" then
        return function()
          return class.name
        end
      elseif key == "__self" and S.profile.object_type == "table" then
        return function(record)
          return record
        end
      elseif COMMON[key] and not api.known(class.name) then
        return COMMON[key]
      end
      return nil, "doesn't contain key " .. tostring(key) .. "."
    end
    if member.method then
      local method = implementation(class.name, "methods", key)
      if wrong_kind(member) then
        method = function()
          raise("Entity is not a %s.", words(member.subclasses[1]))
        end
      end
      if not method then
        raise("not emulated: %s.%s", class.name, key)
      end
      return nil, nil, method
    end
    if not member.read then
      return nil, nil, nil, class.name .. "::" .. key .. " is write only."
    end
    if wrong_kind(member) then
      if member.optional then
        return function() end
      end
      return function()
        raise("Entity is not a %s.", words(member.subclasses[1]))
      end
    end
    local getter = implementation(class.name, "get", key) or COMMON[key]
    if not getter then
      if key == "object_name" then
        return function()
          return class.name
        end
      end
      raise("not emulated: %s.%s", class.name, key)
    end
    return getter
  end

  function view.resolve_write(key)
    local member = api.member(class.name, key)
    if not member then
      raise("%s doesn't contain key %s.", class.name, tostring(key))
    end
    if member.method or not member.write then
      raise("%s::%s is read only.", class.name, key)
    end
    if wrong_kind(member) then
      raise("Entity is not a %s.", words(member.subclasses[1]))
    end
    local setter = implementation(class.name, "set", key)
    if not setter then
      raise("not emulated: %s.%s", class.name, key)
    end
    return setter
  end

  return view
end

local function view_of(class, record)
  local kind = class.kinds and record.type or false
  local view = class.views[kind]
  if not view then
    view = new_view(class, kind)
    class.views[kind] = view
  end
  return view
end

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

--- The slow road of reading: the first use of a member by a kind, methods, operators, errors.
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
  local view = view_of(class, record)
  local method = view.methods[key]
  if not method then
    local getter, missing, found, refused = view.resolve_read(key)
    if getter then
      view.get[key] = getter
      return getter(record)
    end
    if refused then
      raise("%s", refused)
    end
    if missing then
      if index then
        return index(record, key)
      end
      raise("%s %s", class.name, missing)
    end
    method = found
    view.methods[key] = method
  end
  local bound = bind(class, record, method)
  if type(handle) == "table" then
    rawset(handle, key, bound)
  else
    class.bound[handle] = class.bound[handle] or {}
    class.bound[handle][key] = bound
  end
  return bound
end

local function write(class, record, key, value)
  if record.valid == false then
    dead(class)
  end
  local newindex = class.newindex
  if newindex and type(key) ~= "string" then
    return newindex(record, key, value)
  end
  local view = view_of(class, record)
  local setter = view.set[key]
  if not setter then
    if newindex and not api.member(class.name, key) then
      return newindex(record, key, value)
    end
    setter = view.resolve_write(key)
    view.set[key] = setter
  end
  setter(record, value)
end

--- Operators that LuaJIT honours on userdata only.
local function needs_userdata(class)
  return compat.is_luajit and (class.length or class.pairs) ~= nil
end

local function fill_metatable(class, mt)
  local record_of
  if needs_userdata(class) then
    class.bound = setmetatable({}, { __mode = "k" })
    record_of = function(handle)
      return userdata_records[handle]
    end
    mt.__index = function(handle, key)
      local record = userdata_records[handle]
      local bound = class.bound[handle]
      local method = bound and bound[key]
      if method then
        return method
      end
      if record.valid ~= false then
        local view = class.views[class.kinds and record.type or false]
        local getter = view and view.get[key]
        if getter then
          return getter(record)
        end
      end
      return read(class, handle, record, key)
    end
  else
    record_of = function(handle)
      return rawget(handle, RECORD)
    end
    local views = class.views
    mt.__index = function(handle, key)
      local record = rawget(handle, RECORD)
      if record.valid ~= false then
        local view = views[class.kinds and record.type or false]
        local getter = view and view.get[key]
        if getter then
          return getter(record)
        end
      end
      return read(class, handle, record, key)
    end
  end
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
    fill_metatable(class, mt)
    userdata_records[prototype] = { valid = false }
  else
    class.metatable = {}
    fill_metatable(class, class.metatable)
  end
  class.sealed = true
end

--- Forget what was resolved: another game version, or members implemented later.
local function unseal_views(class)
  for kind in pairs(class.views) do
    class.views[kind] = nil
  end
end

local SCALARS = { "length", "index", "newindex", "call", "pairs", "key", "find", "equal", "tostring" }

--- Say what members of a class do. May be called several times for a class; a member given twice is
--- an error. Members that the running version does not have are simply not reachable in it.
--- get = { member = f(record) }, set = { member = f(record, value) }, methods = { member = f(record, ...) };
--- length(record), index(record, key), newindex(record, key, value), call(record, ...),
--- pairs(record) -> iterator, state, control; equal(record, record); tostring(record);
--- key(record) -> plain data by which find(key) gives the record again (or nil) after loading.
---@param class_name string
---@param parts table
function objects.implement(class_name, parts)
  local class = class_named(class_name)
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
        error(class_name .. ": " .. name .. " must be implemented before the first object is made", 2)
      end
      class[name] = parts[name]
    end
  end
  for _, other in pairs(classes) do
    unseal_views(other)
  end
end

--- The handle of a record: the same one as long as somebody holds it.
---@param class_name string
---@param record table
function objects.wrap(class_name, record)
  local class = classes[class_name] or class_named(class_name)
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

--- The record of a handle. With a class name, anything but a living handle of that class is an error.
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
  local class = class_named(class_name)
  local record = key ~= nil and class.find and class.find(key) or nil
  return objects.wrap(class_name, record or { valid = false })
end

--- Names of the classes of which something is implemented, sorted.
function objects.implemented_classes()
  local names = {}
  for name in pairs(classes) do
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end

--- Is this member of the class emulated? For coverage.
function objects.is_emulated(class_name, member)
  return implementation(class_name, "get", member) ~= nil
    or implementation(class_name, "set", member) ~= nil
    or implementation(class_name, "methods", member) ~= nil
    or COMMON[member] ~= nil
    or member == "object_name"
end

--- How a member of the class is emulated: can it be read, can it be written, can it be called.
---@return boolean, boolean, boolean
function objects.emulated_access(class_name, member)
  local common = COMMON[member] ~= nil or member == "object_name"
  return common or implementation(class_name, "get", member) ~= nil,
    implementation(class_name, "set", member) ~= nil,
    implementation(class_name, "methods", member) ~= nil
end

S.subsystem("objects", {
  load = function()
    for _, class in pairs(classes) do
      unseal_views(class)
      -- Userdata classes keep their metatable; kinds may differ between versions.
      class.kinds = api.has_kinds(class.name)
    end
  end,
})

return objects
