--- Shapes: the sets of keys of tables whose keys are all names. Most records of a world have one of
--- a few shapes, so their keys are sorted once and written once.

local shapes = {}

local next, type = next, type

-- Walking the keys in the order in
-- which `next` gives them leads through a tree to it, so that most tables need no sorting.
local shape_tree, shape_count = {}, 0
local shapes_by_keys = {}
local SHAPE_LIMIT = 20000
local LEAF = {}

local function shape_of(path)
  local keys = {}
  for i = 1, #path do
    keys[i] = path[i]
  end
  table.sort(keys)
  local lengths = {}
  for i = 1, #keys do
    lengths[i] = #keys[i]
  end
  local name = table.concat(lengths, ",") .. ":" .. table.concat(keys)
  local shape = shapes_by_keys[name]
  if not shape then
    shape = keys
    shapes_by_keys[name] = shape
  end
  return shape
end

--- Forget the tree when it has grown large; it only saves time.
function shapes.trim()
  if shape_count <= SHAPE_LIMIT then
    return
  end
  shape_tree, shape_count, shapes_by_keys = {}, 0, {}
end

--- The sorted keys of a table, the same table for the same keys; nil when not all of its keys are
--- names or there are too many.
function shapes.find(t)
  local node = shape_tree
  local count = 0
  for key in next, t do
    local deeper = node[key]
    if not deeper then
      if type(key) ~= "string" then
        return nil
      end
      deeper = {}
      node[key] = deeper
      shape_count = shape_count + 1
    end
    count = count + 1
    if count > 48 then
      return nil
    end
    node = deeper
  end
  local shape = node[LEAF]
  if not shape then
    local path = {}
    for key in next, t do
      path[#path + 1] = key
    end
    shape = shape_of(path)
    node[LEAF] = shape
  end
  return shape
end

return shapes
