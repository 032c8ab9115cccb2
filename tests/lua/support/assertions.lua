--- The assertions that specs use, for runs without busted.
--- Source: the documented behaviour of luassert (its core, the same names and argument order).
--- Words joined by dots or underscores are read as luassert reads them: `assert.are_not.equal`,
--- `assert.is_not_nil` and `assert.has_no.error` all take their negation from `not` or `no`.

local literal = require("tests.lua.support.literal")

local FILLERS = { are = true, is = true, has = true, does = true, a = true, an = true, be = true }
local NEGATIONS = { ["not"] = true, no = true }

local function same(left, right, seen)
  if left == right then
    return true
  end
  if type(left) ~= "table" or type(right) ~= "table" then
    return false
  end
  if seen[left] == right then
    return true
  end
  seen[left] = right
  for key, value in next, left do
    if not same(value, rawget(right, key), seen) then
      return false
    end
  end
  for key in next, right do
    if rawget(left, key) == nil then
      return false
    end
  end
  return true
end

--- luassert drops the position from a string error before it compares it.
local function without_position(message)
  if type(message) ~= "string" then
    return message
  end
  return (message:gsub("^.-:%d+: ", "", 1))
end

local function raised(action)
  local ok, message = pcall(action)
  return not ok, without_position(message)
end

local function as_text(value)
  if type(value) == "string" or type(value) == "number" then
    return tostring(value)
  end
  local meta = type(value) == "table" and getmetatable(value)
  if type(meta) == "table" and meta.__tostring then
    return tostring(value)
  end
  return nil
end

--- Each check returns whether it holds, what was wanted, what was found, and the caller's message.
local checks = {}

function checks.equal(expected, actual, message)
  return expected == actual, expected, actual, message
end
checks.equals = checks.equal

function checks.same(expected, actual, message)
  return same(expected, actual, {}), expected, actual, message
end

function checks.near(expected, actual, tolerance, message)
  local holds = type(actual) == "number" and math.abs(expected - actual) <= tolerance
  return holds, expected, actual, message
end

function checks.matches(pattern, actual, message)
  local text = as_text(actual)
  return text ~= nil and text:find(pattern) ~= nil, pattern, actual, message
end
checks.match = checks.matches

function checks.truthy(actual, message)
  return not not actual, "a true value", actual, message
end

function checks.falsy(actual, message)
  return not actual, "a false value", actual, message
end

checks["true"] = function(actual, message)
  return actual == true, true, actual, message
end

checks["false"] = function(actual, message)
  return actual == false, false, actual, message
end

checks["nil"] = function(actual, message)
  return actual == nil, nil, actual, message
end

function checks.error(action, expected, message)
  local failed, found = raised(action)
  if not failed then
    return false, expected == nil and "an error" or expected, "no error", message
  end
  if expected == nil then
    return true, "no error", found, message
  end
  if type(expected) == "string" then
    return expected == as_text(found), expected, found, message
  end
  return same(expected, found, {}), expected, found, message
end
checks.errors = checks.error

function checks.error_matches(action, pattern, message)
  local failed, found = raised(action)
  local text = failed and as_text(found)
  return text ~= nil and text ~= false and text:find(pattern) ~= nil, pattern, found, message
end
checks.error_match = checks.error_matches

for _, kind in ipairs({ "boolean", "number", "string", "table", "function", "userdata" }) do
  checks[kind] = function(actual, message)
    return type(actual) == kind, "a " .. kind, actual, message
  end
end

local function fail(name, negated, expected, actual, message)
  local lines = {
    "assert." .. (negated and "not_" or "") .. name .. " failed",
    (negated and "unwanted: " or "expected: ") .. literal(expected),
    "found:    " .. literal(actual),
  }
  if message ~= nil then
    table.insert(lines, 1, literal.bare(message))
  end
  error(table.concat(lines, "\n"), 0)
end

local chain

local function run_check(words, negated, ...)
  local name = table.concat(words, "_")
  local check = checks[name] or checks[name:lower()]
  if not check then
    error("there is no assertion '" .. name .. "'", 3)
  end
  local holds, expected, actual, message = check(...)
  if (holds and true or false) == negated then
    fail(name, negated, expected, actual, message)
  end
  return ...
end

local function extend(words, negated, key)
  local longer = {}
  for index, word in ipairs(words) do
    longer[index] = word
  end
  for word in key:gmatch("[^_]+") do
    if NEGATIONS[word] then
      negated = not negated
    elseif not FILLERS[word] then
      longer[#longer + 1] = word
    end
  end
  return chain(longer, negated)
end

function chain(words, negated)
  return setmetatable({}, {
    __index = function(_, key)
      return extend(words, negated, key)
    end,
    __call = function(_, ...)
      return run_check(words, negated, ...)
    end,
  })
end

return setmetatable({}, {
  __index = function(_, key)
    return extend({}, false, key)
  end,
  __call = function(_, value, message, ...)
    if not value then
      error(message == nil and "assertion failed!" or message, 2)
    end
    return value, message, ...
  end,
})
