--- Tell everything that an agent's observation holds, in one call.
--- It is put together from what other tools tell, so that an agent that asks them reads the same.

local agents = require("lib.agents")
local clock = require("lib.clock")
local get_entities = require("tools.get_entities")
local inventory = require("compat.inventory")
local messages = require("lib.messages")
local order = require("lib.order")
local prices = require("lib.prices")
local production_stats = require("tools.production_stats")
local score = require("tools.score")
local technology_list = require("lib.technology_list")

-- As get_entities looks when it is called without arguments, in tiles.
local RADIUS = 1000

local function research_of(force, known)
  local all, mark, saved = technology_list.read(force)
  local current = force.current_research
  return {
    current = current and current.name,
    progress = current and force.research_progress or 0,
    queue = technology_list.queue(force),
    saved = saved,
    mark = mark,
    technologies = mark ~= known and technology_list.describe(all) or nil,
  }
end

local function add_prices(list, counts)
  local all = prices.all()
  for name in order.pairs(counts) do
    list[name] = all[name]
  end
end

local function prices_of(flows)
  local list = {}
  for _, counts in ipairs({ flows.produced, flows.consumed, flows.harvested, flows.crafted }) do
    add_prices(list, counts)
  end
  for _, craft in ipairs(flows.crafts) do
    add_prices(list, craft.inputs)
  end
  return list
end

local function places(characters)
  local list = {}
  for index, character in ipairs(characters) do
    list[index] = character.position
  end
  return list
end

---@param ctx fle.Context
---@param args fle.ObserveArgs
---@return fle.WorldObservation
local function observe(ctx, args)
  local character = agents.require(ctx.agent)
  local flows = production_stats(ctx)
  local scores = score(ctx)
  return {
    tick = clock.now(),
    speed = clock.settings().speed,
    entities = get_entities(ctx, { entities = {}, radius = RADIUS }),
    inventory = inventory.contents(inventory.main(character)),
    characters = places(agents.list()),
    research = research_of(ctx.force, args.known),
    flows = flows,
    prices = prices_of(flows),
    production_score = scores[1],
    automated_score = scores[2],
    messages = messages.read(ctx.agent, args.after),
  }
end

return observe
