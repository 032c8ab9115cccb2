--- What is known of groups: belts that pass items on, pipes, poles and walls that are joined.
--- Source: runtime API 1.1 and 2.0, LuaTransportLine, LuaFluidBox.

local belt_looks = require("lib.belt_looks")
local fluids = require("compat.fluids")
local power = require("lib.warnings.power")
local status = require("lib.status")
local survey = require("lib.survey")
local targets = require("lib.targets")
local warning = require("lib.warning")
local warnings = require("readers.warnings")

local group = {}

-- Items on a full lane: 64 of 256 parts of a tile each. The inner lane of a curve is 106 long, and
-- the part of an underground end above the ground half a tile.
local FULL_LANE = 4
local FULL_SHORT_LANE = 2
local INNER_LANE = { left = 1, right = 2 }

---@param of fle.Group
function group.id(of)
  return of.number or 0
end

---@param of fle.Group
function group.name(of)
  return of.name
end

---@param of fle.Group
function group.position(of)
  return of.members[1].position
end

---@param of fle.Group
function group.members(of)
  return of.members
end

---@param of fle.Group
function group.inputs(of)
  return of.inputs
end

---@param of fle.Group
function group.outputs(of)
  return of.outputs
end

local function count_all(of, ctx)
  local total = {}
  for _, belt in ipairs(of.members) do
    belt_looks.add(belt, ctx, total)
  end
  return total
end

---@param of fle.Group
---@param ctx fle.Context
function group.inventory(of, ctx)
  of.items = of.items or count_all(of, ctx)
  return of.items
end

local function lane_count(entity, ctx, lane)
  local total = 0
  for _, count in pairs(belt_looks.lines(entity, ctx)[lane] or {}) do
    total = total + count
  end
  return total
end

local function full_count(entity, lane)
  if entity.type == "underground-belt" then
    return FULL_SHORT_LANE
  end
  local is_inner = INNER_LANE[entity.belt_shape] == lane
  return is_inner and FULL_SHORT_LANE or FULL_LANE
end

-- Splitters and loaders pass on what the belts beside them do.
local PASS_ON = { splitter = true, loader = true, ["loader-1x1"] = true }

--- Whether a lane of all these belts is full.
local function is_full(belts, ctx, lane)
  local looked_at = 0
  for _, entity in ipairs(belts) do
    if not PASS_ON[entity.type] then
      looked_at = looked_at + 1
      if lane_count(entity, ctx, lane) < full_count(entity, lane) then
        return false
      end
    end
  end
  return looked_at > 0
end

--- Whether a lane stands still from its ends back to where items come in.
local function is_stuck(of, ctx)
  for lane = 1, 2 do
    if is_full(of.outputs, ctx, lane) and is_full(of.inputs, ctx, lane) then
      return true
    end
  end
  return false
end

--- Whether inserters are "taking" items off these belts, or only "waiting" for their machines to
--- need more; nil when neither. A full lane looks the same whether it stands or flows.
local function emptied(of, ctx)
  local waiting
  for _, entity in ipairs(of.members) do
    for _, inserter in ipairs(survey.takers(ctx, entity)) do
      local state = status.of(inserter)
      if state == "working" then
        return "taking"
      elseif state == "waiting_for_source_items" and #warnings.of(inserter, ctx) == 0 then
        waiting = "waiting"
      end
    end
  end
  return waiting
end

local function belt_status(of, ctx)
  if next(group.inventory(of, ctx)) == nil then
    return "empty"
  elseif not is_stuck(of, ctx) then
    return "working"
  end
  of.emptied = emptied(of, ctx)
  return of.emptied == "taking" and "working" or "full_output"
end

local function total(of, read)
  local sum = 0
  for _, pipe in ipairs(of.members) do
    sum = sum + (read(pipe) or 0)
  end
  return sum
end

local function content(pipe)
  return pipe.fluidbox[1]
end

local function amount(pipe)
  local inside = content(pipe)
  return inside and inside.amount
end

local function level(pipe)
  return fluids.level(pipe.fluidbox, 1)
end

---@param of fle.Group
function group.fluid(of)
  for _, pipe in ipairs(of.members) do
    local inside = content(pipe)
    if inside then
      return inside.name
    end
  end
  return nil
end

---@param of fle.Group
function group.amount(of)
  of.fluid_amount = of.fluid_amount or total(of, amount)
  return of.fluid_amount
end

---@param of fle.Group
function group.level(of)
  return level(of.members[1]) or 0
end

local STATUS = {
  ["belt-group"] = belt_status,
  ["pipe-group"] = function(of)
    return group.amount(of) > 0 and "normal" or "empty"
  end,
  ["electricity-group"] = function(of)
    return status.of(of.members[1])
  end,
  ["wall-group"] = function()
    return "normal"
  end,
}

---@param of fle.Group
---@param ctx fle.Context
function group.status(of, ctx)
  of.state = of.state or STATUS[of.name](of, ctx)
  return of.state
end

local function belt_warnings(of, ctx)
  if group.status(of, ctx) ~= "full_output" or of.emptied then
    return {}
  end
  local ends = {}
  for index, entity in ipairs(of.outputs) do
    ends[index] = targets.text(entity.position)
  end
  local text = "belt line full: nothing takes items off at its end " .. table.concat(ends, ", ")
  return { warning("output_full", text) }
end

-- So many warnings of members are told.
local MOST = 10

--- What is wrong with members, each with its place.
local function add_members(of, ctx, list)
  for _, member in ipairs(of.members) do
    local codes = warnings.codes(member, ctx)
    for index, text in ipairs(warnings.of(member, ctx)) do
      local place = targets.text(member.position)
      if not text:find(place, 1, true) then
        text = ("%s at %s: %s"):format(member.name, place, text)
      end
      if #list < MOST then
        list[#list + 1] = warning(codes[index], text)
      end
    end
  end
end

local function find_warnings(of, ctx)
  local list = of.name == "belt-group" and belt_warnings(of, ctx) or {}
  if of.name == "electricity-group" then
    list[1] = power.unfed(of.members[1], ctx)
  else
    add_members(of, ctx, list)
  end
  return list
end

local function each(of, ctx, field)
  of.warned = of.warned or find_warnings(of, ctx)
  local list = {}
  for index, found in ipairs(of.warned) do
    list[index] = found[field]
  end
  return list
end

---@param of fle.Group
---@param ctx fle.Context
---@return string[]
function group.warnings(of, ctx)
  return each(of, ctx, "text")
end

--- Of what kind each of them is.
---@param of fle.Group
---@param ctx fle.Context
---@return string[] WarningCode
function group.warning_codes(of, ctx)
  return each(of, ctx, "code")
end

return group
