--- LuaForce: research, its queue, and switching recipes and technologies.
--- Source: runtime API 1.1 and 2.0, LuaForce.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local arguments = require("api.arguments")
local events = require("events")
local forces = require("systems.forces")
local research = require("systems.research")
local technologies = require("systems.technologies")
local statistics = require("systems.statistics")
local technology_api = require("api.lua_technology")

local get, set, methods = {}, {}, {}

function get.research_enabled(force)
  return force.research_enabled
end

function get.research_queue_enabled(force)
  return force.flags.research_queue_enabled == true
end

function set.research_queue_enabled(force, value)
  force.flags.research_queue_enabled = value == true or nil
end

function get.research_queue(force)
  local queue = {}
  for index, name in ipairs(force.queue) do
    queue[index] = technology_api.wrap(force.name, name)
  end
  return queue
end

local function has_queue(force)
  return S.profile.factorio ~= "1.1" or force.flags.research_queue_enabled == true
end

local function raise_cancelled(force, cancelled)
  if next(cancelled) and events.wanted("on_research_cancelled") then
    events.raise("on_research_cancelled", {
      force = objects.wrap("LuaForce", force),
      research = cancelled,
    })
  end
end

-- Without a queue the last technology is researched now (API: research_queue).
function set.research_queue(force, value)
  local names = {}
  for index, each in ipairs(value or {}) do
    names[index] = arguments.prototype_name("technology", each)
  end
  if not has_queue(force) then
    names = { names[#names] }
  end
  local before = {}
  for _, name in ipairs(force.queue) do
    before[name] = (before[name] or 0) + 1
  end
  research.set_queue(force, names)
  for _, name in ipairs(force.queue) do
    if before[name] then
      before[name] = before[name] > 1 and before[name] - 1 or nil
    end
  end
  raise_cancelled(force, before)
end

function get.current_research(force)
  return force.queue[1] and technology_api.wrap(force.name, force.queue[1])
end

function get.previous_research(force)
  return force.previous_research and technology_api.wrap(force.name, force.previous_research)
end

function set.previous_research(force, value)
  force.previous_research = value and arguments.prototype_name("technology", value)
end

function get.research_progress(force)
  local current = force.queue[1]
  return current and research.progress(force, current) or 0
end

function set.research_progress(force, value)
  if not force.queue[1] then
    objects.error("Can't set research progress when no research is in progress.")
  elseif type(value) ~= "number" or value < 0 or value > 1 then
    objects.error("Research progress must be between 0 and 1.")
  end
  research.set_progress(force, value)
end

function methods.enable_all_recipes(force)
  for _, name in ipairs(facts.names("recipe")) do
    forces.set_recipe_enabled(force, name, true)
  end
end

function methods.enable_all_technologies(force)
  for _, name in ipairs(facts.names("technology")) do
    technologies.set_enabled(force, name, true)
  end
end

function methods.research_all_technologies(force, include_disabled)
  research.research_all(force, include_disabled == true)
end

local function tell(event, force)
  if events.wanted(event) then
    events.raise(event, { force = objects.wrap("LuaForce", force) })
  end
end

function methods.reset_technology_effects(force)
  technologies.reset_effects(force)
  tell("on_technology_effects_reset", force)
end

function methods.reset_recipes()
  -- Reloads prototypes, which never change while the emulator runs.
end

function methods.reset_technologies()
  -- As reset_recipes.
end

function methods.reset(force)
  research.set_queue(force, {})
  for _, name in ipairs(facts.names("technology")) do
    force.technologies[name] = nil
  end
  force.previous_research, force.triggers = nil, nil
  force.rockets_launched, force.items_launched = nil, nil
  force.spawn = nil
  technologies.reset_effects(force)
  statistics.forget(force.name)
  tell("on_force_reset", force)
end

function methods.enable_research(force)
  research.enable(force, true)
end

function methods.disable_research(force)
  research.enable(force, false)
end

function methods.add_research(force, technology)
  local name = arguments.prototype_name("technology", technology)
  if has_queue(force) or not force.queue[1] then
    local added = research.add(force, name)
    if added and S.profile.factorio ~= "1.1" and events.wanted("on_research_queued") then
      events.raise("on_research_queued", {
        force = objects.wrap("LuaForce", force),
        research = technology_api.wrap(force.name, name),
      })
    end
    return added
  elseif force.queue[1] == name or not research.can_add(force, {}, name) then
    return false
  end
  -- 1.1 without a queue: it is researched now, in place of the current one.
  local before = force.queue[1]
  research.set_queue(force, { name })
  raise_cancelled(force, { [before] = 1 })
  return true
end

function methods.cancel_current_research(force)
  raise_cancelled(force, research.cancel(force))
end

function methods.script_trigger_research(force, technology)
  local name = arguments.prototype_name("technology", technology)
  local trigger = facts.technology(name).research_trigger
  if trigger and trigger.type == "scripted" then
    research.set_researched(force, name, true, true)
  end
end

function methods.get_saved_technology_progress(force, technology)
  return research.progress(force, arguments.prototype_name("technology", technology))
end

function methods.set_saved_technology_progress(force, technology, progress)
  local name = arguments.prototype_name("technology", technology)
  technologies.set_progress(force, name, progress)
end

function methods.get_hand_crafting_disabled_for_recipe(force, recipe)
  local disabled = force.no_hand_crafting
  return disabled ~= nil and disabled[arguments.prototype_name("recipe", recipe)] == true
end

function methods.set_hand_crafting_disabled_for_recipe(force, recipe, disabled)
  force.no_hand_crafting = force.no_hand_crafting or {}
  force.no_hand_crafting[arguments.prototype_name("recipe", recipe)] = disabled == true or nil
end

objects.implement("LuaForce", { get = get, set = set, methods = methods })

forces.listen("research", function(force, name, researched, by_script)
  local event = researched and "on_research_finished" or "on_research_reversed"
  if events.wanted(event) then
    events.raise(event, {
      research = technology_api.wrap(force.name, name),
      by_script = by_script == true,
    })
  end
end)

forces.listen("current", function(force, name, before)
  if name and events.wanted("on_research_started") then
    events.raise("on_research_started", {
      research = technology_api.wrap(force.name, name),
      last_research = before and technology_api.wrap(force.name, before),
    })
  end
end)
