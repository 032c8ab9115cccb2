--- Slots with stacks: putting in, taking out, counting, sorting, and telling the owner of each
--- change. An inventory is plain data: `{ key, size, slots = { [i] = stack }, bar, filters,
--- owner }`; its key says what kind it is of, and that what it takes. `slots` has no entry for an
--- empty slot; `owner` is the id of the entity that has it (nil for a script's); `limits[i]` is how
--- many a slot takes that takes more than a stack.
--- Source: runtime API, LuaInventory. Insertion fills begun stacks first, then empty slots, in the
--- order of the slots; removal begins at the last slot (known of the game for both; not
--- documented).

local entities = require("entities")
local entity_types = require("entity_types")
local items = require("systems.items")

local inventories = {}

local max, min = math.max, math.min

local listeners = {}
local restrictions, kinds = {}, {}

--- Be told of every change of an entity's inventory, after its type's own handler.
---@param listener fun(owner: table, key: string)
function inventories.listen(listener)
  listeners[#listeners + 1] = listener
end

--- Say of which kinds keys are; those of no kind take everything.
---@param kind_of table<string, string>
function inventories.classify(kind_of)
  kinds = kind_of
end

--- Say what a kind of inventory takes: `allows(inv, name) -> boolean`.
---@param kind string
---@param allows fun(inv: table, name: string): boolean
function inventories.restrict(kind, allows)
  restrictions[kind] = allows
end

---@param key string name of the inventory on its owner
---@param size integer
---@param owner integer|nil entity id
function inventories.new(key, size, owner)
  return { key = key, size = size, slots = {}, owner = owner }
end

--- Tell that the inventory changed. Whoever writes to `slots` directly must call this. One that
--- stands for something else for a moment (an item on a belt) says itself what follows.
function inventories.changed(inv)
  if inv.on_changed then
    inv.on_changed()
    return
  end
  local owner = inv.owner and entities.get(inv.owner)
  if not owner then
    return
  end
  local key = inv.key
  entity_types.of(owner).inventory_changed(owner, key)
  if listeners[1] then
    listeners[1](owner, key)
  end
  if listeners[2] then
    listeners[2](owner, key)
  end
  for i = 3, #listeners do
    listeners[i](owner, key)
  end
end

--- May the item lie in this inventory at all?
function inventories.allows(inv, name)
  local kind = kinds[inv.key]
  local allowed = kind and restrictions[kind]
  return not allowed or allowed(inv, name)
end

local function slot_allows(inv, index, name)
  local filter = inv.filters and inv.filters[index]
  return not filter or filter == name
end

--- The last slot into which machines and scripts may insert: the bar blocks what is behind it.
local function last_open(inv)
  return inv.bar and min(inv.bar - 1, inv.size) or inv.size
end

-- A slot for a module takes one.
local function usual_limit(inv, name)
  return kinds[inv.key] == "modules" and 1 or items.stack_size(name)
end

--- How many of an item a slot takes.
---@return integer
function inventories.slot_limit(inv, index, name)
  return inv.limits and inv.limits[index] or usual_limit(inv, name)
end

--- How many of the item would go in.
---@param inv table
---@param stack table {name, ...}
---@param most integer
---@return integer
function inventories.room(inv, stack, most)
  if not inventories.allows(inv, stack.name) then
    return 0
  end
  local usual = usual_limit(inv, stack.name)
  local slots, room = inv.slots, 0
  if inv.size == 1 and not inv.bar and not inv.limits then
    local held = slots[1]
    if not held then
      return slot_allows(inv, 1, stack.name) and min(most, usual) or 0
    end
    return items.mergeable(held, stack) and max(0, min(most, usual - held.count)) or 0
  end
  for i = 1, last_open(inv) do
    local held, stack_size = slots[i], inv.limits and inv.limits[i] or usual
    if held then
      if held.count < stack_size and items.mergeable(held, stack) then
        room = room + stack_size - held.count
      end
    elseif slot_allows(inv, i, stack.name) then
      room = room + stack_size
    end
    if room >= most then
      return most
    end
  end
  return room
end

local function merge_wear(held, stack, added)
  if held.durability ~= stack.durability or held.ammo ~= stack.ammo then
    local prototype = items.require(held.name)
    local limits = { durability = prototype.durability, ammo = prototype.magazine_size }
    for field, full in pairs(limits) do
      -- What is worn is the top item of a stack: the wear of both adds up, and may use up an item.
      local left = (held[field] or full) + (stack[field] or full)
      if left > full then
        held[field] = left - full < full and left - full or nil
      else
        held[field] = left < full and left or nil
        added = added - 1
      end
    end
  end
  return added
end

--- Put a stack in, begun stacks first, without telling the owner.
local function put(inv, stack, count)
  local usual, limits = usual_limit(inv, stack.name), inv.limits
  local slots, left, last = inv.slots, count, last_open(inv)
  if last == 1 and not limits then
    local held = slots[1]
    if not held then
      if not slot_allows(inv, 1, stack.name) then
        return 0
      end
      local added = min(count, usual)
      slots[1] = items.stack(stack.name, added, stack)
      return added
    elseif held.count >= usual or not items.mergeable(held, stack) then
      return 0
    end
    local added = min(count, usual - held.count)
    held.count = held.count + merge_wear(held, stack, added)
    return added
  end
  for i = 1, last do
    local held, stack_size = slots[i], limits and limits[i] or usual
    if held and held.count < stack_size and items.mergeable(held, stack) then
      local added = min(left, stack_size - held.count)
      held.count = held.count + merge_wear(held, stack, added)
      left = left - added
      if left == 0 then
        return count
      end
    end
  end
  for i = 1, last do
    if not slots[i] and slot_allows(inv, i, stack.name) then
      local added = min(left, limits and limits[i] or usual)
      slots[i] = items.stack(stack.name, added, stack)
      left = left - added
      if left == 0 then
        break
      end
    end
  end
  return count - left
end

--- Put in what fits of a stack, and no more of it than `most`.
---@param inv table
---@param stack table {name, count, ...}
---@param most integer
---@return integer inserted
function inventories.insert_part(inv, stack, most)
  local count = min(stack.count, most)
  if count <= 0 or not inventories.allows(inv, stack.name) then
    return 0
  end
  local inserted = put(inv, stack, count)
  if inserted > 0 then
    inventories.changed(inv)
  end
  return inserted
end

--- Put in what fits of a stack.
---@param inv table
---@param stack table {name, count, ...}
---@return integer inserted
function inventories.insert_stack(inv, stack)
  return inventories.insert_part(inv, stack, stack.count)
end

---@return integer inserted
function inventories.insert(inv, name, count)
  return inventories.insert_stack(inv, { name = name, count = count })
end

---@return integer removed
function inventories.remove(inv, name, count)
  local slots, left = inv.slots, count
  if inv.size == 1 then
    local held = slots[1]
    if not held or held.name ~= name or count == 0 then
      return 0
    end
    local taken = min(count, held.count)
    held.count = held.count - taken
    if held.count == 0 then
      slots[1] = nil
    end
    if taken > 0 then
      inventories.changed(inv)
    end
    return taken
  end
  for i = inv.size, 1, -1 do
    local held = slots[i]
    if held and held.name == name then
      local taken = min(left, held.count)
      held.count = held.count - taken
      if held.count == 0 then
        slots[i] = nil
      end
      left = left - taken
      if left == 0 then
        break
      end
    end
  end
  if left < count then
    inventories.changed(inv)
  end
  return count - left
end

--- How many of the item lie here; of everything without a name.
---@return integer
function inventories.count(inv, name)
  local count, slots = 0, inv.slots
  if inv.size == 1 then
    local held = slots[1]
    return held and (name == nil or held.name == name) and held.count or 0
  end
  for i = 1, inv.size do
    local held = slots[i]
    if held and (name == nil or held.name == name) then
      count = count + held.count
    end
  end
  return count
end

---@return boolean
function inventories.can_insert(inv, name, count)
  return inventories.room(inv, { name = name }, count or 1) > 0
end

---@return boolean
function inventories.is_empty(inv)
  return next(inv.slots) == nil
end

--- What lies here, added up by item, in the order of the slots.
---@return table[] array of {name, count}
function inventories.contents(inv)
  local list, at = {}, {}
  for i = 1, inv.size do
    local held = inv.slots[i]
    if held then
      local index = at[held.name]
      if index then
        list[index].count = list[index].count + held.count
      else
        list[#list + 1] = { name = held.name, count = held.count }
        at[held.name] = #list
      end
    end
  end
  return list
end

--- Replace the content of one slot, nil to empty it.
function inventories.set_slot(inv, index, stack)
  inv.slots[index] = stack
  inventories.changed(inv)
end

--- Take everything out without telling anybody.
function inventories.empty(inv)
  local slots = inv.slots
  for index in pairs(slots) do
    slots[index] = nil
  end
end

function inventories.clear(inv)
  if next(inv.slots) ~= nil then
    inventories.empty(inv)
    inventories.changed(inv)
  end
end

--- The first slot that holds the item, counted from 1.
---@return integer|nil
function inventories.find(inv, name)
  for i = 1, inv.size do
    local held = inv.slots[i]
    if held and held.name == name then
      return i
    end
  end
  return nil
end

--- The last slot whose item is wanted.
---@param wanted fun(name: string): boolean
---@return integer|nil
function inventories.last(inv, wanted)
  if inv.size == 1 then
    local held = inv.slots[1]
    return held and wanted(held.name) and 1 or nil
  end
  for i = inv.size, 1, -1 do
    local held = inv.slots[i]
    if held and wanted(held.name) then
      return i
    end
  end
  return nil
end

local function by_item(a, b)
  if a.name ~= b.name then
    return items.rank(a.name) < items.rank(b.name)
  end
  return a.count > b.count
end

--- Merge what can be merged and sort it by the game's order of items. Filtered slots keep theirs.
function inventories.sort_and_merge(inv)
  local stacks, free = {}, {}
  local slots = inv.slots
  for i = 1, inv.size do
    if not (inv.filters and inv.filters[i]) then
      free[#free + 1] = i
      if slots[i] then
        stacks[#stacks + 1] = slots[i]
        slots[i] = nil
      end
    end
  end
  local merged = inventories.new("copy", inv.size)
  for _, stack in ipairs(stacks) do
    put(merged, stack, stack.count)
  end
  local sorted = {}
  for i = 1, merged.size do
    sorted[#sorted + 1] = merged.slots[i]
  end
  table.sort(sorted, by_item)
  for i, stack in ipairs(sorted) do
    slots[free[i]] = stack
  end
  inventories.changed(inv)
end

--- Change the number of slots; returns the stacks that no longer have one.
---@return table[] stacks
function inventories.resize(inv, size)
  local lost = {}
  for i = size + 1, inv.size do
    if inv.slots[i] then
      lost[#lost + 1] = inv.slots[i]
      inv.slots[i] = nil
    end
    if inv.filters then
      inv.filters[i] = nil
    end
  end
  inv.size = size
  if inv.bar and inv.bar > size then
    inv.bar = nil
  end
  if #lost > 0 then
    inventories.changed(inv)
  end
  return lost
end

return inventories
