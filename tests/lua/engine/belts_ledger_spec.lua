--- Whatever is built, turned and taken away on a small ground, no item is lost or made, items keep
--- their distance, and a snapshot goes on as the world does.

local fields = require("systems.belts.fields")
local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local profile = require("tests.lua.support.profile")

local QUARTER = profile.factorio == "1.1" and 2 or 4
-- Who puts and takes here is no machine that could wait, and is another one each time.
local nobody = 0
local function somebody(x, y)
  nobody = nobody - 1
  return { id = nobody, x = x, y = y }
end
local function middle_of(e)
  return function()
    return e.x, e.y
  end
end
local FIRST, LAST = fields.FIRST, fields.LAST
local WIDTH = 7
local NAMES = {
  "transport-belt",
  "transport-belt",
  "transport-belt",
  "fast-transport-belt",
  "underground-belt",
  "express-underground-belt",
  "splitter",
}

-- What has been put onto belts, taken off, and gone with them, and the belts that stand.
local function new_world(seed)
  local server = Server.new()
  server.eval(building)
  local state = seed
  local world = { server = server, put = 0, gone = 0, standing = {} }
  function world.random(most)
    state = (state * 1103515245 + 12345) % 2147483648
    return math.floor(state / 65536) % most + 1
  end
  return world
end

local function each_lane(visit)
  for _, lane in pairs(require("state").saved.belts.lanes) do
    if not lane.source then
      visit(lane)
    end
  end
end

local function count()
  local total = 0
  each_lane(function(lane)
    total = total + lane[LAST] - lane[FIRST] + 1
  end)
  return total
end

local function check(world)
  local lanes, flow = require("systems.belts.lanes"), require("systems.belts.flow")
  local now = flow.now()
  each_lane(function(lane)
    local places = lanes.positions(lane, now)
    for index = lane[FIRST], lane[LAST] do
      assert(places[index] >= 0, "an item is beyond its lane")
      if index > lane[FIRST] then
        assert(places[index] - places[index - 1] >= 64, "items are too near to each other")
      end
    end
    assert.are.equal(places[lane[LAST]], lanes.tail(lane, now))
  end)
  assert.are.equal(world.put, count() + world.gone)
end

local function pick(world)
  return world.standing[world.random(#world.standing)]
end

local acts = {
  function(world)
    local random = world.random
    local plan = {
      name = NAMES[random(#NAMES)],
      x = random(WIDTH) - 0.5,
      y = random(WIDTH) - 0.5,
      direction = (random(4) - 1) * QUARTER,
      force = "player",
      type = random(2) == 1 and "input" or "output",
      input_priority = ({ "left", "right" })[random(4)],
      output_priority = ({ "left", "right" })[random(4)],
      filter = random(4) == 1 and "coal" or nil,
    }
    local placement = require("placement")
    if placement.can_place(1, plan) then
      table.insert(world.standing, placement.create(1, plan))
    end
  end,
  function(world)
    local e = table.remove(world.standing, world.random(#world.standing))
    local before = count()
    local given = 0
    for _, stack in ipairs(require("systems.belts").all_items(e)) do
      given = given + stack.count
    end
    require("entities").destroy(e)
    world.gone = world.gone + before - count()
    assert.are.equal(before - count(), given)
  end,
  function(world)
    local e, turn = pick(world), world.random(3)
    if e.type == "splitter" then
      turn = 2
    end
    require("entities").set_direction(e, (e.direction + QUARTER * turn) % (4 * QUARTER))
  end,
  function(world)
    local random = world.random
    for _ = 1, 30 do
      local e = pick(world)
      local item = { name = random(2) == 1 and "coal" or "wood" }
      local from = somebody(e.x + random(3) - 2, e.y + random(3) - 2)
      local role = random(2) == 1 and "inserter" or "drill"
      world.put = world.put + require("systems.belts").put(e.id, from, middle_of(e), item, role)
    end
  end,
  function(world)
    local e = pick(world)
    local from = somebody(e.x + 1, e.y)
    local stack = require("systems.belts").take(e.id, from, middle_of(e), function(name)
      return name == "coal"
    end)
    world.gone = world.gone + (stack and 1 or 0)
  end,
}
local WEIGHTS = { 1, 1, 1, 2, 3, 4, 4, 4, 5 }

local function restore(world)
  local server = world.server
  local before = server.snapshot()
  server.advance(40)
  local after = server.snapshot()
  server.restore(before)
  for index, e in ipairs(world.standing) do
    world.standing[index] = require("entities").get(e.id)
  end
  server.advance(40)
  assert.is_true(server.snapshot() == after)
end

describe("the ledger of belts", function()
  for seed = 1, 8 do
    it("is balanced in world " .. seed, function()
      local world = new_world(seed * 7919)
      acts[1](world)
      for step = 1, 150 do
        local act = WEIGHTS[world.random(#WEIGHTS)]
        if act == 1 or #world.standing > 0 then
          acts[act](world)
        end
        check(world)
        for _ = 1, world.random(20) do
          world.server.advance(1)
          check(world)
        end
        if step % 50 == 0 then
          restore(world)
        end
      end
    end)
  end
end)
