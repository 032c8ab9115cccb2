--- The inventories of an entity, slot by slot.
--- Source: runtime API 1.1 and 2.0, LuaInventory, LuaItemStack.

local filters = require("compat.slot_filters")
local inventory = require("compat.inventory")

local slots = {}

local function save_stack(stack)
  local state = { stack.name, stack.count }
  if stack.health < 1 then
    state.health = stack.health
  end
  if stack.type == "ammo" then
    state.ammo = stack.ammo
  elseif stack.type == "tool" or stack.type == "repair-tool" then
    state.durability = stack.durability
  end
  return { state[1], state[2], state.health, state.ammo, state.durability, n = 5 }
end

local function save_part(held)
  local stacks = {}
  for i = 1, #held do
    local stack = held[i]
    if stack.valid_for_read then
      stacks[#stacks + 1] = { i, save_stack(stack) }
    end
  end
  local bar = held.supports_bar() and held.get_bar() <= #held and held.get_bar() or nil
  return stacks, filters.save(held), bar
end

---@param entity LuaEntity
---@return any[]? list of {define, stacks, filters, bar}
function slots.save(entity)
  local parts = {}
  for _, part in ipairs(inventory.of_entity(entity)) do
    local stacks, chosen, bar = save_part(part.inventory)
    if #stacks > 0 or chosen or bar then
      parts[#parts + 1] = { n = 4, part.key, stacks, chosen, bar }
    end
  end
  return #parts > 0 and parts or nil
end

local function load_part(held, stacks)
  for _, entry in ipairs(stacks) do
    local state = entry[2]
    held[entry[1]].set_stack({
      name = state[1],
      count = state[2],
      health = state[3],
      ammo = state[4],
      durability = state[5],
    })
  end
end

---@param entity LuaEntity
---@param parts any[]?
function slots.load(entity, parts)
  for _, part in ipairs(parts or {}) do
    local held = entity.get_inventory(defines.inventory[part[1]])
    if held then
      filters.load(held, part[3])
      load_part(held, part[2])
      if part[4] then
        held.set_bar(part[4])
      end
    end
  end
end

return slots
