--- Belts that wind over the ground, longer than a run, against the plain rule: each tick every item
--- goes a step forward, up to 64 behind the one before it. Items are put in and taken out anywhere.

local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local QUARTER = profile.factorio == "1.1" and 2 or 4
local DX, DY = { [0] = 0, 1, 0, -1 }, { [0] = -1, 0, 1, 0 }
local TIERS = {
  { "transport-belt", 8 },
  { "fast-transport-belt", 16 },
  { "express-transport-belt", 24 },
}

local function generator(seed)
  local state = seed
  return function(most)
    state = (state * 1103515245 + 12345) % 2147483648
    return math.floor(state / 65536) % most + 1
  end
end

local function key(x, y)
  return x .. "," .. y
end

-- A walk that touches itself nowhere: array of {x, y, quarter}.
local function walk(random, length)
  local x, y, q = 0, 0, 1
  local cells, used = { { 0, 0, 1 } }, { [key(0, 0)] = true }
  local function is_free(nx, ny)
    if used[key(nx, ny)] then
      return false
    end
    for d = 0, 3 do
      local ax, ay = nx + DX[d], ny + DY[d]
      if used[key(ax, ay)] and not (ax == x and ay == y) then
        return false
      end
    end
    return true
  end
  local tries = 0
  while #cells < length and tries < 8 do
    local d = random(3) == 1 and random(4) - 1 or q
    tries = tries + 1
    if d ~= (q + 2) % 4 and is_free(x + DX[d], y + DY[d]) then
      cells[#cells][3] = d
      x, y, q, tries = x + DX[d], y + DY[d], d, 0
      cells[#cells + 1] = { x, y, d }
      used[key(x, y)] = true
    end
  end
  return cells
end

-- Build the walk in a random order.
local function build(random, cells, name)
  local order, belts = {}, {}
  for i = 1, #cells do
    table.insert(order, random(i), i)
  end
  for _, i in ipairs(order) do
    local cell = cells[i]
    belts[i] = require("placement").create(1, {
      name = name,
      x = cell[1] + 0.5,
      y = cell[2] + 0.5,
      direction = cell[3] * QUARTER,
      force = "player",
    })
  end
  return belts
end

-- One line of all the belts: where each belt begins, seen from the very end.
local function line_of(belts, line)
  local offs, total = {}, 0
  for i = #belts, 1, -1 do
    offs[i] = total
    total = total + belts[i].lengths[line]
  end
  return offs
end

local function places(belts, offs, line)
  local list = {}
  for i = #belts, 1, -1 do
    for _, entry in ipairs((require("systems.belts").on_line(belts[i], line))) do
      list[#list + 1] = offs[i] + entry[2]
    end
  end
  return list
end

local function has_room(expected, place)
  for _, other in ipairs(expected) do
    if math.abs(other - place) < 64 then
      return false
    end
  end
  return true
end

local function put(random, belts, offs, line, expected)
  local i = random(#belts)
  local place = random(belts[i].lengths[line]) - 1
  if has_room(expected, offs[i] + place) then
    assert.is_true((require("systems.belts").put_at(belts[i], line, place, { name = "coal" })))
    expected[#expected + 1] = offs[i] + place
    table.sort(expected)
  end
end

local function take(random, belts, offs, line, expected)
  local i = random(#belts)
  local list, lane = require("systems.belts").on_line(belts[i], line)
  if #list > 0 then
    local entry = list[random(#list)]
    require("systems.belts").take_off(lane, entry[3])
    for index, place in ipairs(expected) do
      if place == offs[i] + entry[2] then
        table.remove(expected, index)
        return
      end
    end
  end
end

local function step(expected, speed)
  local before
  for index, place in ipairs(expected) do
    local limit = before and before + 64 or 0
    expected[index] = math.max(place - speed, math.min(place, limit))
    before = expected[index]
  end
end

describe("a long winding belt", function()
  for seed = 1, 6 do
    it("moves item by item as the rule says, on way " .. seed, function()
      local random = generator(seed * 104729)
      local server = Server.new()
      local tier = TIERS[seed % 3 + 1]
      local belts = build(random, walk(random, 30 + random(60)), tier[1])
      local line = seed % 2 + 1
      local offs, expected = line_of(belts, line), {}
      for tick = 1, 1500 do
        if random(3) == 1 then
          put(random, belts, offs, line, expected)
        end
        if random(12) == 1 and tick % 500 > 150 then
          take(random, belts, offs, line, expected)
        end
        server.advance(1)
        step(expected, tier[2])
        if tick % 7 == 0 then
          assert.are.same(expected, places(belts, offs, line))
        end
      end
    end)
  end
end)
