--- LuaForce: the map that a force has charted, and where it spawns. Nothing charts by itself, as
--- there is neither player nor radar.
--- Source: runtime API 1.1 and 2.0, LuaForce.

local arguments = require("api.arguments")
local chunks = require("terrain.chunks")
local events = require("events")
local objects = require("objects")
local surfaces = require("terrain.surfaces")

local methods = {}

local function chart_chunks(force, surface, keys)
  force.charted = force.charted or {}
  local charted = force.charted[surface.index] or {}
  force.charted[surface.index] = charted
  local wanted = events.wanted("on_chunk_charted")
  for _, key in ipairs(keys) do
    charted[key] = true
    if wanted then
      local x, y = chunks.position(key)
      events.raise("on_chunk_charted", {
        surface_index = surface.index,
        position = arguments.result_position(x, y),
        area = arguments.result_box(x * 32, y * 32, x * 32 + 32, y * 32 + 32),
        force = objects.wrap("LuaForce", force),
      })
    end
  end
end

function methods.chart(force, surface, area)
  surface = arguments.surface(surface)
  local l, t, r, b = arguments.area(area)
  local list = {}
  for y = math.floor(t / 32), math.ceil(b / 32) - 1 do
    for x = math.floor(l / 32), math.ceil(r / 32) - 1 do
      chunks.request(surface.index, x, y)
      list[#list + 1] = chunks.key(x, y)
    end
  end
  chart_chunks(force, surface, list)
end

function methods.chart_all(force, surface)
  for _, each in ipairs(surface ~= nil and { arguments.surface(surface) } or surfaces.list()) do
    chart_chunks(force, each, chunks.list(each.index))
  end
end

function methods.clear_chart(force, surface)
  if surface == nil then
    force.charted = nil
  elseif force.charted then
    force.charted[arguments.surface(surface).index] = nil
  end
end

function methods.rechart()
  -- Redraws the map, which nobody looks at.
end

function methods.is_chunk_charted(force, surface, position)
  local charted = force.charted and force.charted[arguments.surface(surface).index]
  local x, y = arguments.tile_position(position)
  return charted ~= nil and charted[chunks.key(x, y)] == true
end

function methods.print()
  -- Prints to the players of the force; there are none.
end

function methods.get_spawn_position(force, surface)
  local index = arguments.surface(surface).index
  local spawn = force.spawn and force.spawn[index]
  return arguments.result_position(spawn and spawn[1] or 0, spawn and spawn[2] or 0)
end

function methods.set_spawn_position(force, position, surface)
  local index = arguments.surface(surface).index
  local x, y = arguments.position(position)
  force.spawn = force.spawn or {}
  force.spawn[index] = { x, y }
end

objects.implement("LuaForce", { methods = methods })
