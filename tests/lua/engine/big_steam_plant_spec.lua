--- The whole of what an offshore pump feeds in 2.0: 1 pump, 200 boilers, 400 engines, 360 MW. In
--- 1.1 that is 20 boilers and 40 engines (steam_power_spec.lua).
---
--- One straight row would reach over 600 tiles, and 2.0 moves nothing in a segment of more than
--- 320: the boilers stand in rows that branch off one column of pipes, water passes through them.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local lua_compat = require("lua_compat")
local profile = require("tests.lua.support.profile")

-- `plant(rows, length, watts)`: rows of boilers with two engines each, one above the other, and a
-- load. From the top a row is two tiles of substations, ten of engines, two of boilers, one free.
local PLANT = [[
  boilers, engines, given = {}, {}, 0
  local PITCH = 15
  function row(number, length)
    local top = PITCH * (number - 1)
    pipes(0.5, top + 14.5, 1.5, top + 14.5)
    for k = 0, length - 1 do
      local x = 3.5 + 3 * k
      boilers[#boilers + 1] = build("boiler", x, top + 14, "north")
      engines[#engines + 1] = build("steam-engine", x, top + 10.5, "north")
      engines[#engines + 1] = build("steam-engine", x, top + 5.5, "north")
    end
    for x = 2, 3 * length + 2, 15 do
      build("substation", x, top + 1)
    end
  end
  function plant(rows, length, watts)
    surface.request_to_generate_chunks({ 1.5 * length, 8 * rows }, 6)
    surface.force_generate_chunk_requests()
    pump = shore(0.5, -0.5)
    pipes(0.5, 0.5, 0.5, PITCH * rows - 1.5)
    for number = 1, rows do row(number, length) end
    load = build("electric-energy-interface", -3, 1)
    build("medium-electric-pole", -0.5, 1.5)
    load.power_production = 0
    load.electric_buffer_size = watts / 60 * 2
    load.power_usage = watts / 60
  end
  function refuel()
    for _, boiler in pairs(boilers) do
      given = given + boiler.insert({ name = "coal", count = 50 })
    end
  end
  -- What has been burnt, in J.
  function burnt()
    local sum = given * 4e6
    for _, boiler in pairs(boilers) do
      sum = sum - boiler.get_fuel_inventory().get_item_count() * 4e6
        - boiler.burner.remaining_burning_fuel
    end
    return sum
  end
  function measured() return used("steam"), made("water"), burnt() end
]]

local world = Server.prepared(building .. plumbing .. PLANT)

-- Counts what flows in a number of ticks, after as many as it takes to fill the pipes.
local function count(server, watts, ticks)
  local step = math.min(ticks, 6000)
  server.eval("refuel()")
  server.advance(600)
  local steam, water, joules = server.eval("return measured()")
  for _ = 1, ticks / step do
    server.eval("refuel()")
    server.advance(step)
  end
  local steam2, water2, joules2 = server.eval("return measured()")
  -- 30 kJ a unit of steam, ten units of steam from one of water.
  local units = watts * ticks / 60 / 30000
  assert.are.near(units, steam2 - steam, units / 1000)
  assert.are.near(units / 10, water2 - water, units / 10000)
  assert.are.near(units * 30000, joules2 - joules, units * 30)
  assert.are.same({ "working", "working", "working" }, {
    server.eval("return status(pump), status(boilers[#boilers]), status(engines[#engines])"),
  })
end

-- 36,000 ticks are 2 s of LuaJIT and a minute of Lua 5.2, which runs 600 of them; both run a tenth
-- of the plant for 36,000 in steam_power_spec.lua.
local TICKS = lua_compat.is_luajit and 36000 or 600

if profile.factorio ~= "1.1" then
  describe("an offshore pump", function()
    it("feeds 200 boilers and 400 engines at full load", function()
      local watts = 200 * 1800000
      count(world(("plant(4, 50, %d)"):format(watts)), watts, TICKS)
    end)

    it("feeds no 201st boiler", function()
      local server = world("plant(3, 68, 204 * 1800000)")
      server.eval("refuel()")
      server.advance(600)
      local steam, water = server.eval("return measured()")
      server.advance(300)
      local steam2, water2 = server.eval("return measured()")
      assert.are.near(6000, water2 - water, 6)
      assert.are.near(60000, steam2 - steam, 60)
    end)
  end)

  describe("boilers in one row", function()
    -- Pipes, then boilers of three tiles: the last middle is 320 tiles from the first pipe, or 319.
    for _, case in ipairs({ { 319, "working" }, { 320, "pipeline_overextended" } }) do
      local tiles, says = case[1], case[2]
      it(("say %s over %d tiles"):format(says, tiles + 1), function()
        local server = world(([[
          surface.request_to_generate_chunks({ 160, 0 }, 6)
          surface.force_generate_chunk_requests()
          pump = shore(0.5, -0.5)
          local first = %d - 315
          pipes(0.5, 0.5, first - 0.5, 0.5)
          for k = 0, 104 do
            boilers[k + 1] = build("boiler", first + 3 * k + 1.5, 0, "north")
          end
          boilers[105].insert({ name = "coal", count = 1 })
        ]]):format(tiles + 2))
        server.advance(60)
        assert.are.equal(says, server.eval("return status(boilers[105])"))
        assert.are.equal(says == "working", server.eval("return made('steam') > 0"))
      end)
    end
  end)
end
