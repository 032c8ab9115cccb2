--- The technologies as observations list them, and a mark by which a client knows the list again.
--- Source: runtime API 1.1 and 2.0, LuaTechnology; LuaForce.current_research, research_queue.

local order = require("lib.order")
local progress = require("compat.research")
local prototypes = require("compat.prototypes")

local technology_list = {}

-- Two checksums below 2^31: a product with the factor stays below 2^53, where numbers are whole.
local FACTORS = { 31, 131 }
local MODULUS = 2147483647

local function mixed(sums, value)
  for index, factor in ipairs(FACTORS) do
    sums[index] = (sums[index] * factor + value) % MODULUS
  end
end

--- All technologies of a force, and the mark of what can change of them.
---@param force LuaForce
---@return table<string, LuaTechnology> technologies
---@return string mark
---@return table<string, number> saved progress of those that were begun and left
function technology_list.read(force)
  local all, sums, saved = progress.technologies(force), { 1, 1 }, {}
  for name, technology in order.pairs(all) do
    if technology.researched then
      mixed(sums, 1)
    else
      -- A level below the highest of a technology with many changes what it costs as well.
      mixed(sums, technology.enabled and 2 or 3)
      mixed(sums, technology.level)
      local done = progress.saved(force, technology)
      if done > 0 then
        saved[name] = done
      end
    end
  end
  return all, ("%x-%x"):format(sums[1], sums[2]), saved
end

local function state_of(name, technology)
  local packs = {}
  for _, pack in ipairs(technology.research_unit_ingredients) do
    packs[pack.name] = pack.amount
  end
  return {
    name = name,
    researched = technology.researched,
    enabled = technology.enabled,
    level = technology.level,
    research_unit_count = technology.research_unit_count,
    research_unit_energy = technology.research_unit_energy,
    prerequisites = order.keys(prototypes.get("technology", name).prerequisites),
    ingredients = packs,
  }
end

--- Describe technologies in the order of the alphabet.
---@param all table<string, LuaTechnology>
---@return fle.TechnologyState[]
function technology_list.describe(all)
  local list = {}
  for name, technology in order.pairs(all) do
    list[#list + 1] = state_of(name, technology)
  end
  return list
end

--- What is being researched and what waits, in order.
---@param force LuaForce
---@return string[]
function technology_list.queue(force)
  local queue, current = {}, force.current_research
  for index, technology in ipairs(force.research_queue or {}) do
    queue[index] = technology.name
  end
  -- Without a queue the game lists nothing.
  if current and #queue == 0 then
    queue[1] = current.name
  end
  return queue
end

return technology_list
