--- Begin a new episode in the same world.

local agents = require("lib.agents")
local clock = require("lib.clock")
local episode = require("lib.episode")
local hands = require("lib.hands")
local lab = require("world.lab")
local options = require("lib.options")
local surface = require("world.surface")
local technologies = require("lib.technologies")

--- Everything that can be refused is refused before anything changes.
local function require_valid(args)
  for _, parameter in ipairs({ "mode", "cost_model", "reach" }) do
    options.require_word(parameter, args[parameter])
  end
  technologies.require_valid(args.technologies)
  for _, inventory in ipairs(args.inventories) do
    hands.require_items(inventory)
  end
  hands.require_items(args.inventory or {})
end

local function reset_characters(args)
  if args.reset_position or (args.agents or agents.count()) ~= agents.count() then
    agents.spawn(args.agents or agents.count())
  end
  for number, character in ipairs(agents.list()) do
    hands.set(character, args.inventories[number] or args.inventory or {})
  end
end

---@param ctx fle.Context
---@param args fle.ResetArgs
local function reset(ctx, args)
  require_valid(args)
  episode.end_waits()
  episode.forget(ctx)
  clock.stop()
  clock.set({ mode = args.mode, cost_model = args.cost_model, reach = args.reach })
  if args.clear_entities then
    lab.restore(args.seed or surface.seed())
  end
  technologies.set(ctx.force, args.technologies)
  reset_characters(args)
end

return reset
