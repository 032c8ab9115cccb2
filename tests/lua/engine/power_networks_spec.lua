--- Networks: joining, parting, supply areas, sharing out. Figures from the prototype data.

local Server = require("tests.lua.support.server")
local power = require("tests.lua.support.electricity")

local world = Server.prepared(power)

local function line(code)
  return world([[
    a = build("small-electric-pole", 0.5, 0.5)
    b = build("small-electric-pole", 6.5, 0.5)
    c = build("small-electric-pole", 12.5, 0.5)
  ]] .. (code or ""))
end

describe("a network", function()
  it("is one along a line of poles", function()
    assert.are.equal("1 1 1", line().eval("return ids(a, b, c)"))
  end)

  it("falls apart when a pole between is gone, the oldest part keeps its number", function()
    local server = line("b.destroy()")
    assert.are.equal("1 2", server.eval("return ids(a, c)"))
  end)

  it("stays one when the neighbours of a lost pole reach each other", function()
    local server = world([[
      a = build("small-electric-pole", 0.5, 0.5)
      b = build("small-electric-pole", 3.5, 0.5)
      c = build("small-electric-pole", 6.5, 0.5)
      b.destroy()
    ]])
    assert.are.equal("1 1", server.eval("return ids(a, c)"))
    assert.are.equal(1, server.eval("return wires(a)"))
  end)

  it("lets go of what a lost pole supplied, though its neighbours are wired again", function()
    local server = world([[
      a = build("medium-electric-pole", 0.5, 0.5)
      b = build("big-electric-pole", 8, 0)
      c = build("medium-electric-pole", 4.5, 7.5)
      lamp = build("small-lamp", 9.5, 0.5)
      cut(a, c)
      b.destroy()
    ]])
    assert.are.equal("nil", server.eval("return ids(lamp)"))
    server.advance(5)
    assert.are.equal("no_power", server.eval("return status(lamp)"))
  end)

  it("joins with another when a pole is built between", function()
    local server = line("b.destroy() b = build('small-electric-pole', 6.5, 0.5)")
    assert.are.equal("1 1 1", server.eval("return ids(a, b, c)"))
  end)

  it("takes its members along when it joins and parts", function()
    local server = line([[
      lamp = build("small-lamp", 14.5, 0.5)
      cut(b, c)
    ]])
    assert.are.equal("1 1 2 2", server.eval("return ids(a, b, c, lamp)"))
    server.eval("tie(b, c)")
    assert.are.equal("1 1 1 1", server.eval("return ids(a, b, c, lamp)"))
    server.eval("c.destroy()")
    assert.is_nil(server.eval("return lamp.electric_network_id"))
  end)

  it("supplies what its square touches, and nothing beside it", function()
    local cases = {
      { "small-electric-pole", 0.5, 3 },
      { "medium-electric-pole", 0.5, 4 },
      { "big-electric-pole", 0, 2 },
      { "substation", 0, 9 },
    }
    for _, case in ipairs(cases) do
      local server = world(([[
        build(%q, %g, %g)
        inside = build("small-lamp", %g, 0.5)
        outside = build("small-lamp", %g, 2.5)
      ]]):format(case[1], case[2], case[2], case[3] - 0.5, case[3] + 0.5))
      assert.are.equal("1 nil", server.eval("return ids(inside, outside)"), case[1])
    end
  end)

  it("does not supply another force's entities", function()
    local server = world([[
      build("small-electric-pole", 0.5, 0.5)
      game.create_force("other")
      lamp = build("small-lamp", 1.5, 0.5)
      lamp.force = "other"
    ]])
    assert.is_nil(server.eval("return lamp.electric_network_id"))
  end)

  it("is found again by what is moved", function()
    local server = line([[
      lamp = build("small-lamp", 20.5, 0.5)
      lamp.teleport({ 1.5, 1.5 })
    ]])
    assert.are.equal("1", server.eval("return ids(lamp)"))
    server.eval("lamp.teleport({ 20.5, 0.5 })")
    assert.are.equal("nil", server.eval("return ids(lamp)"))
  end)

  it("goes with its surface, and over to another force", function()
    local server = line([[
      game.create_force("others")
      other = game.create_surface("other")
      other.request_to_generate_chunks({ 0, 0 }, 1)
      other.force_generate_chunk_requests()
      local function build_there(surface, name, x)
        return surface.create_entity({ name = name, position = { x, 9 }, force = "others" })
      end
      for x, name in pairs({ "substation", [4] = "electric-energy-interface", [8] = "radar" }) do
        build_there(other, name, x)
        build_there(surface, name, x)
      end
      radar = surface.find_entities_filtered({ name = "radar" })[1]
    ]])
    server.advance(5)
    assert.are.equal("working", server.eval("return status(radar)"))
    server.eval("game.merge_forces('others', 'player') game.delete_surface('other')")
    server.advance(5)
    assert.are.equal("working", server.eval("return status(radar)"))
  end)

  it("tells whether anything feeds it", function()
    local server = line("lamp = build('small-lamp', 1.5, 1.5)")
    assert.is_false(server.eval("return lamp.is_connected_to_electric_network()"))
    server.eval("supply(1000, 7, 3)")
    assert.is_true(server.eval("return lamp.is_connected_to_electric_network()"))
    assert.is_false(server.eval("return a.is_connected_to_electric_network()"))
  end)
end)

describe("a power switch", function()
  local SWITCH = [[
    a = build("small-electric-pole", 0.5, 0.5)
    b = build("small-electric-pole", 10.5, 0.5)
    switch = build("power-switch", 5, 1)
    if script.active_mods.base < "2" then
      for id, pole in pairs({ [0] = a, b }) do
        assert(switch.connect_neighbour({
          wire = defines.wire_type.copper, target_entity = pole, source_wire_id = id,
        }))
      end
    else
      local points = defines.wire_connector_id
      local function point(entity, id) return entity.get_wire_connector(id, true) end
      point(switch, points.power_switch_left_copper).connect_to(point(a, points.pole_copper))
      point(switch, points.power_switch_right_copper).connect_to(point(b, points.pole_copper))
    end
  ]]

  it("joins what it is wired to while it is on", function()
    local server = world(SWITCH)
    assert.are.equal("1 2", server.eval("return ids(a, b)"))
    assert.are.equal("networks_disconnected", server.eval("return status(switch)"))
    server.eval("switch.power_switch_state = true")
    assert.are.equal("1 1", server.eval("return ids(a, b)"))
    assert.are.equal("networks_connected", server.eval("return status(switch)"))
    server.eval("switch.power_switch_state = false")
    assert.are.equal("1 3", server.eval("return ids(a, b)"))
  end)

  it("parts its networks when it is gone", function()
    local server = world(SWITCH .. "switch.power_switch_state = true; switch.destroy()")
    assert.are.equal("1 3", server.eval("return ids(a, b)"))
  end)
end)

describe("power", function()
  -- Four radars of 300 kW and 10 kW drain, before anything else.
  local function radars(watts, code)
    return world(([[
      pole = build("substation", 0, 0)
      source = supply(%d, 2, 0)
      for i = 1, 4 do radar = build("radar", -6.5 + 3 * i, 4.5) end
      statistics = pole.electric_network_statistics
    ]]):format(watts) .. (code or ""))
  end

  it("is drawn as needed", function()
    local server = radars(2e6)
    server.advance(600)
    server.eval("statistics.clear()")
    server.advance(600)
    assert.are.same({ "radar 1.24e+07", "electric-energy-interface 1.24e+07" }, {
      server.eval("return counts(statistics.input_counts), counts(statistics.output_counts)"),
    })
    assert.are.equal("working", server.eval("return status(radar)"))
  end)

  it("is shared in proportion when it is short", function()
    local server = radars(620e3)
    server.advance(600)
    server.eval("statistics.clear()")
    server.advance(600)
    assert.are.same({ "radar 6.2e+06", "low_power" }, {
      server.eval("return counts(statistics.input_counts), status(radar)"),
    })
  end)

  it("fails with the last producer", function()
    local server = radars(2e6)
    server.advance(10)
    server.eval("source.destroy()")
    server.advance(2)
    assert.are.equal("no_power", server.eval("return status(radar)"))
  end)

  it("flows per tick over five seconds and over a minute", function()
    local server = radars(2e6)
    server.advance(3700)
    server.eval("radar.destroy()")
    server.advance(150)
    local function flow(period, options)
      return server.eval(([[
        return statistics.get_flow_count({
          name = "radar", input = true, category = "input",
          precision_index = defines.flow_precision_index.%s, %s
        })
      ]]):format(period, options or ""))
    end
    local each = 310e3 / 60
    assert.near(3.5 * each, flow("five_seconds"), each * 0.02)
    assert.near(3.5 * 300 * each, flow("five_seconds", "count = true"), each * 6)
    assert.near((3600 * 4 - 150) / 3600 * each, flow("one_minute"), each * 0.02)
    assert.near(3 * each, flow("five_seconds", "sample_index = 1"), 1e-6)
    assert.near(4 * each, flow("five_seconds", "sample_index = 299"), 1e-6)
  end)

  it("goes on the same after a snapshot", function()
    local server = radars(
      900e3,
      [[
      build("accumulator", 4, -4)
      build("solar-panel", 6.5, -4.5)
      surface.daytime = 0.3
    ]]
    )
    server.advance(1234)
    local snapshot = server.snapshot()
    server.advance(4321)
    local after = server.snapshot()
    server.restore(snapshot)
    assert.are.equal(snapshot, server.snapshot())
    server.advance(4321)
    assert.are.equal(after, server.snapshot())
  end)
end)
