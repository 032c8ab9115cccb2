--- A binary heap of keys by cost. Of equal costs the one put in last comes out first: a search
--- then runs straight on instead of in all equally good ways at once, and finds the same on every
--- server.

local heap = {}

---@return table
function heap.new()
  return { size = 0, costs = {}, orders = {}, keys = {}, count = 0 }
end

local function before(h, a, b)
  local cost_a, cost_b = h.costs[a], h.costs[b]
  if cost_a ~= cost_b then
    return cost_a < cost_b
  end
  return h.orders[a] > h.orders[b]
end

local function swap(h, a, b)
  h.costs[a], h.costs[b] = h.costs[b], h.costs[a]
  h.orders[a], h.orders[b] = h.orders[b], h.orders[a]
  h.keys[a], h.keys[b] = h.keys[b], h.keys[a]
end

---@param h table
---@param cost number
---@param key integer
function heap.push(h, cost, key)
  local at = h.size + 1
  h.size = at
  h.count = h.count + 1
  h.costs[at], h.orders[at], h.keys[at] = cost, h.count, key
  while at > 1 do
    local parent = math.floor(at / 2)
    if not before(h, at, parent) then
      return
    end
    swap(h, at, parent)
    at = parent
  end
end

---@param h table
---@return integer|nil key
function heap.pop(h)
  local size = h.size
  if size == 0 then
    return nil
  end
  local key = h.keys[1]
  swap(h, 1, size)
  h.size = size - 1
  local at, last = 1, size - 1
  while true do
    local child = 2 * at
    if child > last then
      return key
    end
    if child < last and before(h, child + 1, child) then
      child = child + 1
    end
    if not before(h, child, at) then
      return key
    end
    swap(h, at, child)
    at = child
  end
end

return heap
