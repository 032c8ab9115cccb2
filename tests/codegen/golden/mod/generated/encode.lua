-- Generated from schemas/tools by `fle gen`. Do not edit.
--- Results in the form in which they travel: encode[number of the tool](ctx, result) -> value.

local entities = require("generated.entities")
local forms = require("lib.wire_forms")

local encode = {}

local function list_of_chest(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

local function amount(value)
  return {
    value.needed,
    value.held,
  }
end

local function thing_or_amount(value, ctx)
  if forms.is_entity(value) then
    return entities.encode(value, ctx)
  end
  if type(value) == "table" and value.needed ~= nil then
    return amount(value)
  end
  error("a result is not EntityGroup | Entity | Amount", 0)
end

-- extract_item
encode[1] = function(_, result)
  return result
end

-- find_all
encode[2] = function(ctx, result)
  return result ~= nil and list_of_chest(result, ctx) or nil
end

-- join
encode[3] = function(ctx, result)
  return thing_or_amount(result, ctx)
end

return encode
