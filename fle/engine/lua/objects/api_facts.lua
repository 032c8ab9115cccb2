--- Which members a class of the API has, asked quickly: the API facts with inheritance worked out.

local S = require("state")

local api = {}

local members, kinds = {}, {}

local function facts()
  return require("facts")
end

--- The parent class's name, or nil.
function api.parent(class_name)
  local class = facts().api(class_name)
  return class and class.parent
end

local function find(class_name, key)
  local name = class_name
  while name do
    local class = facts().api(name)
    if not class then
      return nil
    end
    local member = class.members[key]
    if member then
      return {
        method = member.kind == "method",
        read = member.read,
        write = member.write,
        optional = member.optional,
        subclasses = member.subclasses,
        takes_table = member.takes_table,
      }
    end
    name = class.parent
  end
  return nil
end

--- What the facts say of a member: { method, read, write, optional, subclasses }, or nil.
function api.member(class_name, key)
  if type(key) ~= "string" then
    return nil
  end
  local known = members[class_name]
  if not known then
    known = {}
    members[class_name] = known
  end
  local member = known[key]
  if member == nil then
    member = find(class_name, key) or false
    known[key] = member
  end
  return member or nil
end

--- The names of all members of a class, sorted.
function api.names(class_name)
  local set, names = {}, {}
  local name = class_name
  while name do
    local class = facts().api(name)
    for member in pairs(class and class.members or {}) do
      if not set[member] then
        set[member] = true
        names[#names + 1] = member
      end
    end
    name = class and class.parent
  end
  table.sort(names)
  return names
end

--- Do some members of the class belong only to some types?
function api.has_kinds(class_name)
  local found = kinds[class_name]
  if found == nil then
    found = false
    local name = class_name
    while name and not found do
      local class = facts().api(name)
      for _, member in pairs(class and class.members or {}) do
        if member.subclasses then
          found = true
          break
        end
      end
      name = class and class.parent
    end
    kinds[class_name] = found
  end
  return found
end

--- Does a member with these subclass labels belong to things of this prototype type?
function api.is_kind(class_name, kind, labels)
  for _, label in ipairs(labels) do
    local types = facts().subclass_types(class_name, label)
    if not types or types[kind] then
      return true
    end
  end
  return false
end

S.subsystem("api_facts", {
  load = function()
    members, kinds = {}, {}
  end,
})

return api
