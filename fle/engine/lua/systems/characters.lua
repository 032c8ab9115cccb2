--- Characters without a player: reach, bonuses, and being told of changes. Walking, mining and
--- crafting have files of their own.
--- Source: prototype API, CharacterPrototype; runtime API, LuaControl. Reach is measured to the
--- nearest point of the target's collision box, for mining to its centre.
---
--- Saved: `bonus = { [member] = n }`, `walking`, `mining_state`, `digging`, `crafts`, `selected`,
--- ...

local facts = require("facts")
local collision = require("collision")
local entities = require("entities")
local entity_types = require("entity_types")
local entity_inventories = require("systems.entity_inventories")
local forces = require("systems.forces")

local characters = {}

local hooks = { tick = {}, wake = {}, inventory_changed = {}, destroy = {} }

--- Take part in what characters do: "tick" (e), "wake" (e, tag), "inventory_changed" (e, key),
--- "destroy" (e).
function characters.on(kind, hook)
  table.insert(hooks[kind], hook)
end

local function run(kind)
  return function(e, argument)
    for _, hook in ipairs(hooks[kind]) do
      if e.valid then
        hook(e, argument)
      end
    end
  end
end

--- A bonus of the character itself plus its force's.
---@param member string member of LuaControl
---@param force_member string|nil member of LuaForce
---@return number
function characters.bonus(e, member, force_member)
  local own = e.bonus and e.bonus[member] or 0
  return own + (force_member and forces.bonus(e.force, force_member) or 0)
end

local DISTANCES = {
  reach_distance = { "reach_distance", "character_reach_distance_bonus" },
  build_distance = { "build_distance", "character_build_distance_bonus" },
  resource_reach_distance = {
    "reach_resource_distance",
    "character_resource_reach_distance_bonus",
  },
  drop_item_distance = { "drop_item_distance", "character_item_drop_distance_bonus" },
  item_pickup_distance = { "item_pickup_distance", "character_item_pickup_distance_bonus" },
  loot_pickup_distance = { "loot_pickup_distance", "character_loot_pickup_distance_bonus" },
}

characters.DISTANCES = DISTANCES

---@param member string member of LuaControl
---@return number tiles
function characters.distance(e, member)
  local field, bonus = DISTANCES[member][1], DISTANCES[member][2]
  return (facts.entity(e.name)[field] or 0) + characters.bonus(e, bonus, bonus)
end

--- Distance to the nearest point of a target's collision box.
local function distance_to(e, target)
  local l, t, r, b = collision.entity_box(target)
  local dx = math.max(l - e.x, 0, e.x - r)
  local dy = math.max(t - e.y, 0, e.y - b)
  return math.sqrt(dx * dx + dy * dy)
end

--- Near enough to mine: measured to the centre.
---@return boolean
function characters.can_mine(e, target)
  local dx, dy = target.x - e.x, target.y - e.y
  local member = target.type == "resource" and "resource_reach_distance" or "reach_distance"
  return target.surface == e.surface
    and math.sqrt(dx * dx + dy * dy) <= characters.distance(e, member)
end

--- Near enough to open.
---@return boolean
function characters.can_reach(e, target)
  if target.surface ~= e.surface then
    return false
  elseif target.type == "resource" then
    return characters.can_mine(e, target)
  end
  return distance_to(e, target) <= characters.distance(e, "reach_distance")
end

--- Bring a character's inventories to the size that its bonuses give; what falls out is laid down.
function characters.resize(e)
  local lost = entity_inventories.resize_character(e)
  if #lost > 0 then
    require("systems.mining").spill(e.surface, e.x, e.y, lost)
  end
end

forces.listen("bonus", function(force, member)
  if member == "character_inventory_slots_bonus" or member == "character_trash_slot_count" then
    for _, e in ipairs(entities.of_type("character")) do
      if e.force == force.name then
        characters.resize(e)
      end
    end
  end
end)

entity_types.register("character", {
  create = function(e, prototype)
    entity_inventories.furnish(e, prototype)
  end,
  force_changed = characters.resize,
  tick = run("tick"),
  wake = run("wake"),
  inventory_changed = run("inventory_changed"),
  destroy = run("destroy"),
})

return characters
