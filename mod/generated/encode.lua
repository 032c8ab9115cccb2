-- Generated from schemas/tools by `fle gen`. Do not edit.
--- Results in the form in which they travel: encode[number of the tool](ctx, result) -> value.

local entities = require("generated.entities")
local forms = require("lib.wire_forms")

local encode = {}

local function list_of_entity(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

local function ingredient(value)
  return {
    value.name,
    value.count,
    value.type,
    n = 3,
  }
end

local function list_of_ingredient(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = ingredient(item)
  end
  return result
end

local function product(value)
  return {
    value.name,
    value.count,
    value.type,
    value.probability,
    n = 4,
  }
end

local function list_of_product(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = product(item)
  end
  return result
end

local function recipe(value)
  return {
    value.name,
    value.ingredients ~= nil and list_of_ingredient(value.ingredients) or nil,
    value.products ~= nil and list_of_product(value.products) or nil,
    value.energy,
    value.category,
    value.enabled,
    n = 6,
  }
end

local function resource_patch(value)
  return {
    value.name,
    value.size,
    forms.box(value.bounding_box),
  }
end

local function list_of_inventory(value)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = forms.map(item)
  end
  return result
end

local function inventory_or_list_of_inventory(value)
  if type(value) == "table" and value[1] == nil then
    return forms.map(value)
  end
  if type(value) == "table" and value[1] ~= nil then
    return list_of_inventory(value)
  end
  error("a result is not Inventory | list[Inventory]", 0)
end

-- can_place_entity
encode[1] = function(_, result)
  return result
end

-- craft_item
encode[2] = function(_, result)
  return result
end

-- extract_item
encode[3] = function(_, result)
  return result
end

-- get_entities
encode[4] = function(ctx, result)
  return list_of_entity(result, ctx)
end

-- get_entity
encode[5] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- get_prototype_recipe
encode[6] = function(_, result)
  return recipe(result)
end

-- get_resource_patch
encode[7] = function(_, result)
  return resource_patch(result)
end

-- harvest_resource
encode[8] = function(_, result)
  return result
end

-- insert_item
encode[9] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- inspect_inventory
encode[10] = function(_, result)
  return inventory_or_list_of_inventory(result)
end

-- move_to
encode[11] = function(_, result)
  return forms.position(result)
end

-- nearest
encode[12] = function(_, result)
  return forms.position(result)
end

-- nearest_buildable
encode[13] = function(_, result)
  return forms.box(result)
end

-- pickup_entity
encode[14] = function(_, result)
  return result
end

-- place_entity
encode[15] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- place_entity_next_to
encode[16] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- print
encode[17] = function(_, result)
  return result
end

-- rotate_entity
encode[18] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- score
encode[19] = function(_, result)
  return result
end

-- set_entity_recipe
encode[20] = function(ctx, result)
  return entities.encode(result, ctx)
end

-- sleep
encode[21] = function(_, result)
  return result
end

return encode
