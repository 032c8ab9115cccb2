--- The inventories of entities: giving them, and finding them by key, by number, by purpose.
--- The keys of `e.inv` are the names in defines.inventory; `cursor` (characters) and `stack` (items
--- on the ground) have no number there. What an inserter holds stands on itself, in `hand`: for all
--- others it is an inventory of one slot. Which a type has stands in
--- inventory_layouts.lua, what they take in inventory_contents.lua.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local inventories = require("inventories")
local layouts = require("systems.inventory_layouts")

local entity_inventories = {}

-- Keys of a prototype in order, and which are hidden from defines.inventory. Forgotten when the
-- version changes: the same name may have other inventories there.
local orders = {}
local indices, indexed_for = {}, nil
-- By record, while somebody holds them.
local hands = setmetatable({}, { __mode = "k" })

--- Give an entity its inventories. Called once; later calls change nothing.
function entity_inventories.furnish(e, prototype)
  local layout = layouts.OF_TYPE[e.type]
  if e.inv or not layout then
    return
  end
  local inv = {}
  layout(function(key, size)
    size = size or 0
    local kind = layouts.KINDS[key]
    -- A burnt result or module inventory of no slots does not exist; the others may grow.
    if size > 0 or (kind ~= "burnt_result" and kind ~= "modules") then
      inv[key] = inventories.new(key, size, e.id)
    end
  end, prototype, e)
  if next(inv) ~= nil or not e.hand then
    e.inv = inv
  end
end

--- The hand of an inserter as an inventory.
---@return table|nil
function entity_inventories.hand(e)
  if not e.hand then
    return nil
  end
  local inv = hands[e]
  if not inv then
    inv = inventories.new("hand", 1, e.id)
    inv.slots = e.hand
    hands[e] = inv
  end
  return inv
end

--- The inventory of an entity with a key.
---@return table|nil
function entity_inventories.by_key(e, key)
  if key == "hand" then
    return entity_inventories.hand(e)
  end
  return e.inv and e.inv[key]
end

local function forget_other_version()
  if indexed_for ~= S.config.version then
    orders, indices, indexed_for = {}, {}, S.config.version
  end
end

local function order_of(e)
  forget_other_version()
  local order = orders[e.name]
  if not order then
    order = {}
    layouts.OF_TYPE[e.type](function(key, _, hidden)
      order[#order + 1] = { key = key, hidden = hidden }
    end, facts.entity(e.name), e)
    orders[e.name] = order
  end
  return order
end

--- All inventories of an entity that scripts can see, in the order in which insertion tries them.
---@return table[] inventories
function entity_inventories.list(e)
  local list = {}
  if e.inv then
    for _, entry in ipairs(order_of(e)) do
      if not entry.hidden and e.inv[entry.key] then
        list[#list + 1] = e.inv[entry.key]
      end
    end
  end
  return list
end

--- Everything an entity holds, what its hand holds included.
function entity_inventories.list_all(e)
  local list = {}
  if e.inv then
    for _, entry in ipairs(order_of(e)) do
      list[#list + 1] = e.inv[entry.key]
    end
  end
  list[#list + 1] = entity_inventories.hand(e)
  return list
end

local function indices_of(e)
  forget_other_version()
  local known = indices[e.name]
  if not known then
    known = { key = {}, index = {}, most = 0 }
    local numbers = facts.defines().inventory
    for _, entry in ipairs(order_of(e)) do
      local number = not entry.hidden and numbers[entry.key]
      if number then
        known.key[number] = entry.key
        known.index[entry.key] = number
        known.most = math.max(known.most, number)
      end
    end
    indices[e.name] = known
  end
  return known
end

--- The inventory with a number of defines.inventory, nil when the entity has none.
function entity_inventories.by_index(e, index)
  return e.inv and e.inv[indices_of(e).key[index]]
end

--- The number of an inventory in defines.inventory.
function entity_inventories.index_of(e, key)
  return indices_of(e).index[key]
end

function entity_inventories.max_index(e)
  return e.inv and indices_of(e).most or 0
end

function entity_inventories.output(e)
  return e.inv and e.inv[layouts.OUTPUTS[e.type]]
end

function entity_inventories.modules(e)
  return e.inv and e.inv[layouts.MODULES[e.type]]
end

--- Bring a character's inventories to the size that its bonuses give; what no longer fits is
--- returned.
---@return table[] stacks
function entity_inventories.resize_character(e)
  local lost = {}
  local sizes = {
    { "character_main", layouts.character_size(e, facts.entity(e.name)) },
    { "character_trash", layouts.trash_size(e) },
  }
  for _, entry in ipairs(sizes) do
    local inv = e.inv[entry[1]]
    if inv.size ~= entry[2] then
      for _, stack in ipairs(inventories.resize(inv, entry[2])) do
        stack.count = stack.count - inventories.insert_stack(e.inv.character_main, stack)
        if stack.count > 0 then
          lost[#lost + 1] = stack
        end
      end
    end
  end
  return lost
end

entities.listen("created", function(e)
  if layouts.OF_TYPE[e.type] and not e.inv then
    entity_inventories.furnish(e, facts.entity(e.name))
  end
end)

return entity_inventories
