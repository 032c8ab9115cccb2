local iteration = require("scripting.iteration")

local function visited(t)
  local keys = {}
  for key in iteration.pairs(t) do
    keys[#keys + 1] = key
  end
  return keys
end

describe("iteration", function()
  it("visits the array part, other numbers, strings, booleans", function()
    local t =
      { b = 1, a = 1, [true] = 1, [false] = 1, [0] = 1, [-1] = 1, [2.5] = 1, [7] = 1, "x", "y" }
    assert.are.same({ 1, 2, 7, -1, 0, 2.5, "a", "b", false, true }, visited(t))
  end)

  it("visits the same keys with next", function()
    local t = { b = 1, a = 1, [true] = 1, [0] = 1, [7] = 1, [2.5] = 1, "x", "y" }
    local keys = {}
    local key = iteration.next(t)
    while key ~= nil do
      keys[#keys + 1] = key
      key = iteration.next(t, key)
    end
    assert.are.same(visited(t), keys)
  end)

  it("allows clearing what is visited", function()
    local t = { 1, 2, 3, a = 4, b = 5 }
    local count = 0
    for key in iteration.pairs(t) do
      t[key] = nil
      count = count + 1
    end
    assert.are.equal(5, count)
    assert.is_nil(next(t))
  end)

  it("skips what was removed before its turn", function()
    local t = { a = 1, b = 2, c = 3 }
    local keys = {}
    for key in iteration.pairs(t) do
      keys[#keys + 1] = key
      t.b = nil
    end
    assert.are.same({ "a", "c" }, keys)
  end)

  it("honours __pairs", function()
    local t = setmetatable({}, {
      __pairs = function()
        return function(_, i)
          return (i or 0) < 2 and (i or 0) + 1 or nil
        end
      end,
    })
    assert.are.same({ 1, 2 }, visited(t))
  end)

  it("says what cannot be iterated", function()
    assert.has_error(function()
      iteration.pairs(nil)
    end, "bad argument #1 to 'pairs' (table expected, got no value)")
  end)
end)
