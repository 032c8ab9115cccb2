--- Belts that lead nowhere though another one waits near, undergrounds without their other end.
--- A belt may well end: only what looks like a gap is told, so not the end of a belt that an
--- inserter empties, nor a space before a belt that something else feeds.
--- Source: runtime API 1.1 and 2.0, LuaEntity.belt_neighbours, belt_to_ground_type, neighbours,
--- pickup_target, drop_target, LuaEntityPrototype.max_underground_distance.

local belt_looks = require("lib.belt_looks")
local facing = require("lib.facing")
local warning = require("lib.warning")
local words = require("lib.words")

local belt = {}

-- How far ahead the next belt is looked for, in tiles.
local AHEAD = 4

local TYPES = { "transport-belt", "underground-belt", "splitter", "loader", "loader-1x1" }
local IS_BELT = {}
for _, kind in ipairs(TYPES) do
  IS_BELT[kind] = true
end

local function ahead(entity, steps)
  local dx, dy = facing.step(facing.of(entity))
  local at = entity.position
  return { x = at.x + steps * dx, y = at.y + steps * dy }
end

local function standing_at(entity, place)
  local found = entity.surface.find_entities_filtered({ position = place, force = entity.force })
  for _, other in ipairs(found) do
    if other.type ~= "character" and other ~= entity then
      return other
    end
  end
  return nil
end

local function is_opposite(entity, other)
  return (facing.of(entity) + 8) % 16 == facing.of(other)
end

--- The belt right ahead does not take what comes: it runs the other way, or is a closed end.
local function explain_refused(entity, other)
  if is_opposite(entity, other) then
    return warning(
      "not_connected",
      ("belt ends at %s: next belt, %s, faces the other way (%s)"):format(
        words.place(entity.position),
        words.entity(other),
        words.facing(other)
      )
    )
  end
  return warning(
    "not_connected",
    ("belt ends at %s: %s does not take from this side"):format(
      words.place(entity.position),
      words.entity(other)
    )
  )
end

-- Types that hold items and are often taken to be fed by a belt that runs into them.
local HOLDERS = {
  ["container"] = true,
  ["logistic-container"] = true,
  ["furnace"] = true,
  ["assembling-machine"] = true,
  ["lab"] = true,
  ["boiler"] = true,
}

-- How far an arm's or a drill's middle may be from the belt that it serves, in tiles.
local REACH = 3

local function around(entity, kind)
  local at = entity.position
  return entity.surface.find_entities_filtered({
    area = { { at.x - REACH, at.y - REACH }, { at.x + REACH, at.y + REACH } },
    type = kind,
    force = entity.force,
  })
end

--- Whether an inserter takes what comes to a belt.
local function is_emptied(entity)
  for _, inserter in ipairs(around(entity, "inserter")) do
    if inserter.pickup_target == entity then
      return true
    end
  end
  return false
end

--- Whether a belt is meant to end here: an inserter takes from it, or from the one before it.
local function ends_on_purpose(entity, ctx)
  if is_emptied(entity) then
    return true
  end
  local neighbours = belt_looks.neighbours(entity, ctx)
  return neighbours.beside_inputs == 1 and is_emptied(neighbours.inputs[1])
end

--- Whether a belt begins here: another belt, an inserter or a drill brings something.
local function is_fed(entity)
  if #entity.belt_neighbours.inputs > 0 then
    return true
  end
  for _, giver in ipairs(around(entity, { "inserter", "mining-drill" })) do
    if giver.drop_target == entity then
      return true
    end
  end
  return false
end

--- A belt that runs into something that takes nothing from belts.
local function explain_holder(entity, other)
  if not HOLDERS[other.type] then
    return nil
  end
  return warning(
    "not_connected",
    ("belt ends at %s: %s takes nothing from belts; place an inserter between"):format(
      words.place(entity.position),
      words.entity(other)
    )
  )
end

local function explain_gap(entity)
  for steps = 1, AHEAD do
    local other = standing_at(entity, ahead(entity, steps))
    if other and not IS_BELT[other.type] then
      return steps == 1 and explain_holder(entity, other) or nil
    elseif other and steps == 1 then
      return explain_refused(entity, other)
    elseif other then
      if is_fed(other) or is_opposite(entity, other) then
        return nil
      end
      local gap = steps - 1
      return warning(
        "not_connected",
        ("belt ends at %s: next belt, %s, is %s away; a belt is missing at %s"):format(
          words.place(entity.position),
          words.entity(other),
          words.tiles(gap),
          words.place(ahead(entity, 1))
        )
      )
    end
  end
  return nil
end

local function check(entity, ctx)
  if belt_looks.neighbours(entity, ctx).beside_outputs > 0 then
    return nil
  end
  local reason = explain_gap(entity)
  return reason and not ends_on_purpose(entity, ctx) and reason or nil
end

function belt.line(entity, list, ctx)
  list[#list + 1] = check(entity, ctx)
end

local function other_end(entity)
  if entity.neighbours then
    return nil
  end
  local way = facing.of(entity)
  -- Of both ends the one that items leave by lies ahead of the one that they go in by.
  local side = entity.belt_to_ground_type == "input" and way or (way + 8) % 16
  return warning(
    "not_connected",
    ("underground belt has no other end: place one within %d tiles to the %s"):format(
      entity.prototype.max_underground_distance,
      facing.name(side)
    )
  )
end

function belt.underground(entity, list, ctx)
  local reason = other_end(entity)
  if reason then
    list[#list + 1] = reason
  elseif entity.belt_to_ground_type == "output" then
    belt.line(entity, list, ctx)
  end
end

local function leads_nowhere(entity)
  local neighbours = entity.belt_neighbours
  if #neighbours.outputs == 0 then
    return warning("not_connected", "no belt takes what comes out of it")
  elseif #neighbours.inputs == 0 then
    return warning("not_connected", "no belt runs into it")
  end
  return nil
end

function belt.splitter(entity, list)
  list[#list + 1] = leads_nowhere(entity)
end

return belt
