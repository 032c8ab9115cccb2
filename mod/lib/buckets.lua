--- A queue of keys by whole costs. Of equal costs the one put in last comes out first: a search
--- then runs straight on instead of in all equally good ways at once, and finds the same on every
--- server. lib.heap comes to the same order for costs of any kind, and takes longer.

local buckets = {}

---@return table
function buckets.new()
  return { lists = {}, sizes = {}, lowest = math.huge, highest = -math.huge }
end

---@param queue table
---@param cost integer
---@param key integer
function buckets.push(queue, cost, key)
  local list = queue.lists[cost]
  if not list then
    list = {}
    queue.lists[cost], queue.sizes[cost] = list, 0
  end
  local size = queue.sizes[cost] + 1
  queue.sizes[cost] = size
  list[size] = key
  if cost < queue.lowest then
    queue.lowest = cost
  end
  if cost > queue.highest then
    queue.highest = cost
  end
end

---@param queue table
---@return integer|nil key
function buckets.pop(queue)
  local cost, sizes = queue.lowest, queue.sizes
  while cost <= queue.highest do
    local size = sizes[cost]
    if size and size > 0 then
      sizes[cost] = size - 1
      queue.lowest = cost
      return queue.lists[cost][size]
    end
    cost = cost + 1
  end
  return nil
end

return buckets
