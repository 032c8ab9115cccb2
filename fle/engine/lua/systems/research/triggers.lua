--- Technologies that are researched by doing something (2.0): crafting an item or a fluid, mining
--- or building an entity.
--- Source: runtime API 2.0, ResearchTrigger. What is crafted by hand and by machines counts,
--- products of productivity included. Only what is done while the technology could be researched
--- counts, that is with its prerequisites researched (known of the game, not documented: not
--- certain). Not emulated, as what they wait for is not: send-item-to-orbit, capture-spawner,
--- create-space-platform. Scripted ones: LuaForce.script_trigger_research.
---
--- Saved on the force: `triggers = { [technology] = how much was done }`.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local forces = require("systems.forces")
local products = require("systems.crafting.products")
local research = require("systems.research")
local technologies = require("systems.technologies")

local triggers = {}

-- What is waited for: waiting[type][name] = array of { technology, count }, for one version.
local waiting, made_for

-- The field of a trigger that names what it is about.
local SUBJECT = {
  ["craft-item"] = "item",
  ["craft-fluid"] = "fluid",
  ["mine-entity"] = "entity",
  ["build-entity"] = "entity",
}

local function name_of(subject)
  return type(subject) == "table" and subject.name or subject
end

local function look_up(kind, name)
  if made_for ~= S.config.version then
    waiting, made_for = {}, S.config.version
    for _, technology in ipairs(facts.all("technology")) do
      local trigger = technology.research_trigger
      local field = trigger and SUBJECT[trigger.type]
      if field then
        local of_kind = waiting[trigger.type] or {}
        waiting[trigger.type] = of_kind
        local subject = name_of(trigger[field])
        local list = of_kind[subject] or {}
        of_kind[subject] = list
        local count = trigger.count or trigger.amount or 1
        list[#list + 1] = { technology = technology.name, count = count }
      end
    end
  end
  return waiting[kind] and waiting[kind][name]
end

local function note(force_name, kind, name, amount)
  local list = look_up(kind, name)
  local force = list and forces.get(force_name)
  if not force then
    return
  end
  for _, entry in ipairs(list) do
    local technology = entry.technology
    if technologies.is_open(force, technology) then
      local counts = force.triggers or {}
      force.triggers = counts
      counts[technology] = (counts[technology] or 0) + amount
      if counts[technology] >= entry.count then
        counts[technology] = nil
        research.set_researched(force, technology, true, false)
      end
    end
  end
end

--- A force crafted something.
---@param force_name string
---@param kind "item"|"fluid"
function triggers.crafted(force_name, kind, name, amount)
  note(force_name, "craft-" .. kind, name, amount)
end

--- A force mined an entity, or once from a resource.
function triggers.mined(force_name, name)
  note(force_name, "mine-entity", name, 1)
end

products.listen(function(e, kind, name, amount)
  triggers.crafted(e.force, kind, name, amount)
end)

entities.listen("created", function(e)
  if entities.has_owner(e.type) then
    note(e.force, "build-entity", e.name, 1)
  end
end)

return triggers
