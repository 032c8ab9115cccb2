--- Values of tools as they travel: positions in 1/256 tile, known names as numbers.
--- Used by the generated encoders; an array that may have holes says its length in `n`.

local names = require("generated.names")

local floor = math.floor
local name_index = names.index

local forms = {}

--- The map without entries. An empty Lua table would travel as an empty array.
forms.EMPTY_MAP = {}

---@param value {x: number, y: number}
---@return integer[]
function forms.position(value)
  return { floor(value.x * 256 + 0.5), floor(value.y * 256 + 0.5) }
end

--- Whether a result is an entity or a group of them.
---@return boolean
function forms.is_entity(value)
  local kind = type(value)
  return kind == "userdata"
    or kind == "table" and (value.object_name == "LuaEntity" or value.is_group == true)
end

---@param value string
---@return integer|string
function forms.name(value)
  return name_index[value] or value
end

---@param value table<string, any>
function forms.map(value)
  if next(value) == nil then
    return forms.EMPTY_MAP
  end
  return value
end

--- A box by two corners or by four.
function forms.box(value)
  local left_top, right_bottom = value.left_top, value.right_bottom
  local position = forms.position
  return {
    position(left_top),
    position(right_bottom),
    position({ x = left_top.x, y = right_bottom.y }),
    position({ x = right_bottom.x, y = left_top.y }),
  }
end

return forms
