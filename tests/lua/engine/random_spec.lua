local Server = require("tests.lua.support.server")
local random = require("random")

describe("random", function()
  it("gives known numbers for a seed, the same on every Lua", function()
    local generator = random.new(12345)
    local drawn = {}
    for i = 1, 5 do
      drawn[i] = random.draw(generator, 1, 1000000)
    end
    assert.are.same({ 509553, 11339, 49267, 832880, 320499 }, drawn)
  end)

  it("stays within its bounds and reaches both", function()
    local generator = random.new(1)
    local low, high = 10, 0
    for _ = 1, 2000 do
      local value = random.draw(generator, 3, 7)
      low, high = math.min(low, value), math.max(high, value)
      assert.are.equal(math.floor(value), value)
    end
    assert.are.same({ 3, 7 }, { low, high })
  end)

  it("is spread evenly", function()
    local generator = random.new(99)
    local sum = 0
    for _ = 1, 10000 do
      sum = sum + random.draw(generator)
    end
    assert.near(0.5, sum / 10000, 0.01)
  end)

  it("goes on after a snapshot as if nothing had happened", function()
    local server = Server.new({ seed = 7 })
    server.eval("math.random()")
    local snapshot = server.snapshot()
    local first = server.eval("return math.random(1000000)")
    server.restore(snapshot)
    assert.are.equal(first, server.eval("return math.random(1000000)"))
  end)

  it("does not let scripts seed the map's generator", function()
    local one = Server.new({ seed = 7 }).eval("math.randomseed(1) return math.random(1000000)")
    local other = Server.new({ seed = 7 }).eval("math.randomseed(2) return math.random(1000000)")
    assert.are.equal(one, other)
  end)

  it("gives scripts generators of their own, which are saved", function()
    local server = Server.new()
    local root = server.eval("return storage and 'storage' or 'global'")
    server.eval(root .. ".g = game.create_random_generator(5) " .. root .. ".g()")
    local snapshot = server.snapshot()
    local first = server.eval("return " .. root .. ".g(1, 1000000)")
    server.restore(snapshot)
    assert.are.equal(first, server.eval("return " .. root .. ".g(1, 1000000)"))
    server.eval(root .. ".g.re_seed(5)")
    assert.are.equal(first, server.eval(root .. ".g() return " .. root .. ".g(1, 1000000)"))
  end)

  it("refuses an empty interval", function()
    assert.has_error(function()
      random.draw(random.new(1), 5, 4)
    end, "bad argument to 'random' (interval is empty)")
  end)
end)
