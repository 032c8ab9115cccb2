--- What the emulator covers of the API: every member that the docs list, and whether it works.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local sorted_keys = require("sorted_keys")

local coverage = {}

-- A class that others inherit from may leave a member to them: LuaControl.position, say.
local function access(class, name, children)
  local reads, writes, calls = objects.emulated_access(class, name)
  for _, child in ipairs(children[class] or {}) do
    local child_reads, child_writes, child_calls = access(child, name, children)
    reads, writes, calls = reads or child_reads, writes or child_writes, calls or child_calls
  end
  return reads, writes, calls
end

-- What works of a member: "full", "read", "write" or "none".
local function state_of(class, name, member, children)
  local reads, writes, calls = access(class, name, children)
  if member.kind == "method" then
    return calls and "full" or "none"
  end
  local read_done = reads or not member.read
  local write_done = writes or not member.write
  if read_done and write_done then
    return "full"
  elseif member.read and reads then
    return "read"
  end
  return member.write and writes and "write" or "none"
end

-- The length and the index operator, listed among the members as "#" and "[]".
local function add_operators(list, class_name, class)
  local length, index = objects.emulated_operators(class_name)
  local operators = class.operators or {}
  if operators.length then
    list[#list + 1] = { name = "#", kind = "operator", state = length and "full" or "none" }
  end
  if operators.index then
    list[#list + 1] = { name = "[]", kind = "operator", state = index and "full" or "none" }
  end
end

local function children_by_parent(implemented)
  local children = {}
  for _, name in ipairs(facts.classes()) do
    local parent = facts.api(name).parent
    if parent and implemented[name] then
      children[parent] = children[parent] or {}
      table.insert(children[parent], name)
    end
  end
  return children
end

--- Prepare to look at one version of the game.
---@param factorio string "1.1" or "2.0"
---@param data string folder that holds the facts of every version
function coverage.load(factorio, data)
  -- Loading the server loads every part, and each says what it implements.
  require("server")
  S.configure({ factorio = factorio })
  facts.load(data .. "/" .. S.profile.data)
end

--- Why a member is not emulated, as far as that is settled.
---@return string|nil
function coverage.reason(class_name, member)
  for _, entry in ipairs(require("objects.not_emulated")) do
    for _, name in ipairs(entry.classes or {}) do
      if name == class_name then
        return entry.reason
      end
    end
    for _, name in ipairs(entry.members or {}) do
      if name == class_name .. "." .. member then
        return entry.reason
      end
    end
  end
  return nil
end

--- The names of all classes, and per class its own members: { name, kind, state }, where the state
--- is "full", "read" or "write" (an attribute that can do both, but only one works) or "none".
---@return table[]
function coverage.classes()
  local implemented = {}
  for _, class_name in ipairs(objects.implemented_classes()) do
    implemented[class_name] = true
  end
  local children = children_by_parent(implemented)
  local result = {}
  for _, class_name in ipairs(facts.classes()) do
    local class = facts.api(class_name)
    local members = {}
    -- What every object has is no sign that its class exists.
    local exists = implemented[class_name] or children[class_name] ~= nil
    for _, name in ipairs(sorted_keys(class.members)) do
      local member = class.members[name]
      local state = exists and state_of(class_name, name, member, children) or "none"
      local reason = state == "none" and coverage.reason(class_name, name) or nil
      members[#members + 1] = { name = name, kind = member.kind, state = state, reason = reason }
    end
    add_operators(members, class_name, class)
    result[#result + 1] = { name = class_name, parent = class.parent, members = members }
  end
  return result
end

return coverage
