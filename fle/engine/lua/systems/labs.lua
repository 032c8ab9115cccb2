--- Laboratories: they use up science packs for the current research of their force.
--- Rules: for each unit of a technology a lab wears down one of each of its packs (packs are tools:
--- what is worn is their durability, 1 for all of them); a unit takes unit time / speed. Packs wear
--- continuously with the work, so the lab goes on where it stood with a pack that another
--- technology began. A pack counts as used when it is used up: until then it lies in the lab.
--- Speed = researching_speed x (1 + laboratory_speed_modifier of the force + speed effect); what a
--- tick of it adds to the research is multiplied by 1 + productivity (modules and
--- laboratory_productivity_bonus): "immediate research bonus" (prototype docs 1.1, Effect).
--- Source: prototype API, LabPrototype, TechnologyUnit; runtime API, LuaEntity.speed_bonus, which
--- adds up the force's bonus and the modules'. That the two add up and do not multiply is not
--- certain, nor is when statistics count a pack.
---
--- Saved: `work = { since, speed, power, usage }`: to the end of tick `since` the packs are worn;
--- each tick from then on does `speed` ticks of a unit and adds `power` to the force's research.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local energy = require("systems.energy")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")
local inventories = require("inventories")
local machines = require("systems.machines")
local modules = require("systems.modules")
local packs = require("systems.labs.packs")
local research = require("systems.research")
local research_work = require("systems.research.work")
local scheduler = require("scheduler")

local labs = {}

local EPSILON = 1e-9

---@return number
function labs.speed(e)
  local bonus = forces.bonus(e.force, "laboratory_speed_modifier") + modules.effects(e).speed
  return facts.entity(e.name).researching_speed * math.max(0, 1 + bonus)
end

---@return number
function labs.productivity(e)
  return (facts.entity(e.name).base_productivity or 0)
    + modules.effects(e).productivity
    + forces.bonus(e.force, "laboratory_productivity_bonus")
end

function labs.usage(e)
  return facts.entity(e.name).energy_usage * (1 + modules.effects(e).consumption)
end

local function current(e)
  local name = research.current(forces.get(e.force))
  return name and facts.technology(name)
end

-- Bring the packs up to the end of a tick. Work that a pack was too worn for was not done.
local function settle(e)
  local work = e.work
  local ticks = S.saved.tick - work.since
  local technology = current(e)
  if ticks <= 0 or not technology then
    return
  end
  work.since = S.saved.tick
  local done, undone, changed = ticks * work.speed, 0, false
  for _, needed in ipairs(technology.unit_ingredients) do
    local each = packs.wear(technology, needed)
    local gone, missing = packs.wear_down(e, needed.name, done * each)
    changed = changed or gone
    undone = math.max(undone, missing / each)
  end
  if undone > 0 and work.speed > 0 then
    research_work.add_work(forces.get(e.force), -undone * work.power / work.speed)
  end
  if changed then
    work.settling = true
    inventories.changed(e.inv.lab_input)
    work.settling = nil
  end
end

--- How much of the top pack of a slot is left at the end of the current tick.
---@param inv table lab_input of a lab
---@param index integer
---@return number|nil durability nil when it is full
function labs.durability(inv, index)
  local e, held = entities.get(inv.owner), inv.slots[index]
  local technology = e.work and current(e)
  local worn = 0
  for _, needed in ipairs(technology and technology.unit_ingredients or {}) do
    if needed.name == held.name then
      worn = (S.saved.tick - e.work.since) * e.work.speed * packs.wear(technology, needed)
    end
  end
  local left = (held.durability or packs.full(held.name)) - worn
  return left < packs.full(held.name) - EPSILON and math.max(0, left) or nil
end

local function set_power(e, power)
  local change = power - e.work.power
  if change ~= 0 then
    e.work.power = power
    research_work.change_power(forces.get(e.force), change)
  end
end

-- Take no more part in the research.
local function cease(e)
  if e.work then
    settle(e)
    set_power(e, 0)
    e.work = nil
    scheduler.cancel(e.id)
  end
end

-- The tick at which the first of the packs is used up.
local function first_gone(e, technology)
  local soonest
  for _, needed in ipairs(technology.unit_ingredients) do
    local left = packs.left(e, needed.name) / packs.wear(technology, needed)
    soonest = math.min(soonest or left, left)
  end
  return soonest and e.work.since + math.ceil(soonest / e.work.speed - 1e-6)
end

-- Work on, from the end of a tick at which everything is settled.
local function go_on(e, technology)
  local work = e.work
  energy.works(e, labs.usage(e))
  local before = work.speed
  work.speed = labs.speed(e) * energy.speed(e)
  set_power(e, work.speed * (1 + labs.productivity(e)))
  if work.speed == 0 then
    -- No power: power_changed rouses it.
    scheduler.cancel(e.id)
    e.asleep = true
    return
  end
  local gone = first_gone(e, technology)
  if gone and (before ~= work.speed or not scheduler.is_pending(e.id)) then
    scheduler.wake(e, gone)
  end
end

local function wake(e)
  local now = S.saved.tick
  if e.work then
    settle(e)
  end
  local technology = not e.inactive and current(e)
  if not technology or not packs.has(e, technology) or not energy.has(e) then
    cease(e)
    machines.sleep(e)
    return
  end
  if not e.work then
    -- The tick in which it wakes is its first tick of work.
    e.work = { since = now - 1, speed = 0, power = 0 }
    go_on(e, technology)
    research_work.add_work(forces.get(e.force), e.work.power)
  else
    go_on(e, technology)
  end
end

--- What it does changed its rate: worked out anew from the end of this tick.
local function changed(e)
  local technology = current(e)
  if e.work and technology then
    settle(e)
    if e.work and packs.has(e, technology) then
      go_on(e, technology)
    end
  end
end

--- Bring packs up to date before a script changes them.
function labs.touch(e)
  if e.work then
    settle(e)
  end
end

local function of_force(force)
  local found = {}
  for _, e in ipairs(entities.of_type("lab")) do
    if e.force == force.name then
      found[#found + 1] = e
    end
  end
  return found
end

--- What the laboratory is doing, worked out when asked.
---@return string name of defines.entity_status
function labs.status(e)
  local shortage, technology = energy.shortage(e), current(e)
  if shortage == "no_power" then
    return shortage
  elseif not technology then
    return "no_research_in_progress"
  elseif not packs.has(e, technology) then
    return "missing_science_packs"
  end
  return shortage or "working"
end

entity_types.register("lab", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
    energy.attach(e, prototype)
    machines.sleep(e)
    machines.rouse(e)
  end,
  destroy = cease,
  wake = wake,
  inventory_changed = function(e, key)
    local work = e.work
    if key ~= "lab_input" or work and work.settling then
      return
    elseif work then
      local technology = current(e)
      if technology and not packs.has(e, technology) then
        cease(e)
        machines.sleep(e)
      end
    else
      machines.rouse(e)
    end
  end,
  power_changed = function(e)
    if e.work then
      e.asleep = nil
      changed(e)
    elseif energy.has(e) then
      machines.rouse(e)
    end
  end,
  effects_changed = changed,
  active_changed = function(e)
    if e.inactive then
      cease(e)
      machines.sleep(e)
    else
      machines.rouse(e)
    end
  end,
  force_changed = function(e, old)
    local new = e.force
    e.force = old
    cease(e)
    e.force = new
    modules.changed(e)
    e.asleep = true
    machines.rouse(e)
  end,
  status = labs.status,
})

--- Before another technology becomes the current one, the packs of the last one are brought up to
--- date: afterwards nobody knows what they were for.
research.before_change(function(force)
  for _, e in ipairs(of_force(force)) do
    if e.work then
      cease(e)
      e.asleep = true
    end
  end
end)

forces.listen("current", function(force)
  for _, e in ipairs(of_force(force)) do
    machines.rouse(e)
  end
end)

forces.listen("bonus", function(force, member)
  if member == "laboratory_speed_modifier" or member == "laboratory_productivity_bonus" then
    for _, e in ipairs(of_force(force)) do
      changed(e)
    end
  end
end)

return labs
