--- A belt built over another of its group: what lies there stays where it is, the old belt and what
--- finds no place comes back.
--- Source: runtime API, LuaSurface.create_entity (fast_replace); that items keep their places is
--- known of the game.

local belts = require("systems.belts")
local entities = require("entities")
local facts = require("facts")
local items = require("systems.items")
local shapes = require("systems.belts.shapes")

local replacing = {}

-- What lies on a belt, and on the part below the ground that goes with it.
local function take_up(old)
  local list = {}
  local partner = old.type == "underground-belt" and shapes.partner(old)
  for line = 1, shapes.LINES[old.type] do
    local owner = old
    if line >= 3 and partner and old.belt_to_ground_type == "output" then
      owner = partner
    end
    for _, entry in ipairs((belts.on_line(owner, line))) do
      list[#list + 1] = { item = entry[1], place = entry[2], line = line, owner = owner }
    end
  end
  return list
end

local function put_back(list, old, e)
  local left = {}
  for _, entry in ipairs(list) do
    local owner = entry.owner == old and e or entry.owner
    local stack = belts.as_stack(entry.item)
    local length = owner.lengths[entry.line]
    local place = length and math.min(entry.place, length - 1)
    if not place or not belts.put_at(owner, entry.line, place, stack) then
      left[#left + 1] = items.stack(stack.name, 1, stack)
    end
  end
  return left
end

--- Are entities like this one replaced here?
---@return boolean
function replacing.handles(old)
  return belts.is_belt(old)
end

--- Replace a belt.
---@param old table
---@param options table for the new one
---@param build fun(options: table): table
---@return table e
---@return table[] stacks what comes back
function replacing.replace(old, options, build)
  if options.name == old.name then
    entities.set_direction(old, options.direction)
    return old, {}
  end
  local list = take_up(old)
  options.type = options.type or old.belt_to_ground_type or old.loader_type or old.linked_belt_type
  for _, field in ipairs({ "input_priority", "output_priority", "filter" }) do
    if options[field] == nil then
      options[field] = old[field]
    end
  end
  local given = facts.entity(old.name).minable
  entities.destroy(old)
  local e = build(options)
  local stacks = put_back(list, old, e)
  for _, product in ipairs(given and given.products or {}) do
    stacks[#stacks + 1] = { name = product.name, count = product.amount }
  end
  return e, stacks
end

return replacing
