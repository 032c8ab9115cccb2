--- Mathematical expressions as the game evaluates them (research costs, `evaluate_expression`).
--- Source: runtime API 1.1 and 2.0, concept MathExpression.

local expression = {}

local FUNCTIONS = {
  abs = { 1, math.abs },
  log2 = {
    1,
    function(x)
      return math.log(x) / math.log(2)
    end,
  },
  sign = {
    1,
    function(x)
      return x > 0 and 1 or x < 0 and -1 or 0
    end,
  },
  max = { nil, math.max },
  min = { nil, math.min },
}

local Parser = {}
Parser.__index = Parser

local function fail(parser, what)
  error(what .. " at position " .. parser.at .. " of " .. parser.text, 0)
end

function Parser:skip()
  self.at = self.text:find("%S", self.at) or #self.text + 1
end

function Parser:accept(pattern)
  self:skip()
  local found = self.text:match("^" .. pattern, self.at)
  if found then
    self.at = self.at + #found
  end
  return found
end

function Parser:call(name)
  local action = FUNCTIONS[name]
  if not action then
    fail(self, "unknown function " .. name)
  end
  local arguments = {}
  repeat
    arguments[#arguments + 1] = self:sum()
  until not self:accept(",")
  if not self:accept("%)") then
    fail(self, "')' expected")
  elseif action[1] and action[1] ~= #arguments then
    fail(self, name .. " takes " .. action[1] .. " argument")
  end
  return action[2](require("lua_compat").unpack(arguments))
end

function Parser:atom()
  if self:accept("%(") then
    local value = self:sum()
    if not self:accept("%)") then
      fail(self, "')' expected")
    end
    return value
  end
  local hexadecimal = self:accept("0[xX]%x+")
  if hexadecimal then
    return tonumber(hexadecimal)
  end
  local digits = self:accept("%d+%.?%d*[eE][+-]?%d+") or self:accept("%d*%.?%d+")
  if digits then
    return tonumber(digits)
  end
  local name = self:accept("[%a_][%w_]*")
  if not name then
    fail(self, "a value expected")
  elseif self:accept("%(") then
    return self:call(name)
  elseif self.variables[name] == nil then
    fail(self, "unknown variable " .. name)
  end
  return self.variables[name]
end

function Parser:unary()
  if self:accept("%-") then
    return -self:unary()
  elseif self:accept("%+") then
    return self:unary()
  end
  return self:power()
end

function Parser:power()
  local base = self:atom()
  if self:accept("%^") then
    return base ^ self:unary()
  end
  return base
end

-- Names and numbers side by side are multiplied: 2^(L-1)*1000 and 1000L alike.
function Parser:product()
  local value = self:unary()
  while true do
    if self:accept("%*") then
      value = value * self:unary()
    elseif self:accept("/") then
      value = value / self:unary()
    else
      self:skip()
      if not self.text:find("^[%w_%(%.]", self.at) then
        return value
      end
      value = value * self:power()
    end
  end
end

function Parser:sum()
  local value = self:product()
  while true do
    if self:accept("%+") then
      value = value + self:product()
    elseif self:accept("%-") then
      value = value - self:product()
    else
      return value
    end
  end
end

--- The value of an expression; raises when it is not one.
---@param text string
---@param variables table|nil
---@return number
function expression.evaluate(text, variables)
  local parser = setmetatable({ text = text, at = 1, variables = variables or {} }, Parser)
  local value = parser:sum()
  parser:skip()
  if parser.at <= #text then
    fail(parser, "the end expected")
  end
  return value
end

return expression
