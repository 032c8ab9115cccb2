--- Where drills and inserters drop and take, and what is wrong there.
--- Source: runtime API 1.1 and 2.0, LuaEntity.drop_target, pickup_target, drop_position,
--- held_stack; an entity without a drop target drops on the ground, where one stack fits.

local emulated = require("lib.emulated")
local filters = require("compat.filters")
local store = require("lib.store")
local words = require("lib.words")

local targets = {}

targets.text = words.place

--- Whether every slot that may be used is taken. A bar closes the slots from its number on.
---@param held LuaInventory
---@return boolean
function targets.is_full(held)
  local last = #held
  if held.supports_bar() then
    last = math.min(last, held.get_bar() - 1)
  end
  if last == 0 then
    return false
  end
  return held.count_empty_stacks() <= #held - last
end

local CHESTS = { container = true, ["logistic-container"] = true, ["infinity-container"] = true }

local BELTS = {
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  ["splitter"] = true,
  ["loader"] = true,
  ["loader-1x1"] = true,
  ["linked-belt"] = true,
}

local function held_name(entity)
  local stack = entity.type == "inserter" and entity.held_stack
  return stack and stack.valid_for_read and stack.name or nil
end

--- Why an entity cannot drop what it has.
---@param entity LuaEntity a drill or an inserter
---@return string
function targets.explain_blocked_drop(entity)
  local target = entity.drop_target
  if not target then
    return ("output full: an item lies on the ground at %s; place a chest or a belt there"):format(
      words.place(words.tile(entity.drop_position))
    )
  elseif CHESTS[target.type] then
    return ("output full: %s is full"):format(words.entity(target))
  end
  local name = emulated.call(held_name, entity)
  if BELTS[target.type] then
    return ("output full: no room on %s%s"):format(
      words.entity(target),
      name and " for " .. name or ""
    )
  end
  return ("output full: %s takes no more%s"):format(
    words.entity(target),
    name and " " .. name or ""
  )
end

--- Why a machine's products are not taken, when an inserter is there to take them.
---@param entity LuaEntity
---@return string|nil
function targets.blocked_taker(entity)
  local box = entity.bounding_box
  -- Long arms stand two tiles away.
  local found = entity.surface.find_entities_filtered({
    area = {
      { box.left_top.x - 2, box.left_top.y - 2 },
      { box.right_bottom.x + 2, box.right_bottom.y + 2 },
    },
    type = "inserter",
    force = entity.force,
  })
  for _, inserter in ipairs(found) do
    if inserter.pickup_target == entity then
      local held = emulated.call(held_name, inserter)
      if held then
        return targets.explain_blocked_drop(inserter)
      end
      return ("output full: %s does not take it out; look at its warnings"):format(
        words.entity(inserter)
      )
    end
  end
  return nil
end

--- An item that lies in `from` and that `into` would take now; nil when there is none.
local function takes(into, from)
  local best
  for name in pairs(store.contents(from)) do
    if (not best or name < best) and into.can_insert({ name = name, count = 1 }) then
      best = name
    end
  end
  return best
end

--- An inserter that would have work if it were turned round.
local function explain_reversed(source, target)
  if BELTS[source.type] or BELTS[target.type] then
    return nil
  end
  local item = takes(source, target)
  if not item then
    return nil
  end
  return (
    "nothing to pick up in %s; it faces the wrong way if it should bring %s from %s: "
    .. "rotate_entity turns it"
  ):format(words.entity(source), item, words.entity(target))
end

--- Why an inserter finds nothing to take.
---@param entity LuaEntity an inserter
---@return string
function targets.explain_empty_source(entity)
  if entity.type ~= "inserter" then
    return "nothing to work on"
  end
  local source, target = entity.pickup_target, entity.drop_target
  if not source then
    return ("nothing to pick up at %s: nothing stands there"):format(
      words.place(words.tile(entity.pickup_position))
    )
  end
  local held = store.contents(source)
  if target and next(held) then
    if CHESTS[target.type] and targets.is_full(target.get_inventory(defines.inventory.chest)) then
      return targets.explain_blocked_drop(entity)
    end
    local filter = emulated.call(filters.first, entity)
    if filter and not held[filter] then
      return ("nothing to pick up in %s: it has no %s, which alone the filter lets pass"):format(
        words.entity(source),
        filter
      )
    end
    return ("nothing in %s that %s would take now"):format(
      words.entity(source),
      words.entity(target)
    )
  end
  return target and emulated.call(explain_reversed, source, target)
    or ("nothing to pick up in %s"):format(words.entity(source))
end

return targets
