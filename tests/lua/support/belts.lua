--- Worlds of belts for specs: rows of belts, loaders that feed and empty them without end, and long
--- counts of what comes out.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")

local SETUP = building
  .. [[
  sources, sinks = {}, {}
  function put(name, x, y, direction, extra)
    local options = {
      name = name, position = { x, y }, direction = defines.direction[direction], force = "player",
    }
    for key, value in pairs(extra or {}) do options[key] = value end
    return surface.create_entity(options)
  end
  -- Belts on the tiles x1 to x2 of a row.
  function row(x1, x2, y, direction)
    for x = x1, x2 do put(BELT, x + 0.5, y, direction or "east") end
  end
  -- Items come onto the belt on the tile right of x + 1.
  function feed(x, y, item)
    local chest = build("steel-chest", x - 1.5, y)
    chest.insert({ name = item or "coal", count = 2400 })
    sources[#sources + 1] = { chest = chest, item = item or "coal" }
    return put(TIER .. "loader", x, y, "east", { type = "output" })
  end
  -- Items go from the belt on the tile left of x - 1.
  function drain(x, y)
    sinks[#sinks + 1] = build("steel-chest", x + 1.5, y)
    return put(TIER .. "loader", x, y, "east", { type = "input" })
  end
  function collect()
    local counts = {}
    for index, chest in ipairs(sinks) do
      local of_chest = {}
      for _, item in ipairs({ "coal", "wood", "stone" }) do
        of_chest[item] = chest.get_item_count(item)
      end
      counts[index] = of_chest
      chest.clear_items_inside()
    end
    for _, source in ipairs(sources) do
      source.chest.insert({ name = source.item, count = 2400 })
    end
    return counts
  end
]]

local Belts = {}

--- Name before the type, and speed in units a tick.
Belts.TIERS = { { "", 8 }, { "fast-", 16 }, { "express-", 24 } }

---@param code string
---@param tier? string "", "fast-" or "express-"
function Belts.world(code, tier)
  local server = Server.new()
  tier = tier or ""
  local names = ([[
    TIER, BELT = "@", "@transport-belt"
    UNDERGROUND, SPLITTER = "@underground-belt", "@splitter"
  ]]):gsub("@", tier)
  server.eval(names .. SETUP .. code)
  return server
end

--- What comes out in 36,000 ticks: counts[sink][item].
function Belts.count(server)
  for _ = 1, 6 do
    server.advance(300)
    server.eval("collect()")
  end
  local totals = {}
  for _ = 1, 60 do
    server.advance(600)
    for index, counts in ipairs(server.eval("return collect()")) do
      totals[index] = totals[index] or { coal = 0, wood = 0, stone = 0 }
      for item, count in pairs(counts) do
        totals[index][item] = totals[index][item] + count
      end
    end
  end
  return totals
end

--- A full belt of a tier carries this much in 36,000 ticks.
function Belts.full(speed)
  return 36000 * speed / 64 * 2
end

--- Is a count what it should be, to a thousandth?
function Belts.check(expected, actual)
  if math.abs(expected - actual) > expected * 0.001 then
    error(("expected %d items to a thousandth, got %d"):format(expected, actual), 2)
  end
end

--- Where items lie on a line of the belt on a tile, in units from the line's end.
function Belts.places(x, y, line)
  local belts = require("systems.belts")
  local list = {}
  local e = require("systems.belts.shapes").at(1, x, y)
  for index, entry in ipairs((belts.on_line(e, line))) do
    list[index] = entry[2]
  end
  return list
end

--- Put an item onto a line, from its end.
function Belts.put(x, y, line, place, item)
  local belts = require("systems.belts")
  local e = require("systems.belts.shapes").at(1, x, y)
  return belts.put_at(e, line, place, { name = item or "coal" })
end

return Belts
