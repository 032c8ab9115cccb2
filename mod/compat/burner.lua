--- What a burner burns.
--- Source: LuaBurner.currently_burning: 1.1 an item prototype, 2.0 a prototype with its quality.

local burner = {}

if require("compat.version") == "1.1" then
  function burner.current(burning)
    local prototype = burning.currently_burning
    return prototype and prototype.name
  end
else
  function burner.current(burning)
    local pair = burning.currently_burning
    return pair and pair.name.name
  end
end

--- Both versions take a name; nil puts the fire out.
function burner.set_current(burning, name)
  burning.currently_burning = name
end

return burner
