--- Shows values in the texts of errors: the same words as `fle.runtime.template` in Python.

local template = {}

local show

local function number(value)
  if value == math.floor(value) and value > -1e15 and value < 1e15 then
    return string.format("%.0f", value)
  end
  return (string.format("%.3f", value):gsub("0+$", ""):gsub("%.$", ""))
end

local function list(value)
  local parts = {}
  for index, item in ipairs(value) do
    parts[index] = show(item)
  end
  return table.concat(parts, ", ")
end

-- Counts by name: "5 coal, 2 wood".
local function counts(value)
  local keys = {}
  for key in pairs(value) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  for index, key in ipairs(keys) do
    keys[index] = show(value[key]) .. " " .. key
  end
  return table.concat(keys, ", ")
end

function show(value)
  if value == nil then
    return "nothing"
  elseif type(value) == "number" then
    return number(value)
  elseif type(value) ~= "table" then
    return tostring(value)
  elseif value.x and value.y then
    return "(" .. show(value.x) .. ", " .. show(value.y) .. ")"
  elseif next(value) == nil then
    return "nothing"
  end
  return value[1] ~= nil and list(value) or counts(value)
end

template.show = show

--- A number with a fixed count of decimals; what is no number is shown as it is.
---@param value any
---@param form string as string.format takes it
function template.fixed(value, form)
  if type(value) ~= "number" then
    return show(value)
  end
  return string.format(form, value)
end

return template
