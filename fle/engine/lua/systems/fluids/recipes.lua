--- Which fluid box of a crafting machine is for what, and how much it holds.
--- Rule: the fluid ingredients take the input boxes in order, the products the output boxes; an
--- ingredient or product with a fluidbox_index takes that one, a box with a filter only its fluid.
--- A side's only fluid without such an index has all boxes of the side, as one: either input of a
--- chemical plant will do (runtime API, LuaFluidBox.get_prototype; which ones merge is known of the
--- game only for one fluid).
--- An input box holds twice what a craft takes (2.0: fluidbox_multiplier, default 2; 1.1: taken to
--- be the same), an output box its prototype's volume or two crafts, whichever is more. Boxes that
--- the recipe does not need are off. What no longer fits is lost when the recipe changes, as in the
--- game. Source: prototype API, FluidIngredientPrototype, FluidProductPrototype,
--- AssemblingMachinePrototype::fluid_boxes_off_when_no_fluid_recipe.
---
--- Saved: `fluid_uses = { [box] = { name, volume, merged } }` (nil without a recipe that has
--- fluids); `merged` is the box that one belongs to.

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

local function fluids_of(list)
  local found = {}
  for _, entry in ipairs(list or {}) do
    if entry.type == "fluid" then
      found[#found + 1] = entry
    end
  end
  return found
end

-- The only fluid of a side takes the side's other boxes too.
local function merge(boxes, side, entries, uses, first)
  if #entries ~= 1 or (entries[1].fluidbox_index or 0) > 0 or not first then
    return
  end
  for i, box in ipairs(boxes) do
    if SIDE[box.production_type] == side and not uses[i] and not box.filter then
      uses[i] = { name = entries[1].name, volume = uses[first].volume, merged = first }
    end
  end
end

--- The uses of a machine's boxes by a recipe.
---@param prototype table of the machine
---@param recipe table|nil
---@return table|nil uses { [box] = { name, volume, merged } }
function recipes.uses(prototype, recipe)
  local boxes, uses = prototype.fluid_boxes or {}, {}
  for _, side in ipairs({ { "input", "ingredients" }, { "output", "products" } }) do
    local entries, first = fluids_of(recipe and recipe[side[2]]), nil
    -- Those with a fixed place come first.
    for _, fixed in ipairs({ true, false }) do
      for _, entry in ipairs(entries) do
        if ((entry.fluidbox_index or 0) > 0) == fixed then
          local i = free_box(boxes, side[1], entry, uses)
          if i then
            uses[i] = use_of(entry, side[1], boxes[i].volume)
            first = first or i
          end
        end
      end
    end
    merge(boxes, side[1], entries, uses, first)
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
