--- Offshore pumps: water from the shore, `pumping_speed` units a tick (1,200 a second).
--- Rule: 1.1 pumps the prototype's fluid, without power; 2.0 what the tile gives that its
--- `fluid_source_offset` points at, with the energy that its prototype names (none in the base
--- game). It pumps while its own box has room, and pushes that into what it opens to.
--- Source: prototype API, OffshorePumpPrototype, TilePrototype::fluid. Status: working, else
--- full_output, or no_input_fluid where there is nothing to pump (2.0; not certain).
---
--- Saved: `pumped` = units in the last tick in which it acted.

local S = require("state")
local actors = require("systems.fluids.actors")
local boxes = require("systems.fluids.boxes")
local boxes_turned = require("collision_boxes")
local energy = require("systems.energy")
local entity_types = require("entity_types")
local facts = require("facts")
local flows = require("systems.fluids.flows")
local fluids = require("systems.fluids")
local links = require("systems.fluids.links")
local machines = require("systems.fluids.machines")
local segments = require("systems.fluids.segments")
local tiles = require("terrain.tiles")

local min, floor = math.min, math.floor
local EPSILON = segments.EPSILON
local CRUMB = actors.CRUMB

local pumps = {}

--- The tile that 2.0 looks at for the fluid.
---@return integer x
---@return integer y
function pumps.source_tile(e)
  local offset = facts.entity(e.name).fluid_source_offset or { x = 0, y = -1 }
  local x, y = offset.x or offset[1], offset.y or offset[2]
  for _ = 1, boxes_turned.quarter(e.direction) do
    x, y = -y, x
  end
  return floor(e.x + x), floor(e.y + y)
end

--- What there is to pump.
---@return string|nil
function pumps.source(e)
  if S.profile.factorio == "1.1" then
    return facts.entity(e.name).fluid
  end
  local x, y = pumps.source_tile(e)
  local tile = tiles.get(e.surface, x, y)
  local fluid = tile and facts.tile(tile).fluid
  return fluid ~= "" and fluid or nil
end

local function pump(e)
  local speed = facts.entity(e.name).pumping_speed * energy.speed(e)
  local _, held = boxes.content(e, 1)
  local amount = min(speed, boxes.volume(e, 1) - held)
  if amount < CRUMB then
    return 0
  end
  local name = pumps.source(e)
  if not name then
    return 0
  end
  boxes.put(e, 1, name, amount, facts.fluid(name).default_temperature)
  flows.add(e, "input", name, amount)
  return amount
end

actors.register("offshore-pump", {
  act = function(list)
    for at = 1, #list do
      local e = list[at]
      local pumped, moved = pump(e), 0
      for _, link in ipairs(links.of(e)) do
        moved = moved + machines.push(e, link)
      end
      if e.pumped ~= pumped then
        e.pumped = pumped
      end
      if pumped < CRUMB and moved < CRUMB then
        e.pumped = nil
        -- Where there is nothing to pump it looks again every tick: tiles tell nobody.
        if e.fluids[1] then
          actors.sleep(e)
        end
      end
    end
    flows.flush()
  end,
})

entity_types.register("offshore-pump", {
  create = function(e, prototype)
    energy.attach(e, prototype)
    fluids.attach(e, prototype)
  end,
  active_changed = function(e)
    if e.inactive then
      actors.sleep(e)
      e.pumped = nil
    else
      actors.wake(e)
    end
  end,
  power_changed = function(e)
    actors.wake(e)
  end,
  status = function(e)
    local shortage = energy.shortage(e)
    if shortage == "no_power" then
      return shortage
    elseif not pumps.source(e) then
      return "no_input_fluid"
    elseif not e.pumped and boxes.amount(e, 1) >= boxes.volume(e, 1) - EPSILON then
      return "full_output"
    end
    return shortage or "working"
  end,
})

return pumps
