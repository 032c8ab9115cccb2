--- Pumps and pipes: what flows in a second. Figures: offshore pump 1,200/s in both versions; pump
--- 12,000/s in 1.1, 1,200/s in 2.0; 1.1 past n pipes 10000 / (3n - 1) + 1000 (to 197), then
--- 240000 / (n + 39).

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(building .. powered .. plumbing)

local function per_version(old, new)
  return profile.factorio == "1.1" and old or new
end

-- Let a tank be filled for 36,000 ticks and emptied on the way: what came in.
local function filled(server, ticks)
  local sum, step = 0, 600
  for _ = 1, ticks / step do
    server.advance(step)
    sum = sum + server.eval("return tank.remove_fluid({ name = 'water', amount = 1e9 })")
  end
  return sum + server.eval("return total('water')")
end

describe("an offshore pump", function()
  it("gives 1,200 a second to a tank beside it", function()
    local server = world([[
      pump = shore(0.5, 0.5)
      tank = build("storage-tank", 1.5, 2.5)
    ]])
    local sum = filled(server, 36000)
    assert.are.near(720000, sum, 720000 * 0.001)
    assert.are.near(sum, server.eval("return made('water')"), 1e-3)
    assert.are.equal("working", server.eval("return status(pump)"))
  end)

  it("stops when there is no room, and goes on when there is", function()
    local server = world([[
      pump = shore(0.5, 0.5)
      pipes(0.5, 1.5, 0.5, 3.5)
    ]])
    server.advance(30)
    assert.are.same({ 300, 100, "full_output" }, {
      server.eval("return total('water') - amount(pump), amount(pump), status(pump)"),
    })
    assert.is_nil(require("state").saved.schedule.phases.fluids)
    server.eval("last_pipe.clear_fluid_inside()")
    server.advance(10)
    assert.are.near(500, server.eval("return made('water')"), 1e-6)
    assert.are.near(400, server.eval("return total('water')"), 1e-6)
  end)

  it("tells what it pumped, and in 1.1 what flows", function()
    local server = world([[
      pump = shore(0.5, 0.5)
      tank = build("storage-tank", 1.5, 2.5)
    ]])
    server.advance(60)
    local flow = per_version("tank.fluidbox.get_flow(1)", "pump.pumped_last_tick")
    assert.are.near(20, server.eval("return " .. flow), 1e-9)
  end)

  it("needs the shore", function()
    local server = world([[
      surface.set_tiles({ { name = "water", position = { 0, -1 } } })
      function can(x)
        return surface.can_place_entity({
          name = "offshore-pump", position = { x, 0.5 }, force = "player",
          direction = defines.direction.north,
        })
      end
    ]])
    assert.is_false(server.eval("return can(8.5)"))
  end)
end)

describe("a pump", function()
  local BETWEEN = [[
    source = build("storage-tank", 0.5, 0.5)
    -- The tank opens to the east at its lower row.
    pump = build("pump", 3, 1.5, "east")
    tank = build("storage-tank", 5.5, 2.5)
    source.insert_fluid({ name = "water", amount = 25000 })
  ]]

  it("moves nothing without power", function()
    local server = world(BETWEEN)
    server.advance(60)
    assert.are.same({ 0, "no_power" }, { server.eval("return amount(tank), status(pump)") })
  end)

  it("moves its speed while there is plenty", function()
    local server = world("power()" .. BETWEEN)
    server.advance(2)
    local before = server.eval("return amount(source)")
    server.advance(60)
    local moved = before - server.eval("return amount(source)")
    assert.are.near(per_version(12000, 1200), moved, per_version(12, 1.2))
    assert.are.equal("working", server.eval("return status(pump)"))
    assert.are.near(25000, server.eval("return total('water')"), 1e-6)
  end)

  it("empties one tank into the other and rests", function()
    local server = world("power()" .. BETWEEN)
    server.advance(profile.factorio == "1.1" and 200 or 3000)
    assert.are.near(25000, server.eval("return total('water')"), 1e-6)
    -- 2.0 takes less the less there is.
    assert.are.near(0, server.eval("return amount(source)"), per_version(1e-6, 2))
    server.eval("source.clear_fluid_inside()")
    server.advance(60)
    assert.are.equal("no_input_fluid", server.eval("return status(pump)"))
    assert.is_nil(require("state").saved.schedule.phases.fluids)
  end)

  it("is as slow as its power is low", function()
    -- 29 kW of usage and 1 kW of drain, half of it given.
    local server = world("power(15000)" .. BETWEEN)
    server.advance(60)
    local before = server.eval("return amount(source)")
    server.advance(60)
    local moved = before - server.eval("return amount(source)")
    assert.are.near(per_version(6000, 600), moved, per_version(60, 6))
    assert.are.equal("low_power", server.eval("return status(pump)"))
  end)

  it("does not flow backwards", function()
    local server = world("power()" .. [[
      tank = build("storage-tank", 0.5, 0.5)
      pump = build("pump", 3, 1.5, "west")
      source = build("storage-tank", 5.5, 2.5)
      tank.insert_fluid({ name = "water", amount = 1000 })
    ]])
    server.advance(60)
    assert.are.same({ 1000, 0, "no_input_fluid" }, {
      server.eval("return amount(tank), amount(source), status(pump)"),
    })
  end)
end)

describe("a long pipe", function()
  -- Pipes between the offshore pump and the tank, and units a second.
  local cases = {
    { 17, 1200, 1200 },
    { 50, 10000 / 149 + 1000, 1200 },
    { 200, 240000 / 239, 1200 },
    { 300, 240000 / 339, 1200 },
  }
  for _, case in ipairs(cases) do
    local pipes, rate = case[1], per_version(case[2], case[3])
    it(string.format("of %d lets %d a second through", pipes, rate), function()
      local server = world(string.format(
        [[
          surface.request_to_generate_chunks({ 160, 0 }, 8)
          surface.force_generate_chunk_requests()
          pump = shore(0.5, 0.5)
          pipes(0.5, 1.5, %d - 0.5, 1.5)
          tank = build("storage-tank", %d + 1.5, 2.5)
        ]],
        pipes,
        pipes
      ))
      server.advance(600)
      local before = server.eval("return total('water')")
      server.advance(600)
      local after = server.eval("return total('water')")
      assert.are.near(rate * 10, after - before, rate * 0.01)
    end)
  end

  it("of more than 320 tiles carries nothing in 2.0", function()
    local server = world([[
      surface.request_to_generate_chunks({ 160, 0 }, 8)
      surface.force_generate_chunk_requests()
      pump = shore(0.5, 0.5)
      pipes(0.5, 1.5, 330.5, 1.5)
    ]])
    server.advance(60)
    assert.are.equal(per_version(true, false), server.eval("return amount(last_pipe) > 0"))
  end)
end)
