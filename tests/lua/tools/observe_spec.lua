local World = require("tests.lua.support.world")
local profile = require("tests.lua.support.profile")

local is_old = profile.factorio == "1.1"

-- What logistics builds on, beside nothing in 1.1.
local FIRST = is_old and {} or { "steam-power", "electronics", "automation-science-pack" }

local function by_name(technologies)
  local map = {}
  for _, technology in ipairs(technologies) do
    map[technology.name] = technology
  end
  return map
end

describe("observe", function()
  it("tells what the tools for each part tell", function()
    local world = World.new({
      inventory = { coal = 7 },
      chest = { name = "iron-chest", at = { 2.5, 0.5 }, holds = { coal = 8 } },
      belt = { name = "transport-belt", at = { 5.5, 0.5 } },
    })
    local seen = world:call("observe")
    assert.are.same(world:call("get_entities"), seen.entities)
    assert.are.equal(2, #seen.entities)
    assert.are.same({ coal = 7 }, seen.inventory)
    assert.are.same(world:call("production_stats"), seen.flows)
    assert.are.equal(world:tick(), seen.tick)
    assert.are.equal(world:call("set_clock").speed, seen.speed)
  end)

  it("prices what the flows name, and nothing else", function()
    local world = World.new()
    world:eval([[
      local force, flow = game.forces.player, nil
      if script.active_mods.base:sub(1, 2) == "1." then
        flow = force.item_production_statistics
      else
        flow = force.get_item_production_statistics(game.surfaces.fle)
      end
      flow.on_flow("coal", 10)
      flow.on_flow("iron-ore", -2)
    ]])
    local seen = world:call("observe")
    assert.are.same({ coal = 3, ["iron-ore"] = 3.1 }, seen.prices)
    assert.near(10 * 3 - 2 * 3.1, seen.production_score, 1e-6)
    assert.near(10 * 3 - 2 * 3.1, seen.automated_score, 1e-6)
  end)

  it("describes every technology", function()
    local world = World.new({ technologies = FIRST })
    local research = world:call("observe").research
    local technologies = by_name(research.technologies)
    assert.are.equal(is_old and 192 or 196, #research.technologies)
    local logistics = technologies["logistics-2"]
    assert.is_false(logistics.researched)
    assert.is_true(logistics.enabled)
    assert.are.equal(200, logistics.research_unit_count)
    assert.are.equal(1800, logistics.research_unit_energy)
    assert.are.same({ "logistic-science-pack", "logistics" }, logistics.prerequisites)
    local packs = { ["automation-science-pack"] = 1, ["logistic-science-pack"] = 1 }
    assert.are.same(packs, logistics.ingredients)
    assert.is_nil(research.current)
    assert.are.equal(0, research.progress)
    assert.are.same({}, research.queue)
  end)

  it("leaves the technologies out for who knows them, until one changes", function()
    local world = World.new({ technologies = FIRST })
    local mark = world:call("observe").research.mark
    assert.is_nil(world:call("observe", { known = mark }).research.technologies)
    world:call("set_research", { technology = "logistics" })
    world:eval([[game.forces.player.research_progress = 0.25]])
    local research = world:call("observe", { known = mark }).research
    assert.is_nil(research.technologies)
    assert.are.equal("logistics", research.current)
    assert.are.equal(0.25, research.progress)
    assert.are.same({ "logistics" }, research.queue)
    world:eval([[game.forces.player.technologies["logistics"].researched = true]])
    research = world:call("observe", { known = mark }).research
    assert.is_true(by_name(research.technologies)["logistics"].researched)
    assert.are_not.equal(mark, research.mark)
  end)

  it("tells a level of a technology with many from the next one", function()
    local world = World.new()
    local before = world:call("observe").research
    local name = "physical-projectile-damage-7"
    local level = by_name(before.technologies)[name].level
    world:eval(([[game.forces.player.technologies[%q].level = %d]]):format(name, level + 3))
    local after = world:call("observe", { known = before.mark }).research
    local technology = by_name(after.technologies)[name]
    assert.are.equal(level + 3, technology.level)
    assert.is_true(
      technology.research_unit_count > by_name(before.technologies)[name].research_unit_count
    )
  end)

  it("keeps the progress of what was begun and left", function()
    local world = World.new({ technologies = FIRST })
    world:call("set_research", { technology = "logistics" })
    world:eval([[game.forces.player.research_progress = 0.5]])
    world:call("set_research", { technology = "military" })
    local research = world:call("observe").research
    assert.are.equal("military", research.current)
    assert.are.same({ logistics = 0.5 }, research.saved)
  end)

  it("is what the calling agent sees", function()
    local world = World.new({ agents = 2 })
    world:call("set_inventory", { inventory = { coal = 3 }, agent = 2 })
    world:call("send_message", { message = "first", recipient = "1" }, 2)
    world:call("send_message", { message = "second", recipient = "1" }, 2)
    local one, two = world:call("observe"), world:call("observe", nil, 2)
    assert.are.same({}, one.inventory)
    assert.are.same({ coal = 3 }, two.inventory)
    assert.are.same({ { x = 0, y = 0 }, { x = 0, y = 2 } }, one.characters)
    assert.are.equal(2, #one.messages)
    assert.are.same({}, two.messages)
    local later = world:call("observe", { after = one.messages[1].number }).messages
    assert.are.equal(1, #later)
    assert.are.equal("second", later[1].message)
  end)

  it("changes nothing", function()
    local world = World.new({ chest = { name = "iron-chest", at = { 2.5, 0.5 } } })
    world:call("observe")
    local before = world.server.snapshot_without("fle", "sessions")
    world:call("observe")
    assert.are.equal(before, world.server.snapshot_without("fle", "sessions"))
  end)

  it("refuses an agent that is not there", function()
    local world = World.new()
    assert.has_error(function()
      world:call("observe", nil, 2)
    end, { code = "unknown_agent", data = { agent = 2, agents = 1 } })
  end)
end)
