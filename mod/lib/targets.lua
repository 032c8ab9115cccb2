--- Where drills and inserters drop, and what is wrong there.
--- Source: runtime API 1.1 and 2.0, LuaEntity.drop_target, pickup_target, drop_position,
--- held_stack; an entity without a drop target drops on the ground, where one stack fits.

local acceptance = require("lib.acceptance")
local warning = require("lib.warning")
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

--- Types that carry items on.
targets.BELTS = {
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  ["splitter"] = true,
  ["loader"] = true,
  ["loader-1x1"] = true,
  ["linked-belt"] = true,
}

---@param entity LuaEntity
---@return boolean
function targets.is_chest(entity)
  return CHESTS[entity.type] or false
end

local function held_name(entity)
  local stack = entity.type == "inserter" and entity.held_stack
  return stack and stack.valid_for_read and stack.name or nil
end

---@param entity LuaEntity a drill or an inserter
---@return string
local function blocked_drop(entity)
  local target = entity.drop_target
  if not target then
    return ("output full: an item lies on the ground at %s; place a chest or a belt there"):format(
      words.place(words.tile(entity.drop_position))
    )
  elseif targets.is_chest(target) then
    return ("output full: %s is full"):format(words.entity(target))
  end
  local name = held_name(entity)
  if targets.BELTS[target.type] then
    return ("output full: no room on %s%s"):format(
      words.entity(target),
      name and " for " .. name or ""
    )
  end
  local reason = name and acceptance.reason(target, name)
  if reason then
    return ("output full: %s takes no %s: %s"):format(words.entity(target), name, reason)
  end
  return ("output full: %s takes no more%s"):format(
    words.entity(target),
    name and " " .. name or ""
  )
end

--- Why an entity cannot drop what it has.
---@param entity LuaEntity a drill or an inserter
---@return fle.Warning
function targets.explain_blocked_drop(entity)
  return warning("output_full", blocked_drop(entity))
end

--- Why a machine's products are not taken, when an inserter is there to take them.
---@param entity LuaEntity
---@return fle.Warning|nil
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
      local held = held_name(inserter)
      if held then
        return targets.explain_blocked_drop(inserter)
      end
      return warning(
        "output_full",
        ("output full: %s does not take it out; look at its warnings"):format(
          words.entity(inserter)
        )
      )
    end
  end
  return nil
end

return targets
