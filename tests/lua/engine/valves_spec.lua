--- Valves of 2.0 (one-way, overflow at 80 %, top-up at 50 %): 1,200 a second at most.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local plumbing = require("tests.lua.support.plumbing")
local profile = require("tests.lua.support.profile")

local world = Server.prepared(building .. plumbing .. [[
  function line(valve, before, behind)
    west = build("storage-tank", 0.5, 0.5)
    entity = build(valve, 2.5, 1.5, "east")
    east = build("storage-tank", 4.5, 2.5)
    for tank, amount in pairs({ [west] = before, [east] = behind }) do
      tank.insert_fluid({ name = "water", amount = amount })
    end
  end
]])

if profile.factorio ~= "1.1" then
  describe("a valve", function()
    local cases = {
      { "one-way-valve", 20000, 0, 10000 },
      { "one-way-valve", 1000, 5000, 5000 },
      { "overflow-valve", 24000, 0, 4000 },
      { "overflow-valve", 19000, 0, 0 },
      { "top-up-valve", 25000, 0, 12500 },
      { "top-up-valve", 25000, 13000, 13000 },
    }
    for _, case in ipairs(cases) do
      local name, before, behind, after = case[1], case[2], case[3], case[4]
      it(string.format("%s, %d before and %d behind: %d", name, before, behind, after), function()
        local server = world(string.format("line(%q, %d, %d)", name, before, behind))
        server.advance(2000)
        assert.are.near(after, server.eval("return amount(east)"), 1e-3)
        assert.are.near(before + behind, server.eval("return total('water')"), 1e-6)
        assert.is_nil(require("state").saved.schedule.phases.fluids)
      end)
    end

    it("lets 1,200 a second through and opens again", function()
      local server = world("line('overflow-valve', 24900, 0)")
      server.advance(60)
      assert.are.near(1200, server.eval("return amount(east)"), 20)
      server.advance(1000)
      server.eval("west.insert_fluid({ name = 'water', amount = 500 })")
      server.advance(100)
      assert.are.near(5400, server.eval("return amount(east)"), 1e-3)
      server.eval("entity.valve_threshold_override = 0.7")
      server.advance(1000)
      assert.are.near(17500, server.eval("return amount(west)"), 100)
    end)
  end)
end
