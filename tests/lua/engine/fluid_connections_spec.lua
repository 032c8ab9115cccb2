--- Where fluid boxes open in all directions, and what meets. The places are those of the game:
--- a boiler that faces north takes water west and east in its southern row and gives steam north.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(building .. plumbing)

local OPENINGS = {
  { "boiler", "north", "1 both -2,0.5 | 1 both 2,0.5 | 2 output 0,-1.5" },
  { "boiler", "east", "1 both -0.5,-2 | 1 both -0.5,2 | 2 output 1.5,0" },
  { "boiler", "south", "1 both -2,-0.5 | 1 both 2,-0.5 | 2 output 0,1.5" },
  { "boiler", "west", "1 both 0.5,-2 | 1 both 0.5,2 | 2 output -1.5,0" },
  { "pump", "north", "1 input 0,1.5 | 1 output 0,-1.5" },
  { "pump", "east", "1 input -1.5,0 | 1 output 1.5,0" },
  { "pump", "south", "1 input 0,-1.5 | 1 output 0,1.5" },
  { "pump", "west", "1 input 1.5,0 | 1 output -1.5,0" },
  { "steam-engine", "north", "1 both 0,-3 | 1 both 0,3" },
  { "steam-engine", "east", "1 both -3,0 | 1 both 3,0" },
  { "offshore-pump", "north", "1 output 0,1" },
  { "offshore-pump", "east", "1 output -1,0" },
  { "offshore-pump", "south", "1 output 0,-1" },
  { "offshore-pump", "west", "1 output 1,0" },
  { "storage-tank", "north", "1 both -1,-2 | 1 both -2,-1 | 1 both 1,2 | 1 both 2,1" },
  { "storage-tank", "east", "1 both -1,2 | 1 both -2,1 | 1 both 1,-2 | 1 both 2,-1" },
  { "pumpjack", "north", "1 output 1,-2" },
  { "pumpjack", "east", "1 output 2,-1" },
  { "pumpjack", "south", "1 output -1,2" },
  { "pumpjack", "west", "1 output -2,1" },
}

describe("the openings of", function()
  for _, case in ipairs(OPENINGS) do
    local name, direction, want = case[1], case[2], case[3]
    it("a " .. name .. " that faces " .. direction, function()
      local server = world(string.format("entity = build(%q, 0.5, 0.5, %q)", name, direction))
      assert.are.equal(want, server.eval("return opens(entity)"))
    end)
  end

  local CHEMISTRY = {
    { "north", "1 input -1,-2 | 2 input 1,-2 | 3 output -1,2 | 3 output 1,2" },
    { "east", "1 input 2,-1 | 2 input 2,1 | 3 output -2,-1 | 3 output -2,1" },
    { "south", "1 input 1,2 | 2 input -1,2 | 3 output -1,-2 | 3 output 1,-2" },
    { "west", "1 input -2,1 | 2 input -2,-1 | 3 output 2,-1 | 3 output 2,1" },
  }
  for _, case in ipairs(CHEMISTRY) do
    local direction, want = case[1], case[2]
    it("a chemical plant that cracks and faces " .. direction, function()
      local server = world(string.format(
        [[
          game.forces.player.enable_all_recipes()
          entity = build("chemical-plant", 0.5, 0.5, %q)
          entity.set_recipe("heavy-oil-cracking")
        ]],
        direction
      ))
      assert.are.equal(want, server.eval("return opens(entity)"))
      assert.are.same({ "water", "heavy-oil", "light-oil" }, {
        server.eval([[
        local boxes = entity.fluidbox
        return boxes.get_filter(1).name, boxes.get_filter(2).name, boxes.get_locked_fluid(3)
      ]]),
      })
    end)
  end
end)

describe("an assembling machine", function()
  it("has the boxes that its recipe uses", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      machine = build("assembling-machine-2", 0.5, 0.5)
      bare = #machine.fluidbox
      machine.set_recipe("iron-gear-wheel")
      dry = #machine.fluidbox
      machine.set_recipe("concrete")
    ]])
    assert.are.same({ 0, 0, 1, "water" }, {
      server.eval([[
      return bare, dry, #machine.fluidbox, machine.fluidbox.get_locked_fluid(1)
    ]]),
    })
    assert.are.equal("1 input 0,-2", server.eval("return opens(machine)"))
  end)

  it("takes only its fluid and loses it with the recipe", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      machine = build("assembling-machine-2", 0.5, 0.5)
      machine.set_recipe("concrete")
      oil = machine.insert_fluid({ name = "crude-oil", amount = 10 })
      water = machine.insert_fluid({ name = "water", amount = 1000 })
      machine.set_recipe("electric-engine-unit")
    ]])
    -- Concrete takes 100 water: two crafts.
    assert.are.same({ 0, 200, 0 }, {
      server.eval("return oil, water, machine.get_fluid_count()"),
    })
  end)

  it("with one fluid of a side has all boxes of it", function()
    local server = world([[
      game.forces.player.enable_all_recipes()
      plant = build("chemical-plant", 0.5, 0.5)
      plant.set_recipe("plastic-bar")
      west = pipes(-0.5, -1.5, -0.5, -1.5)
      east = pipes(1.5, -1.5, 1.5, -1.5)
      east.insert_fluid({ name = "petroleum-gas", amount = 30 })
    ]])
    server.advance(10)
    assert.are.equal(1, server.eval("return #plant.fluidbox"))
    assert.are.same({ 30, 0, 2 }, {
      server.eval([[
      return amount(plant), amount(east), #plant.fluidbox.get_connections(1)
    ]]),
    })
  end)
end)

describe("an underground pipe", function()
  -- Prototype pipe-to-ground: max_underground_distance 10.
  local cases = {
    { "meets one 10 tiles away", 10, true },
    { "does not meet one 11 tiles away", 11, false },
  }
  for _, case in ipairs(cases) do
    it(case[1], function()
      local server = world(string.format(
        [[
          west = build("pipe-to-ground", 0.5, 0.5, "west")
          east = build("pipe-to-ground", 0.5 + %d, 0.5, "east")
          west.insert_fluid({ name = "water", amount = 60 })
        ]],
        case[2]
      ))
      local met = case[3]
      assert.are.same({ met and 1 or 0, met and 30 or 0 }, {
        server.eval("return #east.fluidbox.get_connections(1), amount(east)"),
      })
      assert.are.equal(met and 1 or 0, server.eval("return #west.neighbours[1]"))
    end)
  end

  it("meets the nearest that looks back, and only when it is the other's nearest", function()
    local server = world([[
      far = build("pipe-to-ground", 0.5, 0.5, "west")
      near = build("pipe-to-ground", 3.5, 0.5, "west")
      across = build("pipe-to-ground", 5.5, 0.5, "north")
      east = build("pipe-to-ground", 8.5, 0.5, "east")
    ]])
    assert.are.same({ 0, 1, 0, 1, 3.5 }, {
      server.eval([[
      local target = east.fluidbox.get_pipe_connections(1)[2].target_position
      return #far.neighbours[1], #near.neighbours[1], #across.neighbours[1],
        #east.neighbours[1], target.x
    ]]),
    })
  end)

  it("is parted by one that is put between", function()
    local server = world([[
      west = build("pipe-to-ground", 0.5, 0.5, "west")
      east = build("pipe-to-ground", 8.5, 0.5, "east")
      west.insert_fluid({ name = "water", amount = 80 })
      between = build("pipe-to-ground", 4.5, 0.5, "west")
    ]])
    assert.are.same({ 40, 20, 20 }, {
      server.eval("return amount(west), amount(between), amount(east)"),
    })
    server.eval("between.destroy()")
    assert.are.same({ 30, 30 }, { server.eval("return amount(west), amount(east)") })
  end)
end)

describe("fluid boxes side by side", function()
  it("connect only where both open", function()
    local server = world([[
      engine = build("steam-engine", 0.5, 0.5)
      beside = build("pipe", 2.5, 0.5)
      below = build("pipe", 0.5, 3.5)
    ]])
    assert.are.same({ 0, 1, true }, {
      server.eval([[
      local target = below.fluidbox.get_pipe_connections(1)[1].target
      return #beside.fluidbox.get_connections(1), #below.fluidbox.get_connections(1),
        target.owner == engine
    ]]),
    })
  end)

  it("of one system have one number", function()
    local id = profile.factorio == "1.1" and "get_fluid_system_id" or "get_fluid_segment_id"
    local server = world(string.format(
      [[
        one, other = build("pipe", 0.5, 0.5), build("pipe", 2.5, 0.5)
        function id(entity) return entity.fluidbox.%s(1) end
        parted = id(one) ~= id(other)
        middle = build("pipe", 1.5, 0.5)
      ]],
      id
    ))
    assert.are.same({ true, true }, { server.eval("return parted, id(one) == id(other)") })
    server.eval("middle.destroy()")
    assert.is_false(server.eval("return id(one) == id(other)"))
  end)
end)
