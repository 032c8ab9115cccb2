--- What a factory costs grows with what is active: what is counted here are the things that
--- happen, not the time that they take.

local Server = require("tests.lua.support.server")
local entities = require("entities")
local entity_types = require("entity_types")
local solving = require("systems.electric.solving")

local WARM, TICKS = 900, 480
-- Fields that the records of these types may have: with one more a table takes twice the memory,
-- and a large factory is as fast as the memory that its machines touch is small.
local FIELDS = { inserter = 16, furnace = 16, ["assembling-machine"] = 16 }
local POWER_FIELDS = 4
local TYPES = { "mining-drill", "furnace", "assembling-machine", "inserter" }
-- More than these in a second and block of 20 machines are wakes in vain: a block makes 1.875
-- plates and 0.94 gear wheels a second, in 6.6 swings there and back.
local WAKES = 25

local function read(path)
  local file = assert(io.open(path, "r"))
  local text = file:read("*a")
  file:close()
  return text
end

local function fields_of(record)
  local count = 0
  for _ in pairs(record) do
    count = count + 1
  end
  return count
end

-- Let a function of a table count its calls; what is returned takes that back.
local function count(counts, name, holder, field)
  local original = holder[field]
  counts[name] = 0
  holder[field] = function(...)
    counts[name] = counts[name] + 1
    return original(...)
  end
  return function()
    holder[field] = original
  end
end

-- What happens in a factory of so many blocks.
local function happenings(blocks, ore)
  local server = Server.new({ seed = 1 })
  local program = read("benchmarks/factories/mixed.lua")
  local lines = "local BLOCKS = " .. blocks .. "\nlocal ORE = " .. tostring(ore) .. "\n"
  local built = server.console("/silent-command " .. lines .. program)
  assert.are.equal(20 * blocks, tonumber(built:match("^%d+")))
  server.advance(WARM)
  local counts, undo = {}, {}
  for _, name in ipairs(TYPES) do
    undo[#undo + 1] = count(counts, name, entity_types.of({ type = name }), "wake")
  end
  undo[#undo + 1] = count(counts, "looked up", entities, "get")
  undo[#undo + 1] = count(counts, "solved", solving, "settle")
  server.advance(TICKS)
  for _, each in ipairs(undo) do
    each()
  end
  return counts
end

describe("a factory of many like blocks", function()
  it("does as much for each machine however many there are", function()
    local few, many = happenings(2, true), happenings(12, true)
    for _, name in ipairs(TYPES) do
      assert.is_true(few[name] > 0)
      assert.are.equal(6 * few[name], many[name])
    end
    assert.near(6, many["looked up"] / few["looked up"], 0.02)
    -- One network is solved once a tick in which something changes, whoever changes it.
    assert.are.equal(few.solved, many.solved)
    assert.is_true(few.solved <= TICKS)
  end)

  it("wakes machines only when they can do something", function()
    local counts, wakes = happenings(2, true), 0
    for _, name in ipairs(TYPES) do
      wakes = wakes + counts[name]
    end
    assert.is_true(wakes / 2 / TICKS * 60 < WAKES)
  end)

  it("keeps the records of its machines small", function()
    happenings(2, true)
    local seen = {}
    for _, e in pairs(require("state").saved.entities) do
      local most = FIELDS[e.type]
      if most then
        seen[e.type] = true
        assert.is_true(fields_of(e) <= most, e.type)
        assert.is_true(fields_of(e.power) <= POWER_FIELDS, e.type)
      end
    end
    assert.are.equal(fields_of(FIELDS), fields_of(seen))
  end)

  it("does nothing when nothing can run", function()
    local counts = happenings(2, false)
    for _, name in ipairs(TYPES) do
      assert.are.equal(0, counts[name])
    end
    assert.are.equal(0, counts["looked up"])
    assert.are.equal(0, counts.solved)
  end)
end)
