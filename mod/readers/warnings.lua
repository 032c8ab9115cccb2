--- What keeps an entity from working, in words that tell what to do.
--- The words "out of fuel", "no ingredients to smelt", "chest is full" and "not connected to power
--- network" are compared by programs of the published environment: keep them.
--- Source: runtime API 1.1 and 2.0, LuaEntity.status, burner, drop_target and get_output_inventory.

local emulated = require("lib.emulated")
local status = require("lib.status")
local targets = require("lib.targets")

local warnings = {}

-- What is left of the last fuel may be too little for a tick of work: then the status says so.
local function is_out_of_fuel(entity)
  local burner = entity.burner
  return burner ~= nil
    and burner.inventory.is_empty()
    and (burner.remaining_burning_fuel <= 0 or status.of(entity) == "no_fuel")
end

local function is_in_network(entity)
  return entity.is_connected_to_electric_network()
end

--- A server that does not emulate networks connects nothing to one.
local function power(entity)
  if emulated.call(is_in_network, entity) then
    return "no electricity"
  end
  return "not connected to power network"
end

local function missing_ingredients(entity)
  local recipe = entity.get_recipe()
  local inside = entity.get_inventory(defines.inventory.assembling_machine_input)
  local missing = {}
  for _, ingredient in ipairs(recipe and recipe.ingredients or {}) do
    if ingredient.type ~= "fluid" then
      local held = inside.get_item_count(ingredient.name)
      if held < ingredient.amount then
        missing[#missing + 1] = ("%d %s"):format(ingredient.amount - held, ingredient.name)
      end
    end
  end
  if #missing == 0 then
    return "missing ingredients"
  end
  return "missing ingredients: " .. table.concat(missing, ", ")
end

-- What each status means; a function gets the entity.
local BY_STATUS = {
  no_power = power,
  not_plugged_in_electric_network = function()
    return "not connected to power network"
  end,
  low_power = function()
    return "not enough electricity"
  end,
  no_recipe = function()
    return "no recipe set"
  end,
  item_ingredient_shortage = missing_ingredients,
  fluid_ingredient_shortage = function()
    return "missing a fluid ingredient"
  end,
  no_input_fluid = function()
    return "no fluid comes in"
  end,
  low_input_fluid = function()
    return "too little fluid comes in"
  end,
  missing_required_fluid = function()
    return "the ore needs a fluid to be mined"
  end,
  full_output = function()
    return "output is full, take something out"
  end,
  full_burnt_result_output = function()
    return "burnt fuel fills its slot, take it out"
  end,
  no_minable_resources = function()
    return "no ore left to mine under it"
  end,
  waiting_for_source_items = targets.explain_empty_source,
  waiting_for_space_in_destination = targets.explain_blocked_drop,
  no_research_in_progress = function()
    return "no research is going on"
  end,
  missing_science_packs = function()
    return "missing science packs"
  end,
  no_ammo = function()
    return "no ammunition"
  end,
  low_temperature = function()
    return "not hot enough"
  end,
}

local function furnace(entity, list)
  local source = entity.get_inventory(defines.inventory.furnace_source)
  if source.is_empty() and not entity.is_crafting() then
    list[#list + 1] = "no ingredients to smelt"
  end
end

local function chest(entity, list)
  local inventory = entity.get_inventory(defines.inventory.chest)
  if inventory and targets.is_full(inventory) then
    list[#list + 1] = "chest is full"
  end
end

local BY_TYPE = {
  ["furnace"] = furnace,
  ["container"] = chest,
  ["logistic-container"] = chest,
}

-- What these types say themselves, so that their status need not be read.
local NO_STATUS = {
  ["container"] = true,
  ["logistic-container"] = true,
  ["pipe"] = true,
  ["wall"] = true,
}

---@param entity LuaEntity
---@return string[]
function warnings.of(entity)
  local list = {}
  local kind = entity.type
  if not NO_STATUS[kind] then
    if emulated.call(is_out_of_fuel, entity) then
      list[1] = "out of fuel"
    end
    local explain = BY_STATUS[status.of(entity)]
    if explain then
      list[#list + 1] = emulated.call(explain, entity)
    end
  end
  local extra = BY_TYPE[kind]
  if extra then
    extra(entity, list)
  end
  return list
end

return warnings
