-- Generated from schemas/tools by `fle gen`. Do not edit.
--- Results in the form in which they travel: encode[number of the tool](ctx, result) -> value.

local entities = require("generated.entities")

local encode = {}

local function list_of_chest(value, ctx)
  local result = {}
  for index, item in ipairs(value) do
    result[index] = entities.encode(item, ctx)
  end
  return result
end

-- extract_item
encode[1] = function(_, result)
  return result
end

-- find_all
encode[2] = function(ctx, result)
  return result ~= nil and list_of_chest(result, ctx) or nil
end

return encode
