--- Replace what a character carries.

local agents = require("lib.agents")
local fault = require("lib.fault")
local game_names = require("lib.game_names")
local inventory = require("compat.inventory")
local order = require("lib.order")
local prototypes = require("compat.prototypes")

local hands = {}

--- Raise what is wrong with an inventory before anything changes.
---@param wanted table<string, integer>
function hands.require_items(wanted)
  for name, count in order.pairs(wanted) do
    game_names.require(name, { "item" }, "item")
    if count < 0 then
      fault("not_an_option", { parameter = name, value = tostring(count), options = "0 or more" })
    end
  end
end

local function require_room(character, wanted)
  local slots = 0
  for name, count in order.pairs(wanted) do
    slots = slots + math.ceil(count / prototypes.stack_size(name))
    if slots > #inventory.main(character) then
      fault("inventory_full", { item = name })
    end
  end
end

--- Have a character carry exactly this.
---@param character LuaEntity
---@param wanted table<string, integer>
function hands.set(character, wanted)
  hands.require_items(wanted)
  require_room(character, wanted)
  agents.empty(character)
  local main = inventory.main(character)
  for name, count in order.pairs(wanted) do
    if count > 0 then
      main.insert({ name = name, count = count })
    end
  end
end

return hands
