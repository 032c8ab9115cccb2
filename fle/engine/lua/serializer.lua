--- Plain data to bytes and back: canonical (the same data always give the same bytes, on both
--- Luas), and fast, because a snapshot is taken often. What the bytes mean: serializer/format.lua.

local objects = require("objects")
local read = require("serializer.reader")
local Writer = require("serializer.writer")

local serializer = {}

local format = string.format

local function describe_path(path)
  local parts = {}
  for i, key in ipairs(path) do
    if i == 1 then
      parts[i] = tostring(key)
    elseif type(key) == "string" and key:find("^[%a_][%w_]*$") then
      parts[i] = "." .. key
    else
      parts[i] = "[" .. (type(key) == "string" and format("%q", key) or tostring(key)) .. "]"
    end
  end
  return table.concat(parts)
end

--- Where a value hangs, found only when it cannot be saved.
local function find_path(root, wanted, path, seen)
  if seen[root] then
    return nil
  end
  seen[root] = true
  for _, key in ipairs(Writer.sorted_keys(root)) do
    local value = root[key]
    path[#path + 1] = key
    if value == wanted or key == wanted then
      return path
    end
    if
      type(value) == "table"
      and not objects.class_of(value)
      and find_path(value, wanted, path, seen)
    then
      return path
    end
    path[#path] = nil
  end
  return nil
end

--- Bytes of a value. What cannot be saved is an error that says where it hangs, under `root_name`.
---@param value any
---@param metatables table|nil names of the metatables that are kept
---@param root_name string|nil
---@return string
function serializer.dump(value, metatables, root_name)
  local writer = Writer.new(metatables)
  local ok, failure = pcall(writer.value, writer, value)
  if ok then
    return writer:bytes()
  end
  if type(failure) ~= "table" or failure.unserializable == nil then
    error(failure, 0)
  end
  local culprit = failure.unserializable
  local path = type(value) == "table" and find_path(value, culprit, { root_name or "value" }, {})
  local where = path and describe_path(path) or root_name or "value"
  local what = objects.class_of(culprit) or type(culprit)
  if what == "function" then
    error(format("Cannot save function at %s: functions are not allowed in saved data.", where), 0)
  end
  error(format("Cannot save %s at %s.", what, where), 0)
end

--- The value that was written. `metatables` gives the kept ones by name.
---@param data string
---@param metatables table|nil
function serializer.load(data, metatables)
  local ok, value, after = pcall(read, data, metatables)
  if not ok or after ~= #data + 1 then
    error("the saved data are damaged", 0)
  end
  return value
end

return serializer
