--- Join values into one line of text.

local order = require("lib.order")

local text

local function list_text(values)
  local parts = {}
  for index, value in ipairs(values) do
    parts[index] = text(value)
  end
  return "[" .. table.concat(parts, ", ") .. "]"
end

local function map_text(values)
  local parts = {}
  for key, value in order.pairs(values) do
    parts[#parts + 1] = ("%s: %s"):format(tostring(key), text(value))
  end
  return "{" .. table.concat(parts, ", ") .. "}"
end

function text(value)
  if type(value) == "number" then
    return ("%.14g"):format(value)
  elseif type(value) ~= "table" then
    return tostring(value)
  elseif #value > 0 then
    return list_text(value)
  end
  return map_text(value)
end

---@param _ fle.Context
---@param args fle.PrintArgs
---@return string
local function print_values(_, args)
  local parts = {}
  for index = 1, args.values.n do
    parts[index] = text(args.values[index])
  end
  return table.concat(parts, "\t")
end

return print_values
