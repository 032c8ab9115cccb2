--- Text arguments that are one of a few words.

local fault = require("lib.fault")

local options = {}

local WORDS = {
  mode = { "lockstep", "realtime" },
  cost_model = { "instant", "realistic" },
  reach = { "assisted", "strict" },
  technologies = { "all", "none" },
}

--- Raise `not_an_option` for a text that is none of the words of its parameter; nil may pass.
---@param parameter string
---@param value? string
function options.require_word(parameter, value)
  if value == nil then
    return
  end
  for _, word in ipairs(WORDS[parameter]) do
    if value == word then
      return
    end
  end
  fault("not_an_option", {
    parameter = parameter,
    value = value,
    options = table.concat(WORDS[parameter], ", "),
  })
end

return options
