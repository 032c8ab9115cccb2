--- The whole world as a mod can see it, saved and loaded.

local agents = require("lib.agents")
local clock = require("lib.clock")
local entity_state = require("world.entity_state")
local fault = require("lib.fault")
local forms = require("world.state_forms")
local lab = require("world.lab")
local messages = require("lib.messages")
local prototypes = require("compat.prototypes")
local records = require("lib.records")
local research_state = require("world.research_state")
local resource_state = require("world.resource_state")
local slots = require("world.slots")
local statistics = require("compat.statistics")
local surface = require("world.surface")
local wires = require("world.wire_state")

local state = {}

-- Of the map, or of no lasting kind.
local NOT_BUILT = { character = true, ["item-entity"] = true }
for _, kind in ipairs(resource_state.TYPES) do
  NOT_BUILT[kind] = true
end

local function save_built(ground)
  local built, lying, poles = {}, {}, wires.new()
  for _, entity in ipairs(ground.find_entities()) do
    if entity.type == "item-entity" then
      local at, stack = entity.position, entity.stack
      lying[#lying + 1] = { at.x, at.y, stack.name, stack.count }
    elseif not NOT_BUILT[entity.type] and entity.prototype.is_building then
      built[#built + 1] = entity_state.save(entity)
      wires.add(poles, entity, #built)
    end
  end
  return built, lying, wires.save(poles)
end

local function save_characters()
  local list = {}
  for number, character in ipairs(agents.list()) do
    local at = character.position
    list[number] = { n = 4, at.x, at.y, character.health, slots.save(character) }
  end
  return list
end

local function save_flows(ctx)
  local flows = {}
  for i, kind in ipairs({ "items", "fluids" }) do
    local made, used = statistics.counts(statistics[kind](ctx.force, ctx.surface))
    flows[i] = { forms.pairs(made), forms.pairs(used) }
  end
  return flows
end

local function save_records()
  local totals, crafted = records.totals(), {}
  for recipe, entry in pairs(totals.crafted) do
    crafted[recipe] = { entry.crafted_count, forms.pairs(entry.inputs), forms.pairs(entry.outputs) }
  end
  return { forms.pairs(totals.harvested), forms.pairs(crafted) }
end

---@param ctx fle.Context
---@return string bytes
function state.save(ctx)
  local built, lying, joined = save_built(ctx.surface)
  local settings = clock.settings()
  return forms.pack({
    seed = surface.seed(),
    rules = { settings.mode, settings.speed, settings.cost_model, settings.reach },
    built = built,
    lying = lying,
    wires = joined,
    map = resource_state.save(lab.things(surface.seed())),
    characters = save_characters(),
    research = research_state.save(ctx.force),
    flows = save_flows(ctx),
    records = save_records(),
    messages = messages.save(),
  })
end

--- Refuse a state that this game has no prototypes for, before anything changes.
local function require_known(saved)
  for _, entity in ipairs(saved.built) do
    if not prototypes.has("entity", entity.name) then
      fault("bad_state", { reason = "this game has no entity " .. tostring(entity.name) })
    end
  end
  for _, item in ipairs(saved.lying) do
    if not prototypes.has("item", item[3]) then
      fault("bad_state", { reason = "this game has no item " .. tostring(item[3]) })
    end
  end
  for _, technology in ipairs(saved.research.technologies) do
    if not prototypes.has("technology", technology[1]) then
      fault("bad_state", { reason = "this game has no technology " .. tostring(technology[1]) })
    end
  end
end

local function load_characters(list)
  agents.spawn(#list)
  for number, character in ipairs(agents.list()) do
    local saved = list[number]
    character.teleport({ saved[1], saved[2] })
    character.health = saved[3]
    agents.empty(character)
    slots.load(character, saved[4])
  end
end

local function load_flows(ctx, flows)
  for i, kind in ipairs({ "items", "fluids" }) do
    local flow = statistics[kind](ctx.force, ctx.surface)
    flow.clear()
    for _, made in ipairs(flows[i][1]) do
      flow.set_input_count(made[1], made[2])
    end
    for _, used in ipairs(flows[i][2]) do
      flow.set_output_count(used[1], used[2])
    end
  end
end

local function load_records(saved)
  local crafted = {}
  for recipe, entry in pairs(forms.map(saved[2])) do
    crafted[recipe] = {
      crafted_count = entry[1],
      inputs = forms.map(entry[2]),
      outputs = forms.map(entry[3]),
    }
  end
  records.set({ harvested = forms.map(saved[1]), crafted = crafted })
end

local function load_ground(ground, saved)
  local entities = {}
  for index, each in ipairs(saved.built) do
    -- The game may refuse one; the numbers of the others stay.
    entities[index] = entity_state.load(ground, each) or false
  end
  for index, entity in ipairs(entities) do
    if entity then
      entity_state.fill(entity, saved.built[index])
    end
  end
  wires.load(entities, saved.wires)
  for _, item in ipairs(saved.lying) do
    ground.create_entity({
      name = "item-on-ground",
      position = { x = item[1], y = item[2] },
      stack = { name = item[3], count = item[4] },
    })
  end
end

---@param ctx fle.Context
---@param bytes string
function state.load(ctx, bytes)
  local saved = forms.unpack(bytes)
  require_known(saved)
  lab.restore(saved.seed)
  resource_state.load(lab.things(saved.seed), saved.map)
  research_state.load(ctx.force, saved.research)
  load_characters(saved.characters)
  load_ground(ctx.surface, saved)
  load_flows(ctx, saved.flows)
  load_records(saved.records)
  messages.load(saved.messages)
  local rules = saved.rules
  clock.set({ mode = rules[1], speed = rules[2], cost_model = rules[3], reach = rules[4] })
end

return state
