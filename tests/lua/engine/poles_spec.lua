--- How poles wire themselves: reach and skip rule are community knowledge, reaches from the data.

local Server = require("tests.lua.support.server")
local power = require("tests.lua.support.electricity")

local world = Server.prepared(power)

local function poles(code)
  return world(
    "p = {}; function pole(x, y, name) "
      .. "p[#p + 1] = build(name or 'small-electric-pole', x, y); return p[#p] end "
      .. code
  )
end

describe("a new pole", function()
  it("connects to a pole in reach and not to one beyond it", function()
    local server = poles("pole(0.5, 0.5) pole(7.5, 0.5) pole(15.5, 0.5)")
    assert.are.same({ 1, 1, 0 }, { server.eval("return wires(p[1]), wires(p[2]), wires(p[3])") })
    assert.are.equal("1 1 2", server.eval("return ids(p[1], p[2], p[3])"))
  end)

  it("reaches as far as the shorter of the two reaches", function()
    local server = poles([[
      pole(0, 0, "big-electric-pole")
      pole(7.5, 0.5) pole(-8.5, 0.5)
    ]])
    assert.are.equal("1 2 3", server.eval("return ids(p[1], p[2], p[3])"))
    server = poles("pole(0, 0, 'big-electric-pole') pole(6.5, 0.5)")
    assert.are.equal(1, server.eval("return wires(p[2])"))
  end)

  it("skips a pole that is wired to one it is connected to", function()
    local server = poles("pole(0.5, 0.5) pole(3.5, 0.5) pole(5.5, 0.5)")
    assert.are.same({ 1, 2, 1 }, { server.eval("return wires(p[1]), wires(p[2]), wires(p[3])") })
  end)

  it("closes a square, as opposite corners have no wire in common", function()
    local server = poles("pole(0.5, 0.5) pole(6.5, 0.5) pole(0.5, 6.5) pole(6.5, 6.5)")
    assert.are.same({ 2, 2, 2 }, { server.eval("return wires(p[1]), wires(p[2]), wires(p[3])") })
  end)

  it("has five copper wires at most", function()
    local server = poles([[
      for i = 0, 5 do
        surface.create_entity({
          name = "small-electric-pole", force = "player", auto_connect = false,
          position = { 0.5 + 5 * math.cos(i * math.pi / 3), 0.5 + 5 * math.sin(i * math.pi / 3) },
        })
      end
      pole(0.5, 0.5)
    ]])
    assert.are.equal(5, server.eval("return wires(p[1])"))
  end)

  it("stays alone when told so, and among the poles of another force", function()
    local server = poles([[
      game.create_force("other")
      pole(0.5, 0.5)
      p[2] = surface.create_entity({
        name = "small-electric-pole", position = { 2.5, 0.5 }, force = "player",
        auto_connect = false,
      })
      p[3] = surface.create_entity({
        name = "small-electric-pole", position = { 4.5, 0.5 }, force = "other",
      })
    ]])
    assert.are.equal("1 2 3", server.eval("return ids(p[1], p[2], p[3])"))
  end)

  it("says that it is normal", function()
    assert.are.equal("normal", poles("pole(0.5, 0.5)").eval("return status(p[1])"))
  end)
end)

describe("a script", function()
  it("ties and cuts copper wires", function()
    local server = poles("pole(0.5, 0.5) pole(6.5, 0.5)")
    server.eval("cut(p[1], p[2])")
    assert.are.equal("1 2", server.eval("return ids(p[1], p[2])"))
    assert.are.same({ true, false }, { server.eval("return tie(p[1], p[2]), tie(p[1], p[2])") })
    assert.are.equal("1 1", server.eval("return ids(p[1], p[2])"))
  end)

  it("cannot tie what is out of reach", function()
    local server = poles("pole(0.5, 0.5) pole(9.5, 0.5)")
    assert.is_false(server.eval("return tie(p[1], p[2])"))
    assert.is_false(server.eval("return p[1].can_wires_reach(p[2])"))
  end)

  it("sees whom a pole is wired to", function()
    local server = poles("pole(0.5, 0.5) pole(6.5, 0.5)")
    if server.eval("return script.active_mods.base") < "2" then
      assert.are.same({ 1, 0, 0, true }, {
        server.eval([[
          local n = p[1].neighbours
          return #n.copper, #n.red, #n.green, n.copper[1] == p[2]
        ]]),
      })
      assert.is_true(
        server.eval("return p[1].copper_connection_definitions[1].target_entity == p[2]")
      )
      return
    end
    assert.is_nil(server.eval("return p[1].neighbours"))
    assert.are.same({ true, true, true, 1 }, {
      server.eval([[
        local connector = p[1].get_wire_connector(defines.wire_connector_id.pole_copper, false)
        local other = connector.connections[1].target
        return other.owner == p[2], connector.is_connected_to(other),
          connector.wire_type == defines.wire_type.copper, connector.network_id
      ]]),
    })
  end)

  it("ties red and green wires, which carry nothing", function()
    local server = poles([[
      pole(0.5, 0.5) pole(6.5, 0.5)
      chest = build("iron-chest", 2.5, 0.5)
    ]])
    if server.eval("return script.active_mods.base") < "2" then
      assert.are.same({ true, 1, 1, 0 }, {
        server.eval([[
          local made = p[1].connect_neighbour({
            wire = defines.wire_type.red, target_entity = chest,
          })
          local red = p[1].neighbours.red
          local definition = chest.circuit_connection_definitions[1]
          chest.destroy()
          return made, #red, definition.source_circuit_id, #p[1].neighbours.red
        ]]),
      })
      return
    end
    assert.are.same({ true, 1, 1, 0 }, {
      server.eval([[
        local red = defines.wire_connector_id.circuit_red
        local mine = p[1].get_wire_connector(red, true)
        local made = mine.connect_to(chest.get_wire_connector(red, true))
        local count, its = mine.connection_count, chest.get_wire_connector(red, false).connection_count
        chest.destroy()
        return made, count, its, mine.connection_count
      ]]),
    })
  end)
end)
