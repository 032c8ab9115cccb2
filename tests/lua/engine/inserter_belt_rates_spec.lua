--- How fast inserters of every kind are at belts of three tiers, over 36,000 ticks.
--- From a full belt one item at a time goes as fast as from a chest: there is always one in reach.
--- Of a hand of n onto a belt each item but the first waits until the one before it is 64 units on:
--- 8, 4 and 3 ticks (blue moves 24 units a tick). From a belt each but the first takes a tick.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local powered = require("tests.lua.support.powered")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"
local FAST = OLD and 26 or 24
local BULK = OLD and "stack-inserter" or "bulk-inserter"

--- Prefix of the tier, ticks for 64 units.
local TIERS = { { "", 8 }, { "fast-", 4 }, { "express-", 3 } }

--- Name, ticks of a whole turn.
local KINDS = {
  { "burner-inserter", OLD and 100 or 76 },
  { "inserter", OLD and 72 or 70 },
  { "long-handed-inserter", 50 },
  { "fast-inserter", FAST },
  { BULK, FAST },
}

local world = Server.prepared(building .. powered .. [[
  power()
  chests = {}
  function source(x, y)
    local chest = build("infinity-chest", x, y)
    chest.set_infinity_container_filter(1, { name = "iron-plate", count = 1000 })
  end
  function loader(x, y, kind)
    surface.create_entity({
      name = TIER .. "loader", position = { x, y }, force = "player", type = kind,
      direction = defines.direction.east,
    })
  end
  function belt(from, to, y)
    for x = from, to do build(TIER .. "transport-belt", x + 0.5, y, "east") end
  end
  function chest(x, y)
    chests[#chests + 1] = build("steel-chest", x, y)
  end
  function arm(name, x, y, direction, hand)
    local inserter = build(name, x, y, direction)
    inserter.inserter_stack_size_override = hand or 1
    if inserter.burner then inserter.insert({ name = "coal", count = 50 }) end
  end
  function research(bonus)
    local force = game.forces.player
    force.inserter_stack_size_bonus = 2
    if script.active_mods.base < "2" then
      force.stack_inserter_capacity_bonus = bonus
    else
      force.bulk_inserter_capacity_bonus = bonus
    end
  end
  function collect()
    local counts = {}
    for i, each in ipairs(chests) do
      counts[i] = each.get_item_count()
      each.clear_items_inside()
    end
    return counts
  end
]])

-- Items in each chest in 36,000 ticks.
local function count(server)
  server.advance(600)
  server.eval("collect()")
  local totals = {}
  for _ = 1, 20 do
    server.advance(1800)
    for i, got in ipairs(server.eval("return collect()")) do
      totals[i] = (totals[i] or 0) + got
    end
  end
  return totals
end

local function check(ticks, items, counted)
  local expected = 36000 / ticks * items
  assert.near(expected, counted, math.max(expected / 1000, items))
end

-- A full belt from west to east that never stands.
local FLOW = [[
  source(-7.5, 0.5) loader(-6, 0.5, "output") belt(-5, 4, 0.5) loader(6, 0.5, "input")
  build("infinity-chest", 7.5, 0.5).remove_unfiltered_items = true
]]

local function arm_from_belt(x, name, hand)
  local reach = name:find("long") and 2 or 1
  local words = "arm(%q, %g, %g, 'north', %d) chest(%g, %g) "
  return words:format(name, x, 0.5 + reach, hand, x, 0.5 + 2 * reach)
end

local function arm_to_belt(y, name, hand)
  return ("source(0.5, %g) arm(%q, 0.5, %g, 'south', %d) "):format(y + 2, name, y + 1, hand)
    .. ("belt(0, 3, %g) loader(5, %g, 'input') chest(6.5, %g) "):format(y, y, y)
end

for _, tier in ipairs(TIERS) do
  local name, gap = tier[1] .. "transport-belt", tier[2]
  local setup = ("TIER = %q research(11)"):format(tier[1])

  it("from a full " .. name .. " inserters of every kind are as fast as from a chest", function()
    local code = setup .. FLOW .. arm_from_belt(-4.5, "inserter", 3)
    for i, kind in ipairs(KINDS) do
      code = code .. arm_from_belt(i - 4.5, kind[1], 1)
    end
    local counts = count(world(code))
    check(KINDS[2][2] + 2, 3, counts[1])
    for i, kind in ipairs(KINDS) do
      check(kind[2], 1, counts[i + 1])
    end
  end)

  it("onto a " .. name .. " hands of one, three and twelve wait for room", function()
    local hands = { { "fast-inserter", 1 }, { "fast-inserter", 3 }, { BULK, 12 } }
    local code = setup
    for i, hand in ipairs(hands) do
      code = code .. arm_to_belt(6 * i - 12.5, hand[1], hand[2])
    end
    local counts = count(world(code))
    for i, hand in ipairs(hands) do
      check(FAST + (hand[2] - 1) * gap, hand[2], counts[i])
    end
  end)
end
