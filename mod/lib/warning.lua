--- A warning: what is wrong, in words, and of what kind it is (schemas/types/warning_code.yaml).

---@class fle.Warning
---@field code string a WarningCode
---@field text string

---@param code string a WarningCode
---@param text string
---@return fle.Warning
return function(code, text)
  return { code = code, text = text }
end
