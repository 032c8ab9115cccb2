--- Whether the running game knows a name, and what it calls the thing otherwise.

local entity_kinds = require("lib.kinds")
local fault = require("lib.fault")
local names = require("generated.names")
local prototypes = require("compat.prototypes")
local version = require("compat.version")

local successors = names.successors[version]

local game_names = {}

--- Names that were found once, by what they were asked for: prototypes do not change in a game.
local found = {}

local function advice(successor)
  return successor and ("use " .. successor) or "nothing took its place"
end

--- Names of one kind, such as a fluid's, where another is asked for are none of the other version.
local function is_known(name)
  for _, kind in ipairs({ "item", "entity", "fluid", "recipe", "technology", "tile" }) do
    if prototypes.has(kind, name) then
      return true
    end
  end
  return false
end

local function reject(name, what)
  local successor = successors[name]
  if (successor or names.index[name]) and not is_known(name) then
    fault("not_in_version", {
      name = name,
      version = version,
      successor = successor,
      advice = advice(successor),
    })
  end
  fault("unknown_name", { name = name, kind = what })
end

--- Pass when the name is a prototype of one of the kinds; raise otherwise.
---@param name string
---@param kinds string[] in the order in which they are asked
---@param what string what the name should be, for the message
---@return string name
function game_names.require(name, kinds, what)
  local known = found[what]
  if known == nil then
    known = {}
    found[what] = known
  end
  if known[name] then
    return name
  end
  for _, kind in ipairs(kinds) do
    -- Groups of entities have names that only agents use.
    local is_group = kind == "entity" and entity_kinds.group(name)
    if is_group or prototypes.has(kind, name) then
      known[name] = true
      return name
    end
  end
  return reject(name, what)
end

return game_names
