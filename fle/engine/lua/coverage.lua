--- What the emulator covers of the API: every member that the docs list, and whether it works.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local sorted_keys = require("sorted_keys")

local coverage = {}

local function state_of(class, name, member)
  local reads, writes, calls = objects.emulated_access(class, name)
  if member.kind == "method" then
    return calls and "full" or "none"
  end
  local read_done = reads or not member.read
  local write_done = writes or not member.write
  if read_done and write_done then
    return "full"
  end
  return (member.read and reads or member.write and writes) and "partial" or "none"
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

--- The names of all classes, and per class its own members: { name, kind, state }, where the state
--- is "full", "partial" (an attribute that can be read but not written, or the reverse) or "none".
---@return table[]
function coverage.classes()
  local implemented = {}
  for _, class_name in ipairs(objects.implemented_classes()) do
    implemented[class_name] = true
  end
  local result = {}
  for _, class_name in ipairs(facts.classes()) do
    local class = facts.api(class_name)
    local members = {}
    for _, name in ipairs(sorted_keys(class.members)) do
      local member = class.members[name]
      -- What every object has is no sign that its class exists.
      local state = implemented[class_name] and state_of(class_name, name, member) or "none"
      members[#members + 1] = { name = name, kind = member.kind, state = state }
    end
    result[#result + 1] = { name = class_name, parent = class.parent, members = members }
  end
  return result
end

return coverage
