--- Bring every ore field and oil well back to what it held at first.

local lab = require("world.lab")

local function regenerate_resources()
  lab.regenerate_resources()
end

return regenerate_resources
