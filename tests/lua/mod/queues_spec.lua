local buckets = require("lib.buckets")
local heap = require("lib.heap")

--- Takes out what is least by looking at everything: the least cost, of equal ones the last put in.
local function new_list()
  local entries, count = {}, 0
  local list = {}
  function list.push(cost, key)
    count = count + 1
    entries[#entries + 1] = { cost = cost, order = count, key = key }
  end
  function list.pop()
    local best
    for index, entry in ipairs(entries) do
      local other = entries[best or index]
      if entry.cost < other.cost or (entry.cost == other.cost and entry.order >= other.order) then
        best = index
      end
    end
    return best and table.remove(entries, best).key
  end
  return list
end

local function bound(queue)
  local held = queue.new()
  return {
    push = function(cost, key)
      queue.push(held, cost, key)
    end,
    pop = function()
      return queue.pop(held)
    end,
  }
end

-- Costs that fall and rise again, many of them equal.
local function costs(count)
  local list, value = {}, 7
  for index = 1, count do
    value = (value * 75 + 74) % 65537
    list[index] = value % 23
  end
  return list
end

describe("queues of a search", function()
  for _, case in ipairs({ { "buckets", buckets }, { "a heap", heap } }) do
    it("give the cheapest and of equal ones the last: " .. case[1], function()
      local one, other = bound(case[2]), new_list()
      for index, cost in ipairs(costs(300)) do
        one.push(cost, index)
        other.push(cost, index)
        if cost % 3 == 0 then
          assert.are.equal(other.pop(), one.pop())
        end
      end
      for _ = 1, 301 do
        assert.are.equal(other.pop(), one.pop())
      end
      one.push(5, 1)
      assert.are.equal(1, one.pop())
    end)
  end
end)
