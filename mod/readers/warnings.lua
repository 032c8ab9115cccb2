--- What keeps an entity from working, in words that tell what to do; each subject has its file in
--- lib/warnings.
--- The words "out of fuel", "no ingredients to smelt", "chest is full" and "not connected to power
--- network" are compared by programs of the published environment: each stands alone in the list,
--- and what explains it follows.
--- Source: runtime API 1.1 and 2.0, LuaEntity.status, burner.

local belt = require("lib.warnings.belt")
local crafting = require("lib.warnings.crafting")
local fluid = require("lib.warnings.fluid")
local inserter = require("lib.warnings.inserter")
local mining = require("lib.warnings.mining")
local power = require("lib.warnings.power")
local status = require("lib.status")
local targets = require("lib.targets")
local warning = require("lib.warning")

local warnings = {}

-- Names of entities that burn nothing: constants of the running game, so not saved.
local no_burner = {}

-- What is left of the last fuel may be too little for a tick of work: then the status says so.
local function is_out_of_fuel(entity, state)
  local name = entity.name
  if no_burner[name] then
    return false
  end
  local burner = entity.burner
  if not burner then
    no_burner[name] = true
    return false
  end
  return burner.inventory.is_empty() and (burner.remaining_burning_fuel <= 0 or state == "no_fuel")
end

local function says(code, text)
  return function(_, list)
    list[#list + 1] = warning(code, text)
  end
end

local function add_all(list, more)
  for _, each in ipairs(more) do
    list[#list + 1] = each
  end
end

-- A pumpjack's place to drop lies in itself: what it brings leaves through its pipe.
local function pours(entity)
  local place, box = entity.drop_position, entity.bounding_box
  return entity.type == "mining-drill"
    and place.x > box.left_top.x
    and place.x < box.right_bottom.x
    and place.y > box.left_top.y
    and place.y < box.right_bottom.y
end

-- What a status means for any type; a function gets the entity, the list and the context.
local BY_STATUS = {
  no_power = function(entity, list, ctx)
    add_all(list, power.none(entity, ctx))
  end,
  not_plugged_in_electric_network = function(entity, list, ctx)
    add_all(list, power.unplugged(entity, ctx))
  end,
  low_power = function(entity, list)
    add_all(list, power.low(entity))
  end,
  missing_required_fluid = mining.dry,
  no_minable_resources = mining.empty,
  full_burnt_result_output = says("output_full", "burnt fuel fills its slot, take it out"),
  waiting_for_source_items = function(entity, list, ctx)
    list[#list + 1] = entity.type ~= "inserter" and warning("waiting", "nothing to work on")
      or inserter.waiting(entity, ctx)
  end,
  waiting_for_space_in_destination = function(entity, list)
    if pours(entity) then
      fluid.blocked(entity, list)
      return
    end
    list[#list + 1] = targets.explain_blocked_drop(entity)
  end,
  no_filter = says("other", "its filters are on and empty: nothing passes"),
  no_ammo = says("missing_ingredients", "no ammunition"),
  low_temperature = says("other", "not hot enough"),
  no_modules_to_transmit = says("other", "no modules inside to transmit"),
  recipe_not_researched = says("no_research", "its recipe is not researched"),
  pipeline_overextended = says("other", "pipeline too long: place a pump in it"),
  out_of_logistic_network = says("other", "not in reach of a roboport"),
  disabled_by_script = says("switched_off", "switched off by a script"),
  disabled_by_control_behavior = says("switched_off", "switched off by the circuit network"),
  marked_for_deconstruction = says("other", "marked for deconstruction"),
}

local function chest(entity, _, list)
  local inventory = entity.get_inventory(defines.inventory.chest)
  if inventory and targets.is_full(inventory) then
    list[#list + 1] = warning("output_full", "chest is full")
  end
end

local function source(entity, state, list)
  fluid.source(entity, state, list)
  if state == "full_output" then
    fluid.unused(entity, list)
  end
end

local function pumps_out(entity, state, list)
  if state == "full_output" then
    fluid.unused(entity, list)
  end
end

local function drill(entity, state, list)
  if state == "full_output" then
    fluid.blocked(entity, list)
  end
end

-- What a type lacks beside what its status says: the status names one thing alone.
local BY_TYPE = {
  ["furnace"] = crafting.furnace,
  ["assembling-machine"] = crafting.assembler,
  ["rocket-silo"] = crafting.assembler,
  ["lab"] = crafting.lab,
  ["container"] = chest,
  ["logistic-container"] = chest,
  ["boiler"] = source,
  ["generator"] = source,
  ["pump"] = source,
  ["offshore-pump"] = pumps_out,
  ["mining-drill"] = drill,
  ["pipe"] = function(entity, _, list)
    fluid.pipe(entity, list)
  end,
  ["pipe-to-ground"] = function(entity, _, list)
    fluid.pipe(entity, list)
  end,
  ["transport-belt"] = function(entity, _, list, ctx)
    belt.line(entity, list, ctx)
  end,
  ["underground-belt"] = function(entity, _, list, ctx)
    belt.underground(entity, list, ctx)
  end,
  ["splitter"] = function(entity, _, list)
    belt.splitter(entity, list)
  end,
}

-- Types whose status says nothing, so that it need not be read.
local NO_STATUS = {
  ["container"] = true,
  ["logistic-container"] = true,
  ["pipe"] = true,
  ["pipe-to-ground"] = true,
  ["transport-belt"] = true,
  ["underground-belt"] = true,
  ["splitter"] = true,
  ["electric-pole"] = true,
  ["wall"] = true,
  ["gate"] = true,
  ["storage-tank"] = true,
}

local function find(entity, ctx)
  local list, state = {}, "normal"
  local kind = entity.type
  if not NO_STATUS[kind] then
    state = status.of(entity)
    if is_out_of_fuel(entity, state) then
      list[1] = warning("no_fuel", "out of fuel")
    end
    local explain = BY_STATUS[state]
    if explain then
      explain(entity, list, ctx)
    end
  end
  local extra = BY_TYPE[kind]
  if extra then
    extra(entity, state, list, ctx)
  end
  return list
end

-- Texts and codes of an entity: members of a group are asked for theirs twice in a call, and for
-- both.
local function known(entity, ctx)
  local number = entity.unit_number
  ctx.warned = ctx.warned or {}
  local lists = number and ctx.warned[number]
  if not lists then
    lists = { texts = {}, codes = {} }
    for at, each in ipairs(find(entity, ctx)) do
      lists.texts[at], lists.codes[at] = each.text, each.code
    end
    if number then
      ctx.warned[number] = lists
    end
  end
  return lists
end

---@param entity LuaEntity
---@param ctx fle.Context
---@return string[]
function warnings.of(entity, ctx)
  return known(entity, ctx).texts
end

--- Of what kind each of them is.
---@param entity LuaEntity
---@param ctx fle.Context
---@return string[] WarningCode
function warnings.codes(entity, ctx)
  return known(entity, ctx).codes
end

return warnings
