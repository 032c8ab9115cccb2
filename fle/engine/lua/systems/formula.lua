--- The arithmetic of a technology's cost by level: "2^(L-7)*1000".
--- Source: prototype API, MathExpression: + - * / ^ and brackets, numbers, and the variable L.

local formula = {}

local function fail(text)
  error("cannot read the formula " .. text, 0)
end

--- A reader over the text; each function returns a value and moves on.
local function reader(text, level)
  local at = 1
  local sum

  local function peek()
    at = text:find("%S", at) or #text + 1
    return text:sub(at, at)
  end

  local function atom()
    local char = peek()
    if char == "(" then
      at = at + 1
      local value = sum()
      if peek() ~= ")" then
        fail(text)
      end
      at = at + 1
      return value
    elseif char == "L" or char == "l" then
      at = at + 1
      return level
    elseif char == "-" then
      at = at + 1
      return -atom()
    end
    local number = text:match("^[%d%.]+", at)
    if not tonumber(number) then
      fail(text)
    end
    at = at + #number
    return tonumber(number)
  end

  local function power()
    local base = atom()
    if peek() == "^" then
      at = at + 1
      return base ^ power()
    end
    return base
  end

  local function product()
    local value = power()
    while true do
      local char = peek()
      if char == "*" then
        at = at + 1
        value = value * power()
      elseif char == "/" then
        at = at + 1
        value = value / power()
      elseif char == "(" or char:find("[%dLl]") then
        -- "2(L-3)" is a product too.
        value = value * power()
      else
        return value
      end
    end
  end

  function sum()
    local value = product()
    while true do
      local char = peek()
      if char == "+" then
        at = at + 1
        value = value + product()
      elseif char == "-" then
        at = at + 1
        value = value - product()
      else
        return value
      end
    end
  end

  return function()
    local value = sum()
    if peek() ~= "" then
      fail(text)
    end
    return value
  end
end

---@param text string
---@param level number value of L
---@return number
function formula.evaluate(text, level)
  return reader(text, level)()
end

return formula
