--- Technologies of a force: enabled, researched, of which level, how far.
--- Source: prototype API, TechnologyPrototype; runtime API, LuaTechnology, LuaForce.
--- How it comes to be researched: research.lua (laboratories), research/triggers.lua. What it then
--- changes: technology_effects.lua.
--- A technology of many levels counts as researched at its last; until then each level that is
--- done applies its effects once more and leads to the next.

local expression = require("scripting.expression")
local facts = require("facts")
local effects = require("systems.technology_effects")
local forces = require("systems.forces")

local technologies = {}

local function state_of(force, name)
  local state = force.technologies[name]
  if not state then
    state = {}
    force.technologies[name] = state
  end
  return state
end

local function tidy(force, name)
  if next(force.technologies[name]) == nil then
    force.technologies[name] = nil
  end
end

---@return boolean
function technologies.is_researched(force, name)
  local state = force.technologies[name]
  return state ~= nil and state.researched == true
end

---@return boolean
function technologies.is_enabled(force, name)
  local state = force.technologies[name]
  if state and state.enabled ~= nil then
    return state.enabled
  end
  return facts.technology(name).enabled ~= false
end

function technologies.set_enabled(force, name, enabled)
  local usual = facts.technology(name).enabled ~= false
  local state = state_of(force, name)
  state.enabled = nil
  if usual ~= enabled then
    state.enabled = enabled
  end
  tidy(force, name)
end

---@return boolean
function technologies.visible_when_disabled(force, name)
  local state = force.technologies[name]
  if state and state.visible ~= nil then
    return state.visible
  end
  return facts.technology(name).visible_when_disabled == true
end

function technologies.set_visible_when_disabled(force, name, visible)
  state_of(force, name).visible = visible
end

---@return integer
function technologies.level(force, name)
  local state = force.technologies[name]
  return state and state.level or facts.technology(name).level or 1
end

--- How many units its current level needs.
---@return number
function technologies.unit_count(force, name)
  local prototype = facts.technology(name)
  if prototype.count_formula then
    local level = technologies.level(force, name)
    return expression.evaluate(prototype.count_formula, { L = level, l = level })
  end
  return prototype.unit_count or 0
end

--- Could it be researched once more after being researched `times` more?
---@return boolean
function technologies.has_level(force, name, times)
  local prototype = facts.technology(name)
  local last = prototype.max_level or prototype.level or 1
  return technologies.level(force, name) + times <= last
end

--- Research done on its current level, 0 to 1, as kept; see research.progress for the current one.
function technologies.saved_progress(force, name)
  local state = force.technologies[name]
  return state and state.progress or nil
end

function technologies.set_progress(force, name, progress)
  local state = state_of(force, name)
  state.progress = progress ~= 0 and progress or nil
  tidy(force, name)
end

-- How often the effects of a technology are in force.
local function rounds(force, name)
  local done = technologies.level(force, name) - (facts.technology(name).level or 1)
  return technologies.is_researched(force, name) and done + 1 or done
end

--- Mark as researched or not, with the effects. Of a technology of many levels that is its current
--- level; taken back are all of them. For research.lua, which knows of queues and laboratories.
function technologies.set_researched(force, name, researched)
  local state = state_of(force, name)
  state.progress = nil
  if not researched then
    effects.apply(force, name, -rounds(force, name))
    state.researched, state.level = nil, nil
  else
    effects.apply(force, name, 1)
    if technologies.has_level(force, name, 1) then
      state.level = technologies.level(force, name) + 1
    else
      state.researched = true
    end
  end
  tidy(force, name)
end

--- A script says which level comes next: the ones before are in force.
function technologies.change_level(force, name, level)
  local before = rounds(force, name)
  local state = state_of(force, name)
  state.researched, state.progress = nil, nil
  state.level = level ~= (facts.technology(name).level or 1) and level or nil
  effects.apply(force, name, rounds(force, name) - before)
  tidy(force, name)
  technologies.set_enabled(force, name, true)
end

--- Give back every bonus and recipe, then apply what is researched.
function technologies.reset_effects(force)
  effects.clear(force)
  for _, name in ipairs(facts.names("technology")) do
    if force.technologies[name] then
      effects.apply(force, name, rounds(force, name))
    end
  end
  forces.tell_bonuses(force)
end

--- Could it be researched, when what is `queued` is done before?
---@param queued table<string, boolean>|nil
---@return boolean
function technologies.is_open(force, name, queued)
  if technologies.is_researched(force, name) or not technologies.is_enabled(force, name) then
    return false
  end
  for _, before in ipairs(facts.technology(name).prerequisites or {}) do
    if not technologies.is_researched(force, before) and not (queued and queued[before]) then
      return false
    end
  end
  return true
end

return technologies
