--- Laboratories: units x unit time / (labs x speed). Logistics: 20 units of one automation pack, 15
--- s each, in both versions; speed module 1 +20 %, productivity module 3 +10 % and -15 % speed; lab
--- research speed 1 +20 %.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")

local world = Server.prepared(building .. powered .. [[
  power()
  force = game.forces.player
  for _, name in pairs({ "electronics", "steam-power", "automation-science-pack" }) do
    if force.technologies[name] then
      force.technologies[name].researched = true
    end
  end
  logistics = force.technologies["logistics"]
  PACK = "automation-science-pack"
  labs = {}
  function place(count, packs)
    for i = 1, count do
      local lab = build("lab", -24.5 + 3 * (#labs % 16), 0.5 + 3 * math.floor(#labs / 16))
      labs[#labs + 1] = lab
      if packs then
        lab.insert({ name = PACK, count = packs })
      end
    end
  end
  function packs()
    local count = 0
    for _, lab in pairs(labs) do
      count = count + lab.get_item_count(PACK)
    end
    return count
  end
  function used()
    local book = script.active_mods.base < "2" and force.item_production_statistics
      or force.get_item_production_statistics(surface)
    return book.get_output_count(PACK)
  end
]])

-- Ticks until logistics is researched.
local function ticks(server, most)
  server.eval("force.add_research('logistics')")
  for tick = 1, most do
    server.advance(1)
    if server.eval("return logistics.researched") then
      return tick
    end
  end
  return nil
end

describe("laboratories", function()
  it("need units x time / labs, to the tick", function()
    for _, count in ipairs({ 1, 7, 10 }) do
      local server = world("place(" .. count .. ", 25)")
      server.advance(2)
      server.eval("force.add_research('logistics')")
      local expected = math.ceil(20 * 900 / count)
      server.advance(expected - 1)
      assert.is_false(server.eval("return logistics.researched"))
      server.advance(1)
      assert.is_true(server.eval("return logistics.researched"))
      assert.are.equal("no_research_in_progress", server.eval("return status(labs[1])"))
    end
  end)

  it("use exactly the packs that a technology costs", function()
    -- 20 units in 10 labs: 2 in each, none begun.
    local server = world("place(10, 3)")
    server.advance(2)
    assert.are.equal(1800, ticks(server, 2000))
    assert.are.same({ 10, 20 }, { server.eval("return packs(), used()") })
  end)

  it("show how far they are without changing it", function()
    local server = world("place(10, 3)")
    server.advance(2)
    server.eval("force.add_research('logistics')")
    server.advance(450)
    local before = server.snapshot()
    local look = [[
      local slot = labs[1].get_inventory(defines.inventory.lab_input)[1]
      return force.research_progress, slot.durability, slot.count, status(labs[1])
    ]]
    assert.are.same({ 0.25, 0.5, 3, "working" }, { server.eval(look) })
    assert.are.equal(before, server.snapshot())
  end)

  it("keep a begun pack for the next research, and what was done for later", function()
    local server = world("place(1, 2) force.research_queue = { 'logistics' }")
    server.advance(2)
    server.advance(450)
    server.eval("force.cancel_current_research()")
    server.advance(1000)
    local progress, count, durability = server.eval([[
      return script.active_mods.base < "2" and force.get_saved_technology_progress("logistics")
        or logistics.saved_progress, packs(),
        labs[1].get_inventory(defines.inventory.lab_input)[1].durability
    ]])
    assert.is_true(math.abs(progress - 0.025) < 1e-4)
    assert.are.equal(2, count)
    assert.is_true(math.abs(durability - 0.5) < 2e-3)
    server.eval("force.add_research('logistics')")
    server.advance(451)
    assert.are.equal(1, server.eval("return packs()"))
  end)

  it("stop without packs and go on with new ones", function()
    local server = world("place(1, 1)")
    server.advance(2)
    server.eval("force.add_research('logistics')")
    server.advance(901)
    assert.are.same({ "missing_science_packs", 0.05 }, {
      server.eval("return status(labs[1]), force.research_progress"),
    })
    server.advance(1000)
    server.eval("labs[1].insert({ name = PACK, count = 1 })")
    server.advance(900)
    assert.are.same({ "missing_science_packs", 0.1 }, {
      server.eval("return status(labs[1]), force.research_progress"),
    })
  end)

  it("lose nothing where ticks do not come out even", function()
    -- Speed 1.4: a unit takes 642.86 ticks, and the last pack is used up within a tick.
    local server = world([[
      place(3)
      for _, lab in pairs(labs) do
        lab.insert({ name = "speed-module", count = 2 })
      end
    ]])
    server.advance(2)
    server.eval("force.add_research('logistics')")
    for _ = 1, 18 do
      server.eval("labs[1].insert({ name = PACK, count = 1 })")
      server.advance(700)
    end
    local progress = server.eval("return force.research_progress")
    assert.is_true(math.abs(progress - 18 / 20) < 1e-9)
    assert.are.equal(18, server.eval("return used()"))
  end)

  it("are faster by research and by modules, which add up", function()
    -- 1 + 0.2 + 0.4 = 1.6.
    local server = world([[
      place(2, 25)
      for _, lab in pairs(labs) do
        lab.insert({ name = "speed-module", count = 2 })
      end
      force.laboratory_speed_modifier = 0.2
    ]])
    server.advance(2)
    assert.are.equal(math.ceil(18000 / 3.2), ticks(server, 6000))
    assert.is_true(math.abs(server.eval("return labs[1].speed_bonus") - 0.6) < 1e-9)
  end)

  it("change their speed in the middle of a unit", function()
    local server = world("place(1, 25)")
    server.advance(2)
    server.eval("force.add_research('logistics')")
    server.advance(9000)
    server.eval("force.technologies['research-speed-1'].researched = true")
    local bonus = server.eval("return force.laboratory_speed_modifier")
    local left = math.ceil(9000 / (1 + bonus) - 1e-6)
    server.advance(left - 1)
    assert.is_false(server.eval("return logistics.researched"))
    server.advance(1)
    assert.is_true(server.eval("return logistics.researched"))
    assert.are.equal(20, server.eval("return used()"))
  end)

  it("get more out of a pack with productivity", function()
    -- Speed 0.7, each unit counts 1.2.
    local server = world([[
      place(1, 25)
      labs[1].insert({ name = "productivity-module-3", count = 2 })
    ]])
    server.advance(2)
    assert.are.equal(math.ceil(18000 / (0.7 * 1.2) - 1e-6), ticks(server, 22000))
    assert.are.equal(16, server.eval("return used()"))
    assert.is_true(math.abs(server.eval("return labs[1].productivity_bonus") - 0.2) < 1e-9)
  end)

  it("work at the share of power that they get", function()
    local server = Server.new()
    server.eval(building .. powered .. [[
      power(31000)
      force = game.forces.player
      force.research_all_technologies()
      force.technologies["logistics"].researched = false
      force.laboratory_speed_modifier = 0
      lab = build("lab", 0.5, 0.5)
      lab.insert({ name = "automation-science-pack", count = 20 })
      force.add_research("logistics")
    ]])
    server.advance(1800)
    -- 60 kW and 2 kW of drain are asked for: half.
    local progress = server.eval("return force.research_progress")
    assert.is_true(math.abs(progress - 0.05) < 0.001)
    assert.are.equal("low_power", server.eval("return status(lab)"))
    server.eval("supply.power_production = 0")
    server.advance(10)
    assert.are.equal("no_power", server.eval("return status(lab)"))
    local stood = server.eval("return force.research_progress")
    server.advance(100)
    assert.are.equal(stood, server.eval("return force.research_progress"))
    server.eval("supply.power_production = 31000 / 60")
    server.advance(910)
    assert.is_true(server.eval("return force.research_progress") > stood + 0.025)
  end)

  it("need every pack of a technology and take no others", function()
    local server = world([[
      place(1, 5)
      for _, before in pairs(force.technologies["automation-2"].prerequisites) do
        before.researched = true
      end
      added = force.add_research("automation-2")
    ]])
    server.advance(5)
    assert.are.same({ true, "missing_science_packs", 0 }, {
      server.eval(
        "return added, status(labs[1]), labs[1].insert({ name = 'iron-plate', count = 1 })"
      ),
    })
    server.eval("labs[1].insert({ name = 'logistic-science-pack', count = 1 })")
    server.advance(5)
    assert.are.equal("working", server.eval("return status(labs[1])"))
  end)

  it("play on from a snapshot as if nothing had been", function()
    local function start()
      local server = world("place(5, 10) force.add_research('logistics')")
      server.advance(777)
      return server
    end
    local straight = start()
    straight.advance(3000)
    local expected = straight.snapshot()
    local server = start()
    server.restore(server.snapshot())
    server.advance(3000)
    assert.is_true(expected == server.snapshot())
  end)

  it("give up what they hold when they are taken away, begun packs with what is left", function()
    local server =
      world("place(2, 2) force.add_research('logistics') chest = build('steel-chest', 5, 9)")
    server.advance(451)
    local count, durability = server.eval([[
      local inside = chest.get_inventory(defines.inventory.chest)
      labs[1].mine({ inventory = inside })
      local slot = inside.find_item_stack(PACK)
      return slot.count, slot.durability
    ]])
    assert.are.equal(2, count)
    assert.is_true(math.abs(durability - 0.5) < 2e-3)
    server.advance(900)
    assert.are.equal("working", server.eval("return status(labs[2])"))
  end)
end)
