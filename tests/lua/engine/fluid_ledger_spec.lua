--- Fluid is neither made nor lost by building, turning and flowing, only by what says so: scripts
--- put it in, and what is taken away takes its share with it. Random plumbing, the same on every
--- run.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local powered = require("tests.lua.support.powered")

-- `act()` does something at random in a field of 8 by 8 tiles and keeps account in `books`.
local PLAY = [[
  books = { water = 0, ["crude-oil"] = 0 }
  local names = { "pipe", "pipe", "pipe", "pipe-to-ground", "pipe-to-ground", "storage-tank", "pump" }
  local ways = { "north", "east", "south", "west" }
  local function any(list)
    return list[random(#list)]
  end
  local function place()
    return { random(0, 7) + 0.5, random(0, 7) + 0.5 }
  end
  local function plumbed()
    return surface.find_entities_filtered({
      area = { { -2, -2 }, { 10, 10 } },
      type = { "pipe", "pipe-to-ground", "storage-tank", "pump" },
    })
  end
  local acts = {
    function()
      local name, position, way = any(names), place(), any(ways)
      if surface.can_place_entity({
        name = name, position = position, direction = defines.direction[way], force = "player",
      }) then
        build(name, position[1], position[2], way)
      end
    end,
    function()
      local all = plumbed()
      if #all > 24 then
        local gone = any(all)
        for fluid in pairs(books) do
          books[fluid] = books[fluid] - gone.get_fluid_count(fluid)
        end
        gone.destroy()
      end
    end,
    function()
      local all = plumbed()
      if #all > 0 then
        any(all).rotate()
      end
    end,
    function()
      local all, fluid = plumbed(), any({ "water", "crude-oil" })
      if #all > 0 then
        books[fluid] = books[fluid] + any(all).insert_fluid({ name = fluid, amount = random(90) })
      end
    end,
    function()
      local all, fluid = plumbed(), any({ "water", "crude-oil" })
      if #all > 0 then
        books[fluid] = books[fluid] - any(all).remove_fluid({ name = fluid, amount = random(40) })
      end
    end,
  }
  acts[6] = function()
    local tanks = surface.find_entities_filtered({ type = { "storage-tank", "pump" } })
    if #tanks > 0 then
      any(tanks).teleport(place())
    end
  end
  local seed = 1
  function start(with)
    seed = with
  end
  function random(a, b)
    seed = (seed * 16807) % 2147483647
    if not b then
      a, b = 1, a
    end
    return a + seed % (b - a + 1)
  end
  function act()
    any({
      acts[1], acts[1], acts[1], acts[1], acts[2], acts[3], acts[4], acts[4], acts[5], acts[6],
    })()
  end
]]

local world = Server.prepared(building .. powered .. plumbing .. PLAY)

-- Segments as the engine keeps them, against what the openings say.
local function check_segments()
  local S = require("state")
  local connections = require("systems.fluids.connections")
  local entities = require("entities")
  local facts = require("facts")
  local segments = require("systems.fluids.segments")
  for id, segment in pairs(S.saved.fluids.segments) do
    local capacity = 0
    for at = 1, #segment.members, 2 do
      local e, box = entities.get(segment.members[at]), segment.members[at + 1]
      assert.are.equal(id, e.segments[box])
      capacity = capacity + facts.entity(e.name).fluid_boxes[box].volume
      for index in ipairs(connections.of(e)[box]) do
        local met = connections.partner(e, box, index)
        local other = met and segments.of(met.e, met.box)
        if other and other ~= segment then
          -- Only different fluids stay apart.
          assert.is_true(segment.blocked and other.blocked)
        end
      end
    end
    assert.are.equal(capacity, segment.capacity)
    assert.is_true(segment.amount >= 0 and segment.amount <= capacity + 1e-6)
  end
end

describe("random plumbing", function()
  for seed = 1, 8 do
    it("keeps account of every fluid, run " .. seed, function()
      local server = world("power() start(" .. seed * 7919 .. ")")
      for _ = 1, 60 do
        server.eval("for _ = 1, 5 do act() end")
        check_segments()
        server.advance(3)
        for _, fluid in ipairs({ "water", "crude-oil" }) do
          local booked, there =
            server.eval(string.format("return books[%q], total(%q)", fluid, fluid))
          assert.are.near(booked, there, 1e-5)
        end
      end
      check_segments()
      local saved = server.snapshot()
      server.advance(20)
      local after = server.snapshot()
      server.restore(saved)
      server.advance(20)
      assert.is_true(after == server.snapshot())
    end)
  end
end)
