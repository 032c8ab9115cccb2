--- Which fluid box of a crafting machine is for what, and how much it holds.
--- Rule: the fluid ingredients take the input boxes in order, the products the output boxes; an
--- ingredient or product with a fluidbox_index takes that one, a box with a filter only its fluid.
--- An input box holds twice what a craft takes (2.0: fluidbox_multiplier, default 2; 1.1: taken to
--- be the same), an output box its prototype's volume or two crafts, whichever is more. Boxes that
--- the recipe does not need are off. What no longer fits is lost when the recipe changes, as in the
--- game. Source: prototype API, FluidIngredientPrototype, FluidProductPrototype,
--- AssemblingMachinePrototype::fluid_boxes_off_when_no_fluid_recipe.
---
--- Saved: `fluid_uses = { [box] = { name, volume } }` (nil without a recipe that has fluids).

local facts = require("facts")

local recipes = {}

local max = math.max

local SIDE = { input = "input", ["input-output"] = "input", output = "output" }

local function amount_of(entry)
  return entry.amount or entry.amount_max
end

local function use_of(entry, side, volume)
  if side == "input" then
    return { name = entry.name, volume = amount_of(entry) * (entry.fluidbox_multiplier or 2) }
  end
  return { name = entry.name, volume = max(volume, 2 * amount_of(entry)) }
end

local function free_box(boxes, side, entry, uses)
  local count = 0
  for i, box in ipairs(boxes) do
    if SIDE[box.production_type] == side then
      count = count + 1
      local wanted = entry.fluidbox_index
      local fits = not wanted or wanted == 0 or wanted == count
      if fits and not uses[i] and (not box.filter or box.filter == entry.name) then
        return i
      end
    end
  end
  return nil
end

--- The uses of a machine's boxes by a recipe.
---@param prototype table of the machine
---@param recipe table|nil
---@return table|nil uses { [box] = { name, volume } }
function recipes.uses(prototype, recipe)
  local boxes, uses = prototype.fluid_boxes or {}, {}
  local sides = { { "input", "ingredients" }, { "output", "products" } }
  for _, side in ipairs(sides) do
    -- Those with a fixed place come first.
    for _, fixed in ipairs({ true, false }) do
      for _, entry in ipairs(recipe and recipe[side[2]] or {}) do
        local has_place = (entry.fluidbox_index or 0) > 0
        if entry.type == "fluid" and has_place == fixed then
          local i = free_box(boxes, side[1], entry, uses)
          if i then
            uses[i] = use_of(entry, side[1], boxes[i].volume)
          end
        end
      end
    end
  end
  return next(uses) and uses or nil
end

---@param e table
---@param name string fluid
---@param side "input"|"output"
---@return integer|nil box
function recipes.box_of(e, name, side)
  local boxes = facts.entity(e.name).fluid_boxes or {}
  for i = 1, #boxes do
    local use = e.fluid_uses and e.fluid_uses[i]
    local wanted = use and use.name or boxes[i].filter
    if wanted == name and SIDE[boxes[i].production_type] == side then
      return i
    end
  end
  return nil
end

return recipes
