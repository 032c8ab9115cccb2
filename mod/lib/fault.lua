--- Raise a failure that the schemas declare: a code and its data, never a sentence.

---@class fle.Fault
---@field code string one of schemas/errors.yaml
---@field data table<string, any>
local Fault = {}
Fault.__index = Fault
Fault.__tostring = function(self)
  return "fault: " .. self.code
end

local fault = {}

--- Whether a caught error is a fault, not a bug.
---@param value any
---@return boolean
function fault.is(value)
  return type(value) == "table" and getmetatable(value) == Fault
end

---@param code string
---@param data? table<string, any>
---@return fle.Fault
function fault.new(code, data)
  return setmetatable({ code = code, data = data or {} }, Fault)
end

return setmetatable(fault, {
  __call = function(_, code, data)
    error(fault.new(code, data), 0)
  end,
})
