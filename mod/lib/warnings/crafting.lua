--- What furnaces, assembling machines and labs lack, and what blocks their products.
--- Programs of the published environment compare "no ingredients to smelt".
--- Source: runtime API 1.1 and 2.0, LuaEntity.get_recipe, LuaInventory, LuaForce.current_research.

local fluid = require("lib.warnings.fluid")
local inventory = require("compat.inventory")
local recipe_of = require("compat.recipe").of
local prototypes = require("compat.prototypes")
local targets = require("lib.targets")
local warning = require("lib.warning")
local words = require("lib.words")

local crafting = {}

-- Ingredients by recipe: constants of the running game, so not saved.
local ingredients = {}

local function ingredients_of(name)
  local list = ingredients[name]
  if not list then
    list = prototypes.get("recipe", name).ingredients
    ingredients[name] = list
  end
  return list
end

local function fluid_amounts(entity)
  local amounts, boxes = {}, entity.fluidbox
  for index = 1, #boxes do
    local content = boxes[index]
    if content then
      amounts[content.name] = (amounts[content.name] or 0) + content.amount
    end
  end
  return amounts
end

--- The box that a recipe gives to a fluid.
local function box_of(entity, name)
  local boxes = entity.fluidbox
  for index = 1, #boxes do
    local filter = boxes.get_filter(index)
    if (filter and filter.name or boxes.get_locked_fluid(index)) == name then
      return index
    end
  end
  return nil
end

local function missing(entity, recipe)
  local inside = entity.get_inventory(defines.inventory.assembling_machine_input)
  local held, items, fluids = inside and inventory.contents(inside) or {}, {}, {}
  local amounts
  for _, ingredient in ipairs(ingredients_of(recipe)) do
    if ingredient.type == "fluid" then
      amounts = amounts or fluid_amounts(entity) or {}
      local lacks = ingredient.amount - (amounts[ingredient.name] or 0)
      if lacks > 1e-6 then
        fluids[#fluids + 1] = { name = ingredient.name, amount = lacks }
      end
    else
      local lacks = ingredient.amount - (held[ingredient.name] or 0)
      if lacks > 0 then
        items[#items + 1] = words.amount(lacks, ingredient.name)
      end
    end
  end
  return items, fluids
end

local function add_fluid(entity, part, list)
  list[#list + 1] =
    warning("missing_ingredients", "missing fluid: " .. words.amount(part.amount, part.name))
  local box = box_of(entity, part.name)
  if box then
    list[#list + 1] = fluid.explain_input(entity, box, part.name)
  end
end

--- What does not go on because products have nowhere to go.
function crafting.blocked(entity, list)
  local output = entity.get_output_inventory()
  local held = output and words.counts(inventory.contents(output)) or ""
  local taker = targets.blocked_taker(entity)
  if taker then
    list[#list + 1] = taker
  elseif held == "" then
    fluid.blocked(entity, list)
  else
    list[#list + 1] = warning("output_full", "output full: nothing takes out " .. held)
  end
end

---@param state string its status
function crafting.assembler(entity, state, list)
  local recipe = recipe_of(entity)
  if not recipe then
    list[#list + 1] = warning("no_recipe", "no recipe set")
  elseif state == "full_output" then
    crafting.blocked(entity, list)
  elseif not entity.is_crafting() then
    local items, fluids = missing(entity, recipe)
    if #items > 0 then
      list[#list + 1] =
        warning("missing_ingredients", "missing ingredients: " .. table.concat(items, ", "))
    end
    for _, part in ipairs(fluids) do
      add_fluid(entity, part, list)
    end
  end
end

---@param state string its status
function crafting.furnace(entity, state, list)
  if state == "full_output" then
    crafting.blocked(entity, list)
  end
  if not entity.is_crafting() then
    local source = entity.get_inventory(defines.inventory.furnace_source)
    if source.is_empty() then
      list[#list + 1] = warning("missing_ingredients", "no ingredients to smelt")
    elseif state == "item_ingredient_shortage" then
      local held = words.counts(inventory.contents(source))
      list[#list + 1] =
        warning("missing_ingredients", "missing ingredients: one smelting takes more than " .. held)
    end
  end
end

--- A lab works one pack of each kind at a time.
function crafting.lab(entity, state, list)
  local research = entity.force.current_research
  if not research then
    list[#list + 1] = warning("no_research", "no research set: choose one with set_research")
    return
  elseif state == "working" or state == "low_power" then
    return
  end
  local held = inventory.contents(entity.get_inventory(defines.inventory.lab_input))
  local lacks = {}
  for _, pack in ipairs(research.research_unit_ingredients) do
    if (held[pack.name] or 0) < pack.amount then
      lacks[#lacks + 1] = pack.name
    end
  end
  if #lacks > 0 then
    list[#list + 1] = warning(
      "missing_ingredients",
      ("missing science packs: %s (for %s)"):format(table.concat(lacks, ", "), research.name)
    )
  end
end

return crafting
