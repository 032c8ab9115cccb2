--- Electricity under random building, wiring and removal: whatever happens, wired poles are of one
--- network, and each network's consumers get exactly what its producers give.

local Server = require("tests.lua.support.server")
local electricity = require("tests.lua.support.electricity")

local world = Server.prepared(electricity .. [=[
  local names = {
    "small-electric-pole", "small-electric-pole", "medium-electric-pole", "big-electric-pole",
    "substation", "radar", "electric-furnace", "solar-panel", "accumulator", "roboport",
    "electric-energy-interface", "power-switch", "laser-turret", "lab",
  }
  local things, random = {}, game.create_random_generator(7)
  local function pick()
    return #things > 0 and table.remove(things, random(#things)) or nil
  end
  local steps = {}
  function steps.build()
    local name, position = names[random(#names)], { random(-25, 25), random(-25, 25) }
    if surface.can_place_entity({ name = name, position = position, force = "player" }) then
      local thing = build(name, position[1], position[2])
      if name == "electric-energy-interface" then
        thing.power_production = random(30000)
        thing.electric_buffer_size = random(100000)
      elseif name == "electric-furnace" then
        thing.insert({ name = "iron-ore", count = 50 })
      end
      things[#things + 1] = thing
    end
  end
  function steps.remove()
    local thing = pick()
    if thing then thing.destroy() end
  end
  function steps.move()
    local thing = pick()
    if thing then
      thing.teleport({ random(-25, 25), random(-25, 25) })
      things[#things + 1] = thing
    end
  end
  function steps.wire()
    local a, b = pick(), pick()
    if a and b and a.type == "electric-pole" and b.type == "electric-pole" then
      if random() < 0.5 then tie(a, b) else cut(a, b) end
    end
    things[#things + 1] = a
    things[#things + 1] = b
  end
  local order = { "build", "build", "build", "build", "remove", "move", "wire" }
  function step()
    steps[order[random(#order)]]()
  end
  local function sum(map)
    local total = 0
    for _, count in pairs(map) do total = total + count end
    return total
  end
  -- The worst that is found: shares of energy that came from nowhere, wires between networks.
  function check()
    local worst, torn = 0, 0
    local poles = surface.find_entities_filtered({ type = "electric-pole" })
    for _, pole in ipairs(poles) do
      local statistics = pole.electric_network_statistics
      local into, out = sum(statistics.input_counts), sum(statistics.output_counts)
      worst = math.max(worst, math.abs(into - out) / math.max(1, into))
      for _, other in ipairs(poles) do
        local wired
        if script.active_mods.base < "2" then
          for _, neighbour in ipairs(pole.neighbours.copper) do
            wired = wired or neighbour == other
          end
        else
          local copper = defines.wire_connector_id.pole_copper
          wired = pole.get_wire_connector(copper, true)
            .is_connected_to(other.get_wire_connector(copper, true))
        end
        if wired and pole.electric_network_id ~= other.electric_network_id then
          torn = torn + 1
        end
      end
    end
    return worst, torn, #poles
  end
]=])

describe("electricity", function()
  it("adds up through any changes, and a snapshot of them goes on the same", function()
    local server = world("surface.daytime = 0.3")
    for round = 1, 30 do
      for _ = 1, 6 do
        server.eval("step()")
      end
      server.advance(round % 3 == 0 and 300 or round)
      local worst, torn = server.eval("return check()")
      assert.near(0, worst, 1e-9)
      assert.are.equal(0, torn)
    end
    assert.is_true(select(3, server.eval("return check()")) > 5)
    local snapshot = server.snapshot()
    server.advance(2000)
    local after = server.snapshot()
    server.restore(snapshot)
    server.advance(2000)
    assert.are.equal(after, server.snapshot())
  end)
end)
