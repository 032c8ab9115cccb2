--- What is wrong with the electricity of an entity.
--- Programs of the published environment compare "not connected to power network": it stands alone,
--- and what to do about it follows it.
--- Source: runtime API 1.1 and 2.0, LuaEntity.electric_network_id, energy, electric_buffer_size,
--- electric_drain, consumption_bonus.

local entities = require("compat.entities")
local status = require("lib.status")
local survey = require("lib.survey")
local warning = require("lib.warning")
local words = require("lib.words")

local power = {}

local function not_connected(text)
  return warning("not_connected", text)
end

local function no_power(text)
  return warning("no_power", text)
end

local UNPLUGGED = not_connected("not connected to power network")

local function outside(low, high, at, reach)
  return math.max(low - (at + reach), (at - reach) - high, 0)
end

--- How many tiles are missing between what a pole supplies and an entity.
local function lacking(pole, box)
  return math.max(
    outside(box.left_top.x, box.right_bottom.x, pole.x, pole.supply),
    outside(box.left_top.y, box.right_bottom.y, pole.y, pole.supply)
  )
end

local function nearest_pole(entity, ctx)
  local box, best, best_gap = entity.bounding_box, nil, math.huge
  for _, pole in ipairs(survey.poles(ctx)) do
    local gap = lacking(pole, box)
    if gap < best_gap then
      best, best_gap = pole, gap
    end
  end
  return best, best_gap
end

--- An entity that no pole supplies.
---@return fle.Warning[]
function power.unplugged(entity, ctx)
  local pole, gap = nearest_pole(entity, ctx)
  if not pole then
    return {
      UNPLUGGED,
      not_connected("there is no electric pole; connect_entities lays them"),
    }
  end
  -- A pole that reaches it and yet does not supply it: the network is younger than this tick.
  if gap <= 0 then
    return { UNPLUGGED }
  end
  return {
    UNPLUGGED,
    not_connected(
      ("nearest pole, %s, is %s too far: it supplies %s around it"):format(
        words.entity(pole.entity),
        words.tiles(gap),
        words.tiles(pole.supply)
      )
    ),
  }
end

--- The smallest wire that is missing between a network and one that something feeds.
local function gap_to_fed(network, ctx)
  local best, best_gap, from
  local poles = survey.poles(ctx)
  for _, own in ipairs(poles) do
    if own.network == network then
      for _, other in ipairs(poles) do
        if other.network ~= network and #survey.sources(ctx, other.network or 0) > 0 then
          local distance = math.sqrt((own.x - other.x) ^ 2 + (own.y - other.y) ^ 2)
          local gap = distance - math.min(own.wire, other.wire)
          if not best or gap < best_gap then
            best, best_gap, from = other, gap, own
          end
        end
      end
    end
  end
  return best, best_gap, from
end

local function explain_unfed(network, ctx)
  local other, gap, own = gap_to_fed(network, ctx)
  if not other then
    return no_power("no electricity: no generator is connected to its network")
  elseif gap <= 0 then
    return no_power(
      ("no electricity: %s and %s, which a generator feeds, are not wired"):format(
        words.entity(own.entity),
        words.entity(other.entity)
      )
    )
  end
  return no_power(
    ("no electricity: %s is %s too far from %s, which a generator feeds"):format(
      words.entity(own.entity),
      words.tiles(gap),
      words.entity(other.entity)
    )
  )
end

--- Whether something that feeds a network is at work.
local function is_fed(sources)
  for _, source in ipairs(sources) do
    if source.type ~= "accumulator" and status.of(source) == "working" then
      return true
    end
  end
  return false
end

--- An entity whose network gives nothing.
local function dead(network, ctx)
  local sources = survey.sources(ctx, network)
  local first = sources[1]
  if not first then
    return explain_unfed(network, ctx)
  elseif is_fed(sources) then
    return no_power("no electricity yet: it was connected in this tick, let time pass")
  end
  local what = "no electricity: "
    .. words.entity(first)
    .. ", which feeds its network, gives nothing"
  local state = status.of(first)
  if #sources > 1 then
    what = ("no electricity: %s and %d more that feed its network give nothing"):format(
      words.entity(first),
      #sources - 1
    )
  end
  return no_power(state == "normal" and what or ("%s (%s)"):format(what, state))
end

--- What a pole's network lacks; nil when something feeds it.
---@param pole LuaEntity
---@return fle.Warning|nil
function power.unfed(pole, ctx)
  local network = pole.electric_network_id
  if network and #survey.sources(ctx, network) == 0 then
    return explain_unfed(network, ctx)
  end
  return nil
end

---@return fle.Warning[]
function power.none(entity, ctx)
  local network = entity.electric_network_id
  if not network then
    return power.unplugged(entity, ctx)
  end
  if entity.type == "accumulator" and is_fed(survey.sources(ctx, network)) then
    return { no_power("empty: it is charged with what its network can spare") }
  end
  return { dead(network, ctx) }
end

-- Modules and beacons take no machine below a fifth of its usage.
local LEAST = 0.2

local function usage(entity)
  local whole = entities.max_energy_usage(entity.prototype)
  return whole * math.max(LEAST, 1 + entity.consumption_bonus) + (entity.electric_drain or 0)
end

local function figures(entity)
  local need = 60 * usage(entity)
  local buffer = entity.electric_buffer_size
  if not buffer or buffer <= 0 or need <= 0 then
    return nil
  end
  return need, need * math.min(1, entity.energy / buffer)
end

---@return fle.Warning[]
function power.low(entity)
  local need, got = figures(entity)
  if not need then
    return { warning("low_power", "low power: add generators") }
  end
  return {
    warning(
      "low_power",
      ("low power: needs %s, gets %s; add generators"):format(words.power(need), words.power(got))
    ),
  }
end

return power
