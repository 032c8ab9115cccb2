--- Members of LuaControl for characters, and mining of entities.
--- Source: runtime API 1.1 and 2.0, LuaControl; LuaEntity.mine.

local facts = require("facts")
local arguments = require("api.arguments")
local characters = require("systems.characters")
local collision = require("collision")
local entities = require("entities")
local hand_crafting = require("systems.hand_crafting")
local hand_mining = require("systems.hand_mining")
local mining = require("systems.mining")
local objects = require("objects")
local picking = require("systems.picking")
local spatial = require("spatial")
local walking = require("systems.walking")

local get, set, methods = {}, {}, {}

local function require_character(e, member)
  if e.type ~= "character" then
    objects.error("LuaControl::%s: %s is not a character.", member, e.name)
  end
  return e
end

for member in pairs(characters.DISTANCES) do
  get[member] = function(e)
    return characters.distance(require_character(e, member), member)
  end
end

for _, member in ipairs({
  "character_build_distance_bonus",
  "character_crafting_speed_modifier",
  "character_health_bonus",
  "character_inventory_slots_bonus",
  "character_item_drop_distance_bonus",
  "character_item_pickup_distance_bonus",
  "character_loot_pickup_distance_bonus",
  "character_maximum_following_robot_count_bonus",
  "character_mining_speed_modifier",
  "character_reach_distance_bonus",
  "character_resource_reach_distance_bonus",
  "character_running_speed_modifier",
  "character_trash_slot_count_bonus",
}) do
  get[member] = function(e)
    require_character(e, member)
    return e.bonus and e.bonus[member] or 0
  end
  set[member] = function(e, value)
    require_character(e, member)
    if type(value) ~= "number" then
      objects.error("LuaControl::%s must be a number.", member)
    end
    e.bonus = e.bonus or {}
    e.bonus[member] = value ~= 0 and value or nil
    if not next(e.bonus) then
      e.bonus = nil
    end
    characters.resize(e)
  end
end

function get.character_running_speed(e)
  return walking.speed(require_character(e, "character_running_speed"))
end

function get.walking_state(e)
  require_character(e, "walking_state")
  return { walking = e.walking ~= nil, direction = e.walking or e.direction }
end

function set.walking_state(e, value)
  require_character(e, "walking_state")
  value = arguments.named(value, "walking_state")
  if type(value.walking) ~= "boolean" then
    objects.error('Key "walking" not found in property tree at ROOT')
  end
  walking.set(e, value.walking and arguments.direction(value.direction) or nil)
  hand_mining.refresh(e)
end

function get.mining_state(e)
  require_character(e, "mining_state")
  local state = e.mining_state
  if not state or not state.mining then
    return { mining = false }
  end
  local position = state.x and arguments.result_position(state.x, state.y) or nil
  return { mining = true, position = position }
end

function set.mining_state(e, value)
  require_character(e, "mining_state")
  value = arguments.named(value, "mining_state")
  if value.mining then
    local x, y
    if value.position ~= nil then
      x, y = arguments.position(value.position)
    end
    e.mining_state = { mining = true, x = x, y = y }
  else
    e.mining_state = nil
  end
  hand_mining.refresh(e)
end

function get.character_mining_progress(e)
  return hand_mining.progress(require_character(e, "character_mining_progress"))
end

function get.picking_state(e)
  return require_character(e, "picking_state").picking == true
end

function set.picking_state(e, value)
  picking.set(require_character(e, "picking_state"), value == true)
end

function get.cheat_mode(e)
  return e.cheat_mode == true
end

function set.cheat_mode(e, value)
  e.cheat_mode = value == true or nil
end

function get.driving()
  return false
end

function get.vehicle()
  return nil
end

function methods.is_player()
  return false
end

function get.in_combat()
  return false
end

function get.opened()
  return nil
end

function set.opened(_, value)
  if value ~= nil then
    objects.error("not emulated: LuaControl.opened")
  end
end

function get.cursor_ghost()
  return nil
end

function set.cursor_ghost(_, value)
  if value ~= nil then
    objects.error("not emulated: LuaControl.cursor_ghost")
  end
end

-- Selection

function get.selected(e)
  local target = e.selected and entities.get(e.selected)
  return target and objects.wrap("LuaEntity", target)
end

function set.selected(e, value)
  e.selected = value ~= nil and objects.unwrap(value, "LuaEntity").id or nil
  hand_mining.refresh(e)
end

-- What the mouse would select at a point: what is built before what lies in the ground.
local function selectable_at(e, x, y)
  local resource
  local function under(other)
    if other == e or not facts.entity(other.name).selection_box then
      return false
    end
    local l, t, r, b = collision.selection_box(other)
    return l <= x and x <= r and t <= y and y <= b
  end
  for _, other in ipairs(spatial.find(e.surface, x - 3, y - 3, x + 3, y + 3, under)) do
    if other.type ~= "resource" then
      return other
    end
    resource = resource or other
  end
  return resource
end

function methods.update_selected_entity(e, position)
  local x, y = arguments.position(position)
  local target = selectable_at(e, x, y)
  e.selected = target and target.id or nil
  hand_mining.refresh(e)
end

function methods.clear_selected_entity(e)
  e.selected = nil
  hand_mining.refresh(e)
end

function methods.can_reach_entity(e, entity)
  require_character(e, "can_reach_entity")
  return characters.can_reach(e, objects.unwrap(entity, "LuaEntity"))
end

-- Crafting

local function recipe_name(value)
  return arguments.prototype_name("recipe", value)
end

function methods.begin_crafting(e, options)
  require_character(e, "begin_crafting")
  options = arguments.named(options, "begin_crafting")
  local count = arguments.required(options.count, "count")
  if type(count) ~= "number" or count < 1 then
    objects.error("Invalid count: %s.", tostring(count))
  end
  local name = recipe_name(arguments.required(options.recipe, "recipe"))
  return hand_crafting.begin(e, name, math.floor(count))
end

function methods.cancel_crafting(e, options)
  require_character(e, "cancel_crafting")
  options = arguments.named(options, "cancel_crafting")
  local index = arguments.required(options.index, "index")
  if not (e.crafts and e.crafts.queue[index]) then
    objects.error("Crafting queue index out of range: %s.", tostring(index))
  end
  hand_crafting.cancel(e, index, arguments.required(options.count, "count"))
end

function methods.get_craftable_count(e, recipe)
  return hand_crafting.craftable(require_character(e, "get_craftable_count"), recipe_name(recipe))
end

function get.crafting_queue(e)
  require_character(e, "crafting_queue")
  if not e.crafts then
    return nil
  end
  local queue = {}
  for index, entry in ipairs(e.crafts.queue) do
    queue[index] = {
      index = index,
      recipe = entry.recipe,
      count = entry.count,
      prerequisite = not entry.final,
    }
  end
  return queue
end

function get.crafting_queue_size(e)
  return e.crafts and #e.crafts.queue or 0
end

function get.crafting_queue_progress(e)
  return hand_crafting.progress(require_character(e, "crafting_queue_progress"))
end

-- Mining of entities

local function before_mining(e, raise)
  return function()
    if raise then
      require("events").raise("script_raised_destroy", { entity = objects.wrap("LuaEntity", e) })
    end
  end
end

function methods.mine_entity(e, entity, force)
  require_character(e, "mine_entity")
  local target = objects.unwrap(entity, "LuaEntity")
  if not mining.is_minable(target) or target == e then
    return false
  end
  return mining.mine(target, e.inv.character_main, { force = e.force, forced = force == true })
end

objects.implement("LuaControl", { get = get, set = set, methods = methods })

objects.implement("LuaEntity", {
  methods = {
    mine = function(e, options)
      options = options == nil and {} or arguments.named(options, "mine")
      if not options.ignore_minable and not mining.is_minable(e) then
        return false
      end
      local inv = options.inventory ~= nil and objects.unwrap(options.inventory, "LuaInventory")
        or nil
      return mining.mine(e, inv, {
        forced = inv == nil or options.force == true,
        before = before_mining(e, options.raise_destroyed ~= false),
      })
    end,
  },
})
