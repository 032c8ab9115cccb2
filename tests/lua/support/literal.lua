--- Values as text for failure messages: tables with sorted keys, cut at a readable depth.

local MAX_DEPTH = 8
local MAX_ENTRIES = 60

local function by_text(left, right)
  if type(left) == "number" and type(right) == "number" then
    return left < right
  end
  return tostring(left) < tostring(right)
end

local render

local function render_table(value, depth, path)
  if path[value] then
    return "<cycle>"
  end
  if depth > MAX_DEPTH then
    return "{...}"
  end
  local keys = {}
  for key in next, value do
    keys[#keys + 1] = key
  end
  if #keys == 0 then
    return "{}"
  end
  table.sort(keys, by_text)
  path[value] = true
  local parts = {}
  for index, key in ipairs(keys) do
    if index > MAX_ENTRIES then
      parts[#parts + 1] = "... " .. (#keys - MAX_ENTRIES) .. " more"
      break
    end
    local shown = render(rawget(value, key), depth + 1, path)
    if key == index then
      parts[#parts + 1] = shown
    elseif type(key) == "string" and key:find("^[%a_][%w_]*$") then
      parts[#parts + 1] = key .. " = " .. shown
    else
      parts[#parts + 1] = "[" .. render(key, depth + 1, path) .. "] = " .. shown
    end
  end
  path[value] = nil
  return "{ " .. table.concat(parts, ", ") .. " }"
end

function render(value, depth, path)
  if type(value) == "string" then
    return string.format("%q", value)
  end
  if type(value) == "number" and value ~= math.floor(value) then
    return string.format("%.17g", value)
  end
  local meta = type(value) == "table" and getmetatable(value)
  if type(value) ~= "table" or (type(meta) == "table" and meta.__tostring) then
    return tostring(value)
  end
  return render_table(value, depth, path)
end

return setmetatable({
  --- The same, but a string stands without quotes.
  bare = function(value)
    return type(value) == "string" and value or render(value, 1, {})
  end,
}, {
  __call = function(_, value)
    return render(value, 1, {})
  end,
})
