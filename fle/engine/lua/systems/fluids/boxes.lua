--- What the boxes of an entity hold and may hold.
--- A box that is part of a segment shows its share; every other box keeps its own fluid.
---
--- Saved: `fluids = { [box] = { name, amount, temperature } or false }`, in the order of the
--- prototype's fluid boxes; `segments` (see fluids/segments.lua), `fluid_uses`
--- (fluids/recipes.lua), `fluid_filters = { [box] = { name, minimum_temperature,
--- maximum_temperature } }` from scripts.

local facts = require("facts")
local segments = require("systems.fluids.segments")

local boxes = {}

local EPSILON = segments.EPSILON

local CRAFTS = { ["assembling-machine"] = true, furnace = true, ["rocket-silo"] = true }

local function box_of(e, i)
  return facts.entity(e.name).fluid_boxes[i]
end

--- The filter of a box: its prototype's, or the one that a script set.
---@return string|nil fluid
function boxes.filter(e, i)
  local set = e.fluid_filters and e.fluid_filters[i]
  return set and set.name or box_of(e, i).filter
end

--- The box that one belongs to: itself, unless a recipe merged several.
---@return integer
function boxes.main(e, i)
  local use = e.fluid_uses and e.fluid_uses[i]
  return use and use.merged or i
end

--- The boxes that the game shows: those of a crafting machine that its recipe uses.
---@return integer[]
function boxes.visible(e)
  local list = {}
  for i = 1, #(e.fluids or {}) do
    local use = e.fluid_uses and e.fluid_uses[i]
    if not CRAFTS[e.type] or (use and not use.merged) then
      list[#list + 1] = i
    end
  end
  return list
end

--- What the box is for: nil when anything may go in, false when it is off.
---@return string|false|nil
function boxes.wanted(e, i)
  local use = e.fluid_uses and e.fluid_uses[i]
  if use then
    return use.name
  elseif CRAFTS[e.type] then
    return false
  end
  return boxes.filter(e, i)
end

---@return number
function boxes.volume(e, i)
  local use = e.fluid_uses and e.fluid_uses[i]
  return use and use.volume or box_of(e, i).volume
end

--- What the box holds.
---@return string|nil name
---@return number amount
---@return number|nil temperature
function boxes.content(e, i)
  local segment = segments.of(e, i)
  local content = e.fluids[i]
  if segment then
    content = segments.share(e, i)
  end
  if not content then
    return nil, 0, nil
  end
  return content.name, content.amount, content.temperature
end

---@return number
function boxes.amount(e, i)
  local _, amount = boxes.content(e, i)
  return amount
end

--- Could this fluid go in, room apart?
---@return boolean
function boxes.accepts(e, i, name)
  local wanted = boxes.wanted(e, i)
  if wanted == false or (wanted and wanted ~= name) then
    return false
  end
  local segment = segments.of(e, i)
  if segment then
    return segments.accepts(segment, name)
  end
  local content = e.fluids[i]
  return not content or content.name == name
end

--- How much of a fluid has room in a box; in the whole segment when it is part of one.
---@return number
function boxes.room(e, i, name)
  if not boxes.accepts(e, i, name) then
    return 0
  end
  local segment = segments.of(e, i)
  if segment then
    return segment.capacity - segment.amount
  end
  local content = e.fluids[i]
  return math.max(0, boxes.volume(e, i) - (content and content.amount or 0))
end

--- Take from a box's own fluid.
---@return number taken
function boxes.take(e, i, amount)
  local content = e.fluids[i]
  if not content then
    return 0
  end
  if amount >= content.amount - EPSILON then
    e.fluids[i] = false
    return content.amount
  end
  content.amount = content.amount - amount
  return amount
end

--- Put into a box of its own, room and kind unchecked.
function boxes.put(e, i, name, amount, temperature)
  local content = e.fluids[i]
  if not content then
    e.fluids[i] = { name = name, amount = amount, temperature = temperature }
    return
  end
  if content.temperature ~= temperature then
    content.temperature = segments.mixed(content.amount, content.temperature, amount, temperature)
  end
  content.amount = content.amount + amount
end

return boxes
