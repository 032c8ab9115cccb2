-- Generated from schemas/errors.yaml by `fle gen`. Do not edit.
--- The text of each failure, made of its data.

local template = require("lib.template")

local fixed = template.fixed
local show = template.show

local text = {}

function text.item_not_found(data)
  return table.concat({
    "There is no ",
    show(data.item),
    " in ",
    show(data.source),
    "; found ",
    show(data.found),
    ".",
  })
end

function text.out_of_reach(data)
  return table.concat({
    show(data.source),
    " is ",
    fixed(data.distance, "%.1f"),
    " tiles away; reach is ",
    fixed(data.reach, "%.0f"),
    " tiles.",
  })
end

function text.unknown_tool()
  return table.concat({
    "There is no such tool.",
  })
end

local errors = { text = text }

--- The text of a failure; the code itself when no schema declares it.
---@param code string
---@param data table<string, any>
---@return string
function errors.render(code, data)
  local written = text[code]
  return written and written(data) or code
end

return errors
