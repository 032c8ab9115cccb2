--- What pipes and tanks hold together: levels, joining, parting, temperatures, mixing refused.
--- Volumes: pipe 100, tank 25,000.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(building .. plumbing)

describe("pipes and tanks that touch", function()
  it("stand at one level", function()
    local server = world([[
      one = build("storage-tank", 0.5, 0.5)
      pipes(2.5, 1.5, 11.5, 1.5)
      other = build("storage-tank", 13.5, 2.5)
      one.insert_fluid({ name = "water", amount = 10200 })
    ]])
    assert.are.near(5000, server.eval("return amount(one)"), 1e-6)
    assert.are.near(5000, server.eval("return amount(other)"), 1e-6)
    assert.are.near(20, server.eval("return amount(last_pipe)"), 1e-9)
    assert.are.near(10200, server.eval("return total('water')"), 1e-6)
  end)

  it("part with their shares when one between is taken away, which loses its own", function()
    local server = world([[
      pipes(0.5, 0.5, 9.5, 0.5)
      middle = surface.find_entity("pipe", { 4.5, 0.5 })
      middle.insert_fluid({ name = "water", amount = 100 })
      middle.destroy()
      west, east = surface.find_entity("pipe", { 0.5, 0.5 }), last_pipe
      east.clear_fluid_inside()
    ]])
    assert.are.near(10, server.eval("return amount(west)"), 1e-9)
    assert.are.near(8, server.eval("return amount(east)"), 1e-9)
    assert.are.near(80, server.eval("return total('water')"), 1e-9)
  end)

  it("fall into three where three ways met", function()
    local server = world([[
      pipes(0.5, 0.5, 4.5, 0.5)
      pipes(2.5, 1.5, 2.5, 3.5)
      last_pipe.insert_fluid({ name = "water", amount = 80 })
      surface.find_entity("pipe", { 2.5, 0.5 }).destroy()
    ]])
    assert.are.near(70, server.eval("return total('water')"), 1e-9)
    server.eval("last_pipe.clear_fluid_inside()")
    assert.are.near(60, server.eval("return total('water')"), 1e-9)
  end)

  it("close up again when they are turned or built anew", function()
    local server = world([[
      tank = build("storage-tank", 0.5, 0.5)
      tank.insert_fluid({ name = "water", amount = 1000 })
      pipe = build("pipe", 2.5, 1.5)
      joined = #pipe.fluidbox.get_connections(1)
      tank.rotate()
    ]])
    assert.are.same({ 1, 0 }, { server.eval("return joined, #pipe.neighbours[1]") })
    assert.are.near(1000, server.eval("return total('water')"), 1e-9)
  end)

  it("mix temperatures by amount", function()
    local server = world([[
      pipes(0.5, 0.5, 0.5, 0.5)
      last_pipe.insert_fluid({ name = "steam", amount = 60, temperature = 165 })
      hot = build("pipe", 2.5, 0.5)
      hot.insert_fluid({ name = "steam", amount = 20, temperature = 500 })
      build("pipe", 1.5, 0.5)
    ]])
    assert.are.near((60 * 165 + 20 * 500) / 80, server.eval("return temperature(hot)"), 1e-9)
  end)

  it("cost nothing while nothing flows", function()
    local server = world([[
      pipes(0.5, 0.5, 9.5, 0.5)
      last_pipe.insert_fluid({ name = "water", amount = 50 })
    ]])
    server.advance(3)
    assert.is_nil(require("state").saved.schedule.phases.fluids)
  end)
end)

describe("two fluids", function()
  local SIDES = [[
    water, oil = build("pipe", 0.5, 0.5), build("pipe", 2.5, 0.5)
    water.insert_fluid({ name = "water", amount = 50 })
    oil.insert_fluid({ name = "crude-oil", amount = 50 })
    function can(name, x, y, direction)
      return surface.can_place_entity({
        name = name, position = { x, y }, force = "player",
        direction = direction and defines.direction[direction],
      })
    end
  ]]

  it("may not be connected by a pipe", function()
    local server = world(SIDES)
    assert.are.same({ false, true, true }, {
      server.eval([[
      return can("pipe", 1.5, 0.5), can("pipe", 3.5, 0.5), build("pipe", 1.5, 0.5) == nil
    ]]),
    })
  end)

  it("may not be connected by turning a pipe", function()
    local server = world(SIDES .. [[
      ground = build("pipe-to-ground", 1.5, 0.5, "north")
      below = build("pipe", 1.5, 1.5)
    ]])
    -- Facing east its open end meets the oil only; turned on from there it would meet the water
    -- underground at most, so both turns are allowed; below it nothing mixes.
    assert.is_true(server.eval("return ground.rotate()"))
    server.eval("tank = build('storage-tank', -0.5, -1.5, 'east')")
    assert.is_false(server.eval([[
      local before = tank.direction
      return tank.rotate() and build("pipe", 1.5, 0.5) ~= nil
    ]]))
  end)

  it("are known before anything flows: a boiler's steam is no water", function()
    local server = world(SIDES .. [[
      boiler = build("boiler", 8.5, 9, "north")
      pipes(8.5, 7.5, 8.5, 7.5)
      last_pipe_is_steam = last_pipe.fluidbox.get_locked_fluid(1)
      wet = build("pipe", 10.5, 7.5)
      wet.insert_fluid({ name = "water", amount = 10 })
    ]])
    assert.are.same({ "steam", false, "water", false }, {
      server.eval([[
      return last_pipe_is_steam, can("pipe", 9.5, 7.5), boiler.fluidbox.get_locked_fluid(1),
        can("steam-engine", 11.5 + 2, 7.5, "east")
    ]]),
    })
  end)

  it("that meet by a changed recipe do not flow", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      machine = build("assembling-machine-2", 0.5, 0.5)
      pipes(0.5, -1.5, 0.5, -1.5)
      last_pipe.insert_fluid({ name = "crude-oil", amount = 50 })
      machine.set_recipe("concrete")
    ]])
    server.advance(10)
    assert.are.same({ 50, 0 }, { server.eval("return amount(last_pipe), amount(machine)") })
    server.eval([[
      last_pipe.clear_fluid_inside()
      last_pipe.insert_fluid({ name = "water", amount = 50 })
    ]])
    server.advance(profile.factorio == "1.1" and 1 or 200)
    assert.are.near(50, server.eval("return amount(machine)"), 0.5)
  end)
end)

describe("a fluid box", function()
  it("is read, written and cleared by number", function()
    local server = world([[
      tank = build("storage-tank", 0.5, 0.5)
      empty = tank.fluidbox[1]
      tank.fluidbox[1] = { name = "steam", amount = 300, temperature = 200 }
      fluid = tank.fluidbox[1]
      count = tank.get_fluid_count("steam") + tank.get_fluid_count()
      removed = tank.remove_fluid({ name = "steam", amount = 100 })
      cold = tank.remove_fluid({ name = "steam", amount = 100, maximum_temperature = 150 })
      left = tank.get_fluid_contents().steam
      tank.fluidbox[1] = nil
    ]])
    assert.are.same({ "steam", 300, 200, 600, 100, 0, 200, 0, 1 }, {
      server.eval([[
        return fluid.name, fluid.amount, fluid.temperature, count, removed, cold, left,
          tank.get_fluid_count(), #tank.fluidbox
      ]]),
    })
    assert.is_nil(server.eval("return empty"))
    assert.has_error(function()
      server.eval("return tank.fluidbox[2]")
    end)
  end)

  it("keeps to its volume and to its fluid", function()
    local server = world([[
      pipe = build("pipe", 0.5, 0.5)
      boiler = build("boiler", 5.5, 5, "north")
      most = pipe.insert_fluid({ name = "water", amount = 1000 })
      other = pipe.insert_fluid({ name = "crude-oil", amount = 10 })
      steam = boiler.insert_fluid({ name = "crude-oil", amount = 10 })
      water = boiler.insert_fluid({ name = "water", amount = 500 })
    ]])
    assert.are.same({ 100, 0, 0, 200 }, {
      server.eval("return most, other, steam, water"),
    })
  end)

  it("tells its owner, capacity, prototype and contents", function()
    local server = world([[
      tank = build("storage-tank", 0.5, 0.5)
      pipe = build("pipe", 2.5, 1.5)
      tank.insert_fluid({ name = "water", amount = 251 })
      boxes = pipe.fluidbox
    ]])
    local capacity = profile.factorio == "1.1" and 100 or 25100
    local contents = profile.factorio == "1.1" and "get_fluid_system_contents"
      or "get_fluid_segment_contents"
    assert.are.same({ true, capacity, 100, 251, "LuaFluidBoxPrototype" }, {
      server.eval([[
      return boxes.owner == pipe, boxes.get_capacity(1), boxes.get_prototype(1).volume,
        boxes.]] .. contents .. [[(1).water, boxes.get_prototype(1).object_name
    ]]),
    })
    server.eval("flushed = boxes.flush(1)")
    assert.are.near(251, server.eval("return flushed.water"), 1e-9)
    assert.are.equal(0, server.eval("return total('water')"))
  end)

  it("takes a filter", function()
    local server = world([[
      tank = build("storage-tank", 0.5, 0.5)
      set = tank.fluidbox.set_filter(1, { name = "water" })
      oil = tank.insert_fluid({ name = "crude-oil", amount = 10 })
      water = tank.insert_fluid({ name = "water", amount = 10 })
      again = tank.fluidbox.set_filter(1, { name = "crude-oil" })
      forced = tank.fluidbox.set_filter(1, { name = "crude-oil", force = true })
    ]])
    assert.are.same({ true, 0, 10, false, true, 0, "crude-oil" }, {
      server.eval([[
      return set, oil, water, again, forced, tank.get_fluid_count("water"),
        tank.fluidbox.get_filter(1).name
    ]]),
    })
  end)

  it("of what was removed is dead, and can be kept in a mod's table", function()
    local server = world([[
      pipe = build("pipe", 0.5, 0.5)
      boxes = pipe.fluidbox
      same = boxes == pipe.fluidbox
      pipe.destroy()
    ]])
    assert.are.same({ true, false }, { server.eval("return same, boxes.valid") })
  end)
end)

describe("an infinity pipe", function()
  local cases = {
    { "at-least", 0.5, 80, 100 },
    { "at-least", 0.5, 140, 140 },
    { "at-most", 0.5, 140, 100 },
    { "exactly", 0.25, 140, 50 },
    { "exactly", 0.25, 0, 50 },
  }
  for _, case in ipairs(cases) do
    local mode, part, before, after = case[1], case[2], case[3], case[4]
    it(string.format("%s %d %% turns %d into %d", mode, part * 100, before, after), function()
      local server = world(string.format(
        [[
          pipe = build("pipe", 0.5, 0.5)
          source = build("infinity-pipe", 1.5, 0.5)
          for _ = 1, 14 do
            pipe.insert_fluid({ name = "water", amount = %d / 14 })
          end
          source.set_infinity_pipe_filter({ name = "water", percentage = %g, mode = %q })
        ]],
        before,
        part,
        mode
      ))
      server.advance(3)
      assert.are.near(after, server.eval("return total('water')"), 1e-9)
      assert.are.equal(mode, server.eval("return source.get_infinity_pipe_filter().mode"))
    end)
  end

  it("keeps its level when something takes and sleeps when nothing does", function()
    local server = world([[
      source = build("infinity-pipe", 1.5, 0.5)
      source.set_infinity_pipe_filter({ name = "steam", percentage = 1, temperature = 500 })
    ]])
    server.advance(5)
    assert.is_nil(require("state").saved.schedule.phases.fluids)
    server.eval("source.remove_fluid({ name = 'steam', amount = 70 })")
    server.advance(2)
    assert.are.same({ 100, 500 }, { server.eval("return amount(source), temperature(source)") })
  end)
end)
