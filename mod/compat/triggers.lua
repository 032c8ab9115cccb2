--- What a technology of 2.0 is researched by in place of labs, in words; 1.1 has none.
--- Source: runtime API 2.0, LuaTechnologyPrototype.research_trigger and ResearchTrigger.

local prototypes = require("compat.prototypes")

local triggers = {}

-- An item or entity is a name or a filter with one.
local function name_of(value)
  return type(value) == "table" and value.name or value
end

local WORDS = {
  ["craft-item"] = function(trigger)
    return ("make %d %s"):format(trigger.count or 1, name_of(trigger.item))
  end,
  ["craft-fluid"] = function(trigger)
    return ("make %g %s"):format(trigger.amount or 1, trigger.fluid)
  end,
  ["mine-entity"] = function(trigger)
    return "mine " .. trigger.entity
  end,
  ["build-entity"] = function(trigger)
    return "build " .. name_of(trigger.entity)
  end,
  ["send-item-to-orbit"] = function(trigger)
    return "launch a rocket with " .. name_of(trigger.item)
  end,
}

---@param technology LuaTechnology
---@return string|nil words what has to be done
function triggers.words(technology)
  local trigger = technology.prototype.research_trigger
  if not trigger then
    return nil
  end
  local words = WORDS[trigger.type]
  return words and words(trigger) or trigger.type
end

local by_item

local function load_items()
  by_item = {}
  for name, technology in prototypes.each("technology") do
    local trigger = technology.research_trigger
    if trigger and trigger.type == "craft-item" then
      local item = name_of(trigger.item)
      by_item[item] = by_item[item] or {}
      table.insert(by_item[item], { technology = name, count = trigger.count or 1 })
    end
  end
end

local NONE = {}

--- The technologies that making an item researches.
---@param item string
---@return {technology: string, count: integer}[]
function triggers.of_item(item)
  if not by_item then
    load_items()
  end
  return by_item[item] or NONE
end

if require("compat.version") == "1.1" then
  function triggers.words()
    return nil
  end

  function triggers.of_item()
    return NONE
  end
end

return triggers
