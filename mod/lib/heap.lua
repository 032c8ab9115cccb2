--- A binary heap of keys by cost. Of equal costs the one put in last comes out first: a search
--- then runs straight on instead of in all equally good ways at once, and finds the same on every
--- server.

local floor = math.floor

local heap = {}

---@return table
function heap.new()
  return { size = 0, costs = {}, orders = {}, keys = {}, count = 0 }
end

---@param h table
---@param cost number
---@param key integer
function heap.push(h, cost, key)
  local costs, orders, keys = h.costs, h.orders, h.keys
  local at, order = h.size + 1, h.count + 1
  h.size, h.count = at, order
  -- What was put in last goes before what costs the same.
  while at > 1 do
    local parent = floor(at / 2)
    if cost > costs[parent] then
      break
    end
    costs[at], orders[at], keys[at] = costs[parent], orders[parent], keys[parent]
    at = parent
  end
  costs[at], orders[at], keys[at] = cost, order, key
end

--- Moves what is below a hole up until the last entry fits in, which is taken out of its place.
local function fill(h, at)
  local costs, orders, keys, last = h.costs, h.orders, h.keys, h.size
  local cost, order, key = costs[last], orders[last], keys[last]
  h.size = last - 1
  local child = 2 * at
  while child < last do
    local child_cost, child_order = costs[child], orders[child]
    local other = costs[child + 1]
    if
      child + 1 < last
      and (other < child_cost or other == child_cost and orders[child + 1] > child_order)
    then
      child, child_cost, child_order = child + 1, other, orders[child + 1]
    end
    if cost < child_cost or cost == child_cost and order > child_order then
      break
    end
    costs[at], orders[at], keys[at] = child_cost, child_order, keys[child]
    at, child = child, 2 * child
  end
  costs[at], orders[at], keys[at] = cost, order, key
end

---@param h table
---@return integer|nil key
function heap.pop(h)
  if h.size == 0 then
    return nil
  end
  local key = h.keys[1]
  fill(h, 1)
  return key
end

return heap
