--- Belts that pass items on to each other: found by following them up and down.
--- Source: runtime API 1.1 and 2.0, LuaEntity.belt_neighbours (a list of entities for inputs and
--- for outputs) and, for an underground belt, LuaEntity.neighbours (its other end).

local nearby = require("lib.nearby")

local belts = {}

local SIDES = { "inputs", "outputs" }

---@param entity LuaEntity
---@return LuaEntity|nil
local function other_end(entity)
  return entity.type == "underground-belt" and entity.neighbours or nil
end

---@class fle.BeltNeighbours
---@field inputs LuaEntity[] what feeds it
---@field outputs LuaEntity[] what it feeds
---@field beside_inputs integer how many of the inputs stand beside it: all but an other end
---@field beside_outputs integer

--- The belts that feed one and those that it feeds, an other end last.
---@param entity LuaEntity
---@return fle.BeltNeighbours
function belts.neighbours(entity)
  local beside = entity.belt_neighbours
  local inputs, outputs = beside and beside.inputs or {}, beside and beside.outputs or {}
  local row = { inputs = inputs, outputs = outputs }
  row.beside_inputs, row.beside_outputs = #inputs, #outputs
  local far = other_end(entity)
  if far then
    local list = entity.belt_to_ground_type == "input" and outputs or inputs
    list[#list + 1] = far
  end
  return row
end

--- The belts that feed one, or that it feeds.
---@param entity LuaEntity
---@param side "inputs"|"outputs"
---@return LuaEntity[]
function belts.next_to(entity, side)
  return belts.neighbours(entity)[side]
end

--- Everything that is joined to a belt, whichever way items travel, and what each one feeds.
local function gather(first)
  -- A row is true until its belt's turn has come.
  local found, rows = { first }, { [first.unit_number] = true }
  local index = 1
  while found[index] do
    local entity = found[index]
    local row = belts.neighbours(entity)
    rows[entity.unit_number] = row
    for _, side in ipairs(SIDES) do
      for _, neighbour in ipairs(row[side]) do
        if not rows[neighbour.unit_number] then
          rows[neighbour.unit_number] = true
          found[#found + 1] = neighbour
        end
      end
    end
    index = index + 1
  end
  return found, rows
end

--- Puts belts in the order in which items travel: from where they come in, each way to its end.
local function in_order(sources, rows)
  local list, seen = {}, {}
  local stack = {}
  for index = #sources, 1, -1 do
    stack[#stack + 1] = sources[index]
  end
  while #stack > 0 do
    local entity = table.remove(stack)
    if not seen[entity.unit_number] then
      seen[entity.unit_number] = true
      list[#list + 1] = entity
      local outputs = rows[entity.unit_number].outputs
      for index = #outputs, 1, -1 do
        stack[#stack + 1] = outputs[index]
      end
    end
  end
  return list, seen
end

--- The group of a belt.
---@param first LuaEntity
---@return table
function belts.of(first)
  local found, rows = gather(first)
  -- From north-west on, whichever member was asked for.
  found = nearby.sort(found, { x = -1e6, y = -1e6 })
  local inputs, outputs = {}, {}
  for _, entity in ipairs(found) do
    local row = rows[entity.unit_number]
    if #row.inputs == 0 then
      inputs[#inputs + 1] = entity
    end
    if #row.outputs == 0 then
      outputs[#outputs + 1] = entity
    end
  end
  local members, seen = in_order(inputs, rows)
  -- A loop has no beginning.
  for _, entity in ipairs(found) do
    if not seen[entity.unit_number] then
      local more = in_order({ entity }, rows)
      for _, each in ipairs(more) do
        if not seen[each.unit_number] then
          seen[each.unit_number] = true
          members[#members + 1] = each
        end
      end
    end
  end
  return { members = members, inputs = inputs, outputs = outputs }
end

return belts
