local Server = require("tests.lua.support.server")
local serializer = require("serializer")

local function through(value)
  return serializer.load(serializer.dump(value))
end

describe("serializer", function()
  before_each(function()
    Server.new()
  end)

  it("gives every plain value back", function()
    local value = {
      1,
      -1,
      63,
      64,
      300,
      -70000,
      2 ^ 53,
      0.5,
      -12.00390625,
      0.1,
      1e300,
      true,
      false,
      "",
      "a\0b",
      [-3] = "negative",
      [2.5] = "fraction",
      names = { a = 1, ["b-c"] = { deep = { deeper = {} } } },
      [true] = "yes",
      [false] = "no",
    }
    assert.are.same(value, through(value))
  end)

  it("keeps numbers that are no ordinary ones", function()
    local back = through({ nan = 0 / 0, inf = math.huge, minus = -math.huge, zero = -1 * 0 })
    assert.is_true(back.nan ~= back.nan)
    assert.are.equal(math.huge, back.inf)
    assert.are.equal(-math.huge, back.minus)
    assert.are.equal(-math.huge, 1 / back.zero)
  end)

  it("keeps shared and circular references", function()
    local shared = { 1 }
    local value = { a = shared, b = shared }
    value.self = value
    local back = through(value)
    assert.is_true(back.a == back.b)
    assert.is_true(back.self == back)
  end)

  it("gives the same bytes however a table was filled", function()
    local forward, backward, holes = {}, {}, {}
    for i = 1, 60 do
      forward[i] = i
      forward["key" .. i] = i
    end
    for i = 60, 1, -1 do
      backward["key" .. i] = i
      backward[i] = i
    end
    for i = 1, 60 do
      holes["gone" .. i] = true
    end
    for i = 1, 60 do
      holes["gone" .. i] = nil
      holes[61 - i] = 61 - i
      holes["key" .. i] = i
    end
    assert.are.equal(serializer.dump(forward), serializer.dump(backward))
    assert.are.equal(serializer.dump(forward), serializer.dump(holes))
  end)

  it("tells apart sets of keys that join to the same text", function()
    local value = { { ["a,b"] = 1 }, { a = 1, b = 2 }, { ["a"] = 1, [",b"] = 2 }, { ab = 1 } }
    assert.are.same(value, through(value))
  end)

  it("gives the same bytes for records with the same keys, in any order", function()
    local a = { { x = 1, y = 2, z = 3 }, { z = 3, x = 1, y = 2 } }
    local b = { { z = 3, y = 2, x = 1 }, { y = 2, x = 1, z = 3 } }
    assert.are.equal(serializer.dump(a), serializer.dump(b))
    assert.are.same(a, through(b))
  end)

  it("keeps sparse tables with large numbers as keys", function()
    local value = { [1000000] = "a", [5] = "b", [999999] = "c", [-2] = "d" }
    assert.are.same(value, through(value))
  end)

  it("keeps API objects, living and dead ones, the same one twice as one", function()
    local server = Server.new()
    server.eval("game.surfaces[1].request_to_generate_chunks({ 0, 0 }, 1)")
    server.eval("game.surfaces[1].force_generate_chunk_requests()")
    local surface = server.environment("level").game.surfaces[1]
    local entity = surface.create_entity({ name = "iron-chest", position = { 3, 4 } })
    local other = surface.create_entity({ name = "iron-chest", position = { 6, 4 } })
    other.destroy()
    local back = through({ entity, entity, other, [entity] = "key", surface = surface })
    assert.is_true(back[1] == entity)
    assert.is_true(back[2] == entity)
    assert.is_false(back[3].valid)
    assert.are.equal("LuaEntity", back[3].object_name)
    assert.are.equal("key", back[entity])
    assert.are.equal("nauvis", back.surface.name)
  end)

  it("refuses functions and says where they hang", function()
    assert.has_error(function()
      serializer.dump({ a = { { b = print } } }, nil, "storage")
    end, "Cannot save function at storage.a[1].b: functions are not allowed in saved data.")
  end)

  it("refuses what are not its bytes", function()
    assert.has_error(function()
      serializer.load("\255\255")
    end)
    assert.has_error(function()
      serializer.load(serializer.dump({ 1, 2, "text" }):sub(1, 6))
    end)
  end)
end)
