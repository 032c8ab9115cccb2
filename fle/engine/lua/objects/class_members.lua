--- The members of API classes: what implements them, and what may be done with them according to
--- the API facts of the running version.
--- A class is a table { name, get, set, methods, views, handles, kinds, length, index, ... }; a
--- view is what resolves for one kind of its records, `LuaEntity` of type "furnace", say, filled as
--- members are used.

local S = require("state")
local api = require("objects.api_facts")
local raise = require("objects.script_error").raise

local members = {
  --- All classes by name.
  classes = {},
}

local classes = members.classes

--- The class of this name, made when it is new.
function members.class(name)
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

--- What an object of any class has.
local COMMON = {
  valid = function(record)
    return record.valid ~= false
  end,
}

local function help(class_name)
  return function()
    local lines = { "Help for " .. class_name .. ":" }
    for _, name in ipairs(api.names(class_name)) do
      lines[#lines + 1] = "  " .. name
    end
    return table.concat(lines, "\n")
  end
end

--- What implements a member: the class itself, then its parents.
---@param group string "get", "set" or "methods"
---@return function|nil
function members.implementation(class_name, group, member)
  local name = class_name
  while name do
    local class = classes[name]
    local found = class and class[group][member]
    if found then
      return found
    end
    name = api.parent(name)
  end
  if group == "get" then
    if member == "object_name" then
      return function()
        return class_name
      end
    end
    return COMMON[member]
  elseif group == "methods" and member == "help" then
    return help(class_name)
  end
  return nil
end

local function words(label)
  local text = label:gsub("(%l)(%u)", "%1 %2"):lower()
  return (text:find("^[aeiou]") and "an " or "a ") .. text
end

local function refuse_kind(class, member)
  local noun = class.name:gsub("^Lua", ""):gsub("(%l)(%u)", "%1 %2")
  raise("%s is not %s.", noun, words(member.subclasses[1]))
end

local function is_other_kind(class, kind, member)
  return kind and member.subclasses and not api.is_kind(class.name, kind, member.subclasses)
end

local function refuse_unknown(class, key)
  raise("%s doesn't contain key %s.", class.name, tostring(key))
end

local function not_emulated(class, key)
  raise("not emulated: %s.%s", class.name, key)
end

-- Tables until 1.1 had their userdata there; scripts ask for it to recognise an API object.
local function self_of(record)
  return record
end

--- How a member is read by records of one kind: a getter, or a method to bind; nothing when the
--- class does not have the member. Raises for what can be seen to fail without a record.
---@return function|nil getter
---@return function|nil method
function members.resolve_read(class, kind, key)
  local member = api.member(class.name, key)
  if not member then
    if key == "__self" and S.profile.object_type == "table" then
      return self_of
    end
    return nil, nil
  end
  local group = member.method and "methods" or "get"
  if not member.method and not member.read then
    raise("%s::%s is write only.", class.name, key)
  end
  local action = members.implementation(class.name, group, key)
  if is_other_kind(class, kind, member) then
    action = function()
      if not member.optional then
        refuse_kind(class, member)
      end
    end
  end
  if not action then
    not_emulated(class, key)
  elseif member.method then
    return nil, action
  end
  return action
end

--- How a member is written by records of one kind.
---@return function setter
function members.resolve_write(class, kind, key)
  local member = api.member(class.name, key)
  if not member then
    refuse_unknown(class, key)
  elseif member.method or not member.write then
    raise("%s::%s is read only.", class.name, key)
  elseif is_other_kind(class, kind, member) then
    refuse_kind(class, member)
  end
  return members.implementation(class.name, "set", key) or not_emulated(class, key)
end

--- The view of a class for the kind of a record.
function members.view(class, record)
  local kind = class.kinds and record.type or false
  local view = class.views[kind]
  if not view then
    view = { kind = kind, get = {}, set = {}, methods = {} }
    class.views[kind] = view
  end
  return view
end

members.refuse_unknown = refuse_unknown

--- Forget what was resolved: another version runs, or more was implemented.
function members.forget_views()
  for _, class in pairs(classes) do
    for kind in pairs(class.views) do
      class.views[kind] = nil
    end
  end
end

S.subsystem("class_members", {
  load = function()
    members.forget_views()
    for _, class in pairs(classes) do
      class.kinds = api.has_kinds(class.name)
    end
  end,
})

return members
