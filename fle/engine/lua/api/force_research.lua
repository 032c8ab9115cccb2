--- LuaForce: research, its queue, and switching recipes and technologies.
--- Source: runtime API 1.1 and 2.0, LuaForce. Laboratories do not run yet; scripts may set
--- progress.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local arguments = require("api.arguments")
local events = require("events")
local forces = require("systems.forces")
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

function set.research_queue(force, value)
  local queue = {}
  for index, each in ipairs(value or {}) do
    queue[index] = arguments.prototype_name("technology", each)
  end
  local before = force.queue[1]
  force.queue = queue
  forces.tell_queue(force, before)
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
  return current and technologies.progress(force, current) or 0
end

function set.research_progress(force, value)
  local current = force.queue[1]
  if not current then
    objects.error("Can't set research progress when no research is in progress.")
  elseif type(value) ~= "number" or value < 0 or value > 1 then
    objects.error("Research progress must be between 0 and 1.")
  end
  if value == 1 then
    force.previous_research = current
    technologies.set_researched(force, current, true)
  else
    technologies.set_progress(force, current, value)
  end
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
  technologies.research_all(force, include_disabled == true)
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
  for _, name in ipairs(facts.names("technology")) do
    force.technologies[name] = nil
  end
  force.queue, force.previous_research = {}, nil
  force.rockets_launched, force.items_launched = nil, nil
  force.spawn = nil
  technologies.reset_effects(force)
  statistics.forget(force.name)
  tell("on_force_reset", force)
end

function methods.enable_research(force)
  force.research_enabled = true
end

function methods.disable_research(force)
  force.research_enabled = false
end

function methods.add_research(force, technology)
  local name = arguments.prototype_name("technology", technology)
  for _, queued in ipairs(force.queue) do
    if queued == name then
      return false
    end
  end
  if not technologies.is_available(force, name) then
    return false
  end
  -- 1.1 keeps one technology unless the queue was enabled (API: research_queue_enabled).
  if S.profile.factorio == "1.1" and not force.flags.research_queue_enabled and force.queue[1] then
    return false
  end
  -- The queue has seven places (known of the game).
  if #force.queue >= 7 then
    return false
  end
  local before = force.queue[1]
  force.queue[#force.queue + 1] = name
  forces.tell_queue(force, before)
  return true
end

function methods.cancel_current_research(force)
  local cancelled = table.remove(force.queue, 1)
  if cancelled and events.wanted("on_research_cancelled") then
    events.raise("on_research_cancelled", {
      force = objects.wrap("LuaForce", force),
      research = { [cancelled] = 1 },
    })
  end
  forces.tell_queue(force, cancelled)
end

function methods.get_saved_technology_progress(force, technology)
  return technologies.progress(force, arguments.prototype_name("technology", technology))
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

forces.listen("research", function(force, name, researched)
  local event = researched and "on_research_finished" or "on_research_reversed"
  if events.wanted(event) then
    events.raise(event, { research = technology_api.wrap(force.name, name), by_script = true })
  end
end)

forces.listen("current", function(force, name, before)
  if events.wanted("on_research_started") then
    events.raise("on_research_started", {
      research = technology_api.wrap(force.name, name),
      last_research = before and technology_api.wrap(force.name, before),
    })
  end
end)
