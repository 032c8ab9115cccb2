--- Errors of the API: raised in the engine, shown at the place in the script that called it.

local script_error = {}

--- The place in a mod's or command's code that called into the engine, as `file:line: `.
local function caller()
  for level = 3, 40 do
    local frame = debug.getinfo(level, "Sl")
    if not frame then
      return ""
    end
    -- Engine files are read from disk and called "@/path"; a mod's are "@__mod__/path", a console
    -- command's chunk is its own text.
    if
      frame.what ~= "C" and (frame.source:sub(1, 3) == "@__" or not frame.source:find("^[@=]"))
    then
      return frame.short_src .. ":" .. frame.currentline .. ": "
    end
  end
  return ""
end

--- Raise an error at the place in the mod or command that called into the engine.
---@param format string taken literally when nothing follows
function script_error.raise(format, ...)
  local text = select("#", ...) > 0 and string.format(format, ...) or format
  error(caller() .. text, 0)
end

return script_error
