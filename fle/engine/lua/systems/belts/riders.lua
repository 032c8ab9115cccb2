--- Characters on belts are carried along, at the belt's speed; what they walk adds to it.
--- Rule: known of the game; that only the open half of an underground belt carries, and that a
--- curve carries to its middle and then out, is not documented. A character stops where something
--- stands in its way.
---
--- Saved: `belts.riders = { ids in order }`.

local S = require("state")
local collision = require("collision")
local entities = require("entities")
local facts = require("facts")
local flow = require("systems.belts.flow")
local shapes = require("systems.belts.shapes")
local spatial = require("spatial")

local riders = {}

local function is_character(e)
  return e.type == "character"
end

-- The direction in which a belt carries what is at a point, nil where it does not.
local function direction_at(belt, x, y)
  local q = shapes.quarter(belt)
  local along = (x - belt.x) * shapes.DX[q] + (y - belt.y) * shapes.DY[q]
  if belt.type == "transport-belt" then
    local bend = shapes.bend(belt)
    if bend == "straight" then
      return q
    end
    local into = (q + (bend == "left" and 1 or 3)) % 4
    local passed = (x - belt.x) * shapes.DX[into] + (y - belt.y) * shapes.DY[into]
    return passed < 0 and into or q
  elseif belt.type == "underground-belt" then
    return (along <= 0) == (belt.belt_to_ground_type == "input") and q or nil
  end
  return q
end

--- Keep a character among those that are carried, or drop it.
local function look(e)
  local belt = not e.inactive and shapes.at(e.surface, e.x, e.y)
  local list = S.saved.belts.riders
  local place = 1
  while list[place] and list[place] < e.id do
    place = place + 1
  end
  local known = list[place] == e.id
  if belt and not known then
    table.insert(list, place, e.id)
  elseif known and not belt then
    table.remove(list, place)
  end
end

local function carry(e)
  local belt = shapes.at(e.surface, e.x, e.y)
  local q = belt and direction_at(belt, e.x, e.y)
  if not q then
    return
  end
  local step = facts.entity(belt.name).speed
  local x, y = e.x + shapes.DX[q] * step, e.y + shapes.DY[q] * step
  if collision.free(e.surface, e.name, x, y, 0, e) then
    entities.move(e, x, y)
  end
end

flow.on("moved", function()
  local ids = {}
  for i, id in ipairs(S.saved.belts.riders) do
    ids[i] = id
  end
  for _, id in ipairs(ids) do
    local e = entities.get(id)
    if e and not e.inactive then
      carry(e)
    end
  end
end)

-- A belt came or went under somebody's feet.
local function look_near(belt)
  for _, e in ipairs(spatial.near(belt.surface, belt.x, belt.y, 2, is_character)) do
    look(e)
  end
end

entities.listen("created", function(e)
  if is_character(e) then
    look(e)
  elseif shapes.is_belt(e) then
    look_near(e)
  end
end)

entities.listen("moved", function(e)
  if is_character(e) then
    look(e)
  end
end)

entities.listen("destroyed", function(e)
  if shapes.is_belt(e) then
    look_near(e)
    return
  elseif not is_character(e) then
    return
  end
  local list = S.saved.belts.riders
  for place = #list, 1, -1 do
    if list[place] == e.id then
      table.remove(list, place)
    end
  end
end)

return riders
