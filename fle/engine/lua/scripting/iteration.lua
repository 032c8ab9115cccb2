--- `pairs` and `next` of the mods' sandbox: one order everywhere, so that a mod that iterates
--- behaves the same in every process, on both Luas and after loading. The game visits keys in the
--- order in which they were put in; a Lua table does not tell us that, so the order here is: the
--- array part, other numbers rising, strings by byte, false, true, then everything else. API
--- objects among the keys are ordered by what they stand for; tables and functions have no order of
--- their own.

local objects = require("objects")

local iteration = {}

local rawget, next, type, getmetatable = rawget, next, type, getmetatable
local floor = math.floor
local sort = table.sort

local RANK =
  { number = 2, string = 3, boolean = 4, table = 5, userdata = 5, ["function"] = 6, thread = 6 }

local function is_index(key)
  return type(key) == "number" and key >= 1 and floor(key) == key
end

local function rank(key)
  if is_index(key) then
    return 1
  end
  return RANK[type(key)]
end

local function object_name(key)
  local class = objects.class_of(key)
  if not class then
    return ""
  end
  local _, saved = objects.save(key)
  return class
    .. "\0"
    .. (
      type(saved) == "table" and ""
      or type(saved) == "number" and ("%020.6f"):format(saved)
      or tostring(saved)
    )
end

--- Does key `a` come before key `b`?
local function before(a, b)
  local rank_a, rank_b = rank(a), rank(b)
  if rank_a ~= rank_b then
    return rank_a < rank_b
  elseif rank_a <= 3 then
    return a < b
  elseif rank_a == 4 then
    return b and not a
  elseif rank_a == 5 then
    return object_name(a) < object_name(b)
  end
  return false
end

--- The keys beside the first `n` array slots, in order.
local function other_keys(t, n)
  local keys, count = {}, 0
  local only
  for key in next, t do
    local kind = type(key)
    if kind ~= "number" or key < 1 or key > n or floor(key) ~= key then
      count = count + 1
      keys[count] = key
      if only == nil then
        only = kind
      elseif only ~= kind then
        only = false
      end
    end
  end
  if count > 1 then
    if only == "string" then
      sort(keys)
    else
      sort(keys, before)
    end
  end
  return keys, count
end

--- One step of a walk. The walk is in a table of its own, not in a function made for it, which
--- could not be compiled.
local function step(walk)
  local t = walk.table
  local keys = walk.keys
  if not keys then
    local i = walk.index + 1
    walk.index = i
    local value = rawget(t, i)
    if value ~= nil then
      return i, value
    end
    keys, walk.count = other_keys(t, i - 1)
    walk.keys = keys
  end
  local position, count = walk.position, walk.count
  while position < count do
    position = position + 1
    local key = keys[position]
    local value = rawget(t, key)
    if value ~= nil then
      walk.position = position
      return key, value
    end
  end
  walk.position = position
  return nil
end

--- The sandbox's `pairs`.
function iteration.pairs(t)
  local kind = type(t)
  if kind == "table" or kind == "userdata" then
    local mt = getmetatable(t)
    if mt then
      local class = objects.class_of(t)
      if class then
        local iterator, state, control = objects.pairs(t)
        if iterator then
          return iterator, state, control
        end
        objects.error("bad argument #1 to 'for iterator' (%s cannot be iterated)", class)
      end
      local metamethod = type(mt) == "table" and rawget(mt, "__pairs")
      if metamethod then
        local iterator, state, control = metamethod(t)
        return iterator, state, control
      end
    end
    if kind == "table" then
      return step, { table = t, index = 0, position = 0 }, nil
    end
  end
  objects.error(
    "bad argument #1 to 'pairs' (table expected, got %s)",
    t == nil and "no value" or kind
  )
end

--- The sandbox's `next`: a pure function of table and key, so that walking a table over many ticks
--- goes on in the same way after loading. Looking up what follows a key costs a walk through the
--- table, except in the array part.
function iteration.next(t, key)
  if type(t) ~= "table" or objects.class_of(t) then
    objects.error(
      "bad argument #1 to 'next' (table expected, got %s)",
      objects.class_of(t) or type(t)
    )
  end
  if key == nil or is_index(key) then
    local index = (key or 0) + 1
    local value = rawget(t, index)
    if value ~= nil then
      return index, value
    end
  end
  local best
  for other in next, t do
    if (key == nil or before(key, other)) and (best == nil or before(other, best)) then
      best = other
    end
  end
  if best == nil then
    return nil
  end
  return best, rawget(t, best)
end

return iteration
