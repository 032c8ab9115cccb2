--- Why an inserter finds nothing to take. Waiting alone is no fault: a target that has enough and
--- a source that is at work are told of in no words.
--- Source: runtime API 1.1 and 2.0, LuaEntity.pickup_target, drop_target, can_insert,
--- belt_neighbours.

local belt_looks = require("lib.belt_looks")
local filters = require("compat.filters")
local inventory = require("compat.inventory")
local status = require("lib.status")
local store = require("lib.store")
local targets = require("lib.targets")
local warning = require("lib.warning")
local words = require("lib.words")

local inserter = {}

-- How many belts up the line something may be on its way; a burner drill drops every 7.5 tiles.
local UPSTREAM = 12

-- Inventories that inserters take products from, in machines that make something.
local PRODUCTS = {
  ["assembling-machine"] = "assembling_machine_output",
  ["furnace"] = "furnace_result",
}

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
  if targets.BELTS[source.type] or targets.BELTS[target.type] then
    return nil
  end
  local item = takes(source, target)
  if not item then
    return nil
  end
  return warning(
    "waiting",
    (
      "nothing to pick up in %s; it faces the wrong way if it should bring %s from %s: "
      .. "rotate_entity turns it"
    ):format(words.entity(source), item, words.entity(target))
  )
end

--- What an inserter could take out: of a machine only its products.
local function offered(source)
  local key = PRODUCTS[source.type]
  if not key then
    return store.contents(source)
  end
  for _, part in ipairs(inventory.of_entity(source)) do
    if part.key == key then
      return inventory.contents(part.inventory)
    end
  end
  return {}
end

--- The next belt up the line, where there is one alone.
local function upstream(belt, ctx)
  local neighbours = belt_looks.neighbours(belt, ctx)
  if neighbours.beside_inputs == 1 then
    return neighbours.inputs[1]
  end
  return belt.type == "underground-belt" and belt.neighbours or nil
end

--- What is on its way to a place on a belt.
local function coming(belt, ctx)
  local counts = {}
  for _ = 1, UPSTREAM do
    belt = upstream(belt, ctx)
    if not belt then
      break
    end
    belt_looks.add(belt, ctx, counts)
  end
  return counts
end

--- Whether the target uses one of the items, though it may have enough of them now.
local function uses(target, counts, filter)
  for name in pairs(counts) do
    if not filter or filter == name then
      if target.get_item_count(name) > 0 or target.can_insert({ name = name, count = 1 }) then
        return true
      end
    end
  end
  return false
end

local function explain_unwanted(entity, source, target, held)
  local filter = filters.first(entity)
  if filter and not held[filter] then
    return warning(
      "waiting",
      ("nothing to pick up in %s: it has no %s, which alone the filter lets pass"):format(
        words.entity(source),
        filter
      )
    )
  elseif targets.BELTS[target.type] or targets.is_chest(target) or uses(target, held, filter) then
    return nil
  end
  return warning(
    "waiting",
    ("nothing in %s that %s would take now: it has %s"):format(
      words.entity(source),
      words.entity(target),
      words.counts(held)
    )
  )
end

local function explain_nothing(source, target)
  return target and explain_reversed(source, target)
    or warning("waiting", "nothing to pick up in " .. words.entity(source))
end

local function explain_belt(entity, ctx, source, target)
  local held = {}
  belt_looks.add(source, ctx, held)
  for name, count in pairs(coming(source, ctx) or {}) do
    held[name] = (held[name] or 0) + count
  end
  if not next(held) then
    return explain_nothing(source, target)
  end
  return target and explain_unwanted(entity, source, target, held)
end

--- Why an inserter that waits for items gets none; nil when it only waits its turn.
---@param entity LuaEntity an inserter
---@param ctx fle.Context
---@return fle.Warning|nil
function inserter.waiting(entity, ctx)
  local source, target = entity.pickup_target, entity.drop_target
  if not source then
    return warning(
      "not_connected",
      ("nothing to pick up at %s: nothing stands there"):format(
        words.place(words.tile(entity.pickup_position))
      )
    )
  elseif targets.BELTS[source.type] then
    return explain_belt(entity, ctx, source, target)
  end
  local held = offered(source)
  if not next(held) then
    -- Its products are on their way.
    local is_making = PRODUCTS[source.type] and status.of(source) == "working"
    return not is_making and explain_nothing(source, target) or nil
  elseif not target then
    return nil
  elseif
    targets.is_chest(target) and targets.is_full(target.get_inventory(defines.inventory.chest))
  then
    return targets.explain_blocked_drop(entity)
  end
  return explain_unwanted(entity, source, target, held)
end

return inserter
