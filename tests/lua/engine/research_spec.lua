--- The research of a force: queue, progress, events, levels; and in 2.0 the technologies that are
--- researched by doing something.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local world = Server.prepared(building .. powered .. [[
  power()
  force = game.forces.player
  log = {}
  for _, event in pairs({ "on_research_started", "on_research_finished", "on_research_cancelled" }) do
    script.on_event(defines.events[event], function(data)
      local name = data.research.name
      if event == "on_research_cancelled" then
        name = next(data.research) .. " x" .. data.research[next(data.research)]
      end
      log[#log + 1] = event:sub(13) .. " " .. name
    end)
  end
  function begin()
    for _, name in pairs({ "electronics", "steam-power", "automation-science-pack" }) do
      local technology = force.technologies[name]
      if technology and script.active_mods.base >= "2" then
        technology.researched = true
      end
    end
    log = {}
  end
  function labs(count)
    for i = 1, count do
      local lab = build("lab", -24.5 + 3 * i, 0.5)
      lab.insert({ name = "automation-science-pack", count = 50 })
      lab.insert({ name = "logistic-science-pack", count = 50 })
    end
  end
  function queue()
    local names = {}
    for index, technology in pairs(force.research_queue) do
      names[index] = technology.name
    end
    return table.concat(names, ", ")
  end
]])

local function lines(server)
  return server.eval("return table.concat(log, '; ')")
end

describe("the research queue", function()
  it("goes on with the next technology without a pause", function()
    local server = world("begin() labs(10)")
    if OLD then
      server.eval("force.research_queue_enabled = true")
    end
    server.advance(2)
    server.eval("force.add_research('automation') force.add_research('logistics')")
    assert.are.equal("automation, logistics", server.eval("return queue()"))
    -- 10 units of 10 s, 20 units of 15 s.
    server.advance(600)
    assert.are.same({ "logistics", "automation" }, {
      server.eval("return queue(), force.previous_research.name"),
    })
    server.advance(1800)
    assert.are.same({ "", true }, {
      server.eval("return queue(), force.technologies.logistics.researched"),
    })
    assert.are.equal(
      "started automation; finished automation; started logistics; finished logistics",
      lines(server)
    )
  end)

  it("in 1.1 is off at first: what is added takes the place of the current research", function()
    local server = world("begin()")
    local same = server.eval([[
      force.add_research("automation")
      return force.add_research("logistics")
    ]])
    assert.is_true(same)
    local cancelled = "started automation; started logistics; cancelled automation x1"
    assert.are.same(
      OLD and { "logistics", cancelled } or { "automation, logistics", "started automation" },
      { server.eval("return queue(), table.concat(log, '; ')") }
    )
  end)

  it("takes what follows from what it holds, and seven technologies at most", function()
    local server = world("begin()")
    if OLD then
      server.eval("force.research_queue_enabled = true")
    end
    assert.are.same({ false, true, true, false }, {
      server.eval([[
      local early = force.add_research("automation-2")
      for name in pairs(force.technologies["automation-2"].prerequisites) do
        force.technologies[name].researched = name ~= "logistic-science-pack"
      end
      local first = force.add_research("logistic-science-pack")
      return early, first, force.add_research("automation-2"), force.add_research("automation-2")
    ]]),
    })
    server.eval([[
      for _, name in pairs({ "logistics", "gun-turret", "stone-wall", "stone-walls", "gun-turrets",
        "turrets", "military", "steel-processing", "optics", "lamp", "electronics", "fast-inserter",
        "heavy-armor", "weapon-shooting-speed-1", "physical-projectile-damage-1" }) do
        if force.technologies[name] then
          force.add_research(name)
        end
      end
    ]])
    assert.are.equal(7, server.eval("return #force.research_queue"))
  end)

  it("loses what depends on what is cancelled", function()
    local server = world("begin()")
    if OLD then
      server.eval("force.research_queue_enabled = true")
    end
    server.eval([[
      for name in pairs(force.technologies["automation-2"].prerequisites) do
        force.technologies[name].researched = name ~= "logistic-science-pack"
      end
      force.research_queue = { "logistic-science-pack", "logistics", "automation-2" }
      force.cancel_current_research()
    ]])
    assert.are.equal("logistics", server.eval("return queue()"))
    server.eval("force.research_queue = {}")
    assert.are.same({ "", true }, {
      server.eval("return queue(), force.current_research == nil"),
    })
  end)

  it("keeps the progress of what is put off", function()
    local server = world("begin() labs(10)")
    server.advance(2)
    server.eval("force.research_queue = { 'automation' }")
    server.advance(300)
    server.eval("force.research_queue = { 'logistics' }")
    server.advance(100)
    server.eval("force.research_queue = { 'automation' }")
    assert.are.equal(0.5, server.eval("return force.research_progress"))
    server.advance(299)
    assert.is_false(server.eval("return force.technologies.automation.researched"))
    server.advance(1)
    assert.is_true(server.eval("return force.technologies.automation.researched"))
  end)
end)

describe("research", function()
  it("can be switched off and on", function()
    local server = world("begin() labs(1) force.add_research('automation')")
    server.advance(601)
    server.eval("force.disable_research()")
    local progress = server.eval("return force.research_progress")
    server.advance(1000)
    assert.are.equal(progress, server.eval("return force.research_progress"))
    server.eval("force.enable_research()")
    server.advance(600)
    assert.is_true(server.eval("return force.research_progress") > progress + 0.09)
  end)

  it("lets scripts set its progress, also under way", function()
    local server = world("begin() labs(1) force.add_research('automation')")
    server.advance(100)
    server.eval("force.research_progress = 0.9")
    server.advance(599)
    assert.is_false(server.eval("return force.technologies.automation.researched"))
    server.advance(1)
    assert.is_true(server.eval("return force.technologies.automation.researched"))
  end)

  it("costs what the formula says for each level of an endless technology", function()
    local server = world([[
      force.research_all_technologies()
      mining = force.technologies["mining-productivity-4"]
      bonus = force.mining_drill_productivity_bonus
    ]])
    -- research_all_technologies has done level 4: 2500 x (L - 3).
    assert.are.same({ 5, 5000, false }, {
      server.eval("return mining.level, mining.research_unit_count, mining.researched"),
    })
    server.eval("force.add_research('mining-productivity-4') force.research_progress = 1")
    assert.are.same({ 6, 7500, 0.1 }, {
      server.eval([[
      return mining.level, mining.research_unit_count,
        math.floor((force.mining_drill_productivity_bonus - bonus) * 100 + 0.5) / 100
    ]]),
    })
    server.eval("mining.level = 10")
    local before = server.eval("return force.mining_drill_productivity_bonus")
    assert.is_true(math.abs(server.eval("return bonus") + 0.5 - before) < 1e-9)
    server.eval("force.reset_technology_effects()")
    local after = server.eval("return force.mining_drill_productivity_bonus")
    assert.is_true(math.abs(before - after) < 1e-9)
    server.eval("mining.researched = true mining.researched = false")
  end)

  it("applies the effects of what is done, and takes them back", function()
    local server = world([[
      begin()
      names = { "inserter_stack_size_bonus", "laboratory_speed_modifier",
        "mining_drill_productivity_bonus", "manual_mining_speed_modifier",
        "character_inventory_slots_bonus", "worker_robots_speed_modifier" }
      function bonuses()
        local list = {}
        for _, name in pairs(names) do
          list[#list + 1] = ("%.2f"):format(force[name])
        end
        return table.concat(list, " ")
      end
    ]])
    local none = server.eval("return bonuses()")
    server.eval("force.research_all_technologies()")
    local all = server.eval("return bonuses()")
    assert.is_true(none ~= all)
    server.eval([[
      for _, technology in pairs(force.technologies) do
        technology.researched = false
        technology.level = technology.prototype.level
      end
    ]])
    assert.are.equal(none, server.eval("return bonuses()"))
  end)
end)

if OLD then
  return
end

describe("a technology with a trigger", function()
  it("is researched by what a character crafts", function()
    local server = world([[
      force.technologies["electronics"].researched = true
      character = surface.create_entity({ name = "character", position = { 10, 10 }, force = "player" })
      character.insert({ name = "iron-plate", count = 100 })
      character.insert({ name = "electronic-circuit", count = 10 })
      character.insert({ name = "transport-belt", count = 8 })
      log = {}
      lab = force.technologies["automation-science-pack"]
    ]])
    -- Not before what it needs is researched.
    server.eval("character.begin_crafting({ recipe = 'lab', count = 1 })")
    server.advance(600)
    assert.is_false(server.eval("return lab.researched"))
    server.eval([[
      force.technologies["steam-power"].researched = true
      character.insert({ name = "electronic-circuit", count = 10 })
      character.insert({ name = "transport-belt", count = 4 })
      character.insert({ name = "iron-gear-wheel", count = 10 })
      character.begin_crafting({ recipe = "lab", count = 1 })
    ]])
    server.advance(600)
    assert.is_true(server.eval("return lab.researched"))
    assert.are.equal("finished steam-power; finished automation-science-pack", lines(server))
  end)

  it("is researched by what machines make", function()
    local server = world([[
      furnace = build("stone-furnace", 0, 0)
      furnace.insert({ name = "coal", count = 20 })
      furnace.insert({ name = "iron-ore", count = 50 })
    ]])
    server.advance(49 * 192)
    assert.is_false(server.eval("return force.technologies['steam-power'].researched"))
    server.advance(192)
    assert.are.same({ true, "finished steam-power" }, {
      server.eval("return force.technologies['steam-power'].researched, log[1]"),
    })
  end)

  it("is researched by what is mined", function()
    local server = world([[
      force.technologies["uranium-mining"].research_recursive()
      drill = build("electric-mining-drill", 0.5, 0.5)
      surface.create_entity({ name = "uranium-ore", position = { 0.5, 0.5 }, amount = 10 })
      for _, box in pairs({ 1 }) do
        drill.insert_fluid({ name = "sulfuric-acid", amount = 100 })
      end
      build("steel-chest", 0.5, -1.5)
      uranium = force.technologies["uranium-processing"]
    ]])
    assert.is_false(server.eval("return uranium.researched"))
    server.advance(600)
    assert.is_true(server.eval("return uranium.researched"))
  end)

  it("cannot be put into the queue", function()
    local server = world()
    assert.is_false(server.eval("return force.add_research('steam-power')"))
  end)
end)
