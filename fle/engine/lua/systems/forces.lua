--- Forces: who belongs together, which recipes and technologies each has, and its bonuses.
--- Source: runtime API, LuaForce; prototype API, TechnologyPrototype.effects (Modifier).
---
--- Saved: `forces[name] = { name, index, valid, friends, cease_fire, recipes = { [name] = enabled
--- }, technologies = { [name] = { researched, enabled, level, progress, visible } },
--- modifiers = { [member] = n }, queue = { names }, recipe_productivity = { [recipe] = n }, ... }`.
--- Recipes and technologies are there only where they differ from their prototype; modifiers only
--- where they are not 0.

local S = require("state")
local facts = require("facts")
local objects = require("objects")
local sorted_values = require("sorted_values")

local forces = {}

local listeners = { deleted = {}, bonus = {}, recipe = {}, research = {}, current = {} }

--- Be told: "deleted" (name, target name), "bonus" (force record, member), "recipe" (force record,
--- name) when something about one changed, "research" (force record, technology, researched, by
--- script),
--- "current" (force record, technology or nil, the one before or nil) when it is another one.
function forces.listen(kind, listener)
  table.insert(listeners[kind], listener)
end

local function tell(kind, ...)
  for _, listener in ipairs(listeners[kind]) do
    listener(...)
  end
end

local function record(name, index)
  return {
    name = name,
    index = index,
    valid = true,
    friends = {},
    cease_fire = {},
    recipes = {},
    technologies = {},
    modifiers = {},
    flags = {},
    queue = {},
    research_enabled = true,
  }
end

---@param name string
---@return table|nil record
function forces.get(name)
  return S.saved.forces[name]
end

--- All forces in the order of their indices.
---@return table[] records
function forces.list()
  return sorted_values(S.saved.forces, "index")
end

---@param name string
---@return table record
function forces.create(name)
  if type(name) ~= "string" or name == "" then
    objects.error("A force needs a name.")
  elseif S.saved.forces[name] then
    objects.error('Force with name "%s" already exists.', name)
  end
  local used = {}
  for _, force in ipairs(forces.list()) do
    used[force.index] = true
  end
  local index = 1
  while used[index] do
    index = index + 1
  end
  -- The game has room for 64 forces (runtime API, LuaGameScript.create_force).
  if index > 64 then
    objects.error("Can't create more than 64 forces.")
  end
  local force = record(name, index)
  S.saved.forces[name] = force
  return force
end

--- Remove a force; whoever holds its belongings moves them in the listener.
function forces.merge(name, target)
  for _, other in ipairs(forces.list()) do
    other.friends[name] = nil
    other.cease_fire[name] = nil
  end
  local force = S.saved.forces[name]
  S.saved.forces[name] = nil
  tell("deleted", name, target)
  force.valid = false
end

--- A bonus of a force, 0 unless something gave it one.
---@param name string force
---@param member string member of LuaForce
---@return number
function forces.bonus(name, member)
  local force = S.saved.forces[name]
  return force and force.modifiers[member] or 0
end

---@param force table record
---@param member string
---@param value number
function forces.set_bonus(force, member, value)
  force.modifiers[member] = value ~= 0 and value or nil
  tell("bonus", force, member)
end

---@return boolean
function forces.recipe_enabled(force, name)
  local enabled = force.recipes[name]
  if enabled == nil then
    enabled = facts.recipe(name).enabled == true
  end
  return enabled
end

function forces.set_recipe_enabled(force, name, enabled)
  if (facts.recipe(name).enabled == true) == enabled then
    force.recipes[name] = nil
  else
    force.recipes[name] = enabled
  end
  tell("recipe", force, name)
end

--- What a force's machines make of a recipe on top, by research.
---@param name string force
---@return number
function forces.recipe_productivity(name, recipe)
  local learnt = S.saved.forces[name].recipe_productivity
  return learnt and learnt[recipe] or 0
end

function forces.set_recipe_productivity(force, recipe, value)
  local learnt = force.recipe_productivity or {}
  learnt[recipe] = value ~= 0 and value or nil
  force.recipe_productivity = next(learnt) and learnt or nil
  tell("recipe", force, recipe)
end

--- Do statistics leave out what a force makes by a recipe?
---@param name string force
---@return boolean
function forces.hides_recipe(name, recipe)
  local hidden = S.saved.forces[name].hidden_recipes
  if hidden and hidden[recipe] ~= nil then
    return hidden[recipe]
  end
  return facts.recipe(recipe).hide_from_stats == true
end

function forces.hide_recipe(force, recipe, hide)
  force.hidden_recipes = force.hidden_recipes or {}
  force.hidden_recipes[recipe] = hide
end

-- The bonuses that somebody listens for.
local HEARD = {
  "character_inventory_slots_bonus",
  "character_trash_slot_count",
  "laboratory_productivity_bonus",
  "laboratory_speed_modifier",
}

--- All bonuses were set anew.
function forces.tell_bonuses(force)
  for _, member in ipairs(HEARD) do
    tell("bonus", force, member)
  end
end

--- What a force knows of a recipe changed.
function forces.tell_recipe(force, name)
  tell("recipe", force, name)
end

--- A technology was researched or taken back.
function forces.tell_research(force, name, researched, by_script)
  tell("research", force, name, researched, by_script)
end

--- The current research is another one than before.
function forces.tell_current(force, name, before)
  tell("current", force, name, before)
end

S.subsystem("forces", {
  init = function(saved)
    saved.forces = {}
    -- Source: runtime API, LuaGameScript.forces: the three that every game has, in this order.
    for index, name in ipairs({ "player", "enemy", "neutral" }) do
      saved.forces[name] = record(name, index)
    end
  end,
})

return forces
