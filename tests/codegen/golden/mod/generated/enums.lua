-- Generated from schemas/types by `fle gen`. Do not edit.
--- Enums: numbers travel as they are, texts as their place in `list`.

local enums = {}

enums.Direction = {
  UP = 0,
  RIGHT = 4,
  DOWN = 8,
  LEFT = 12,
  UPRIGHT = 2,
  DOWNRIGHT = 6,
  DOWNLEFT = 10,
  UPLEFT = 14,
  NORTH = 0,
  EAST = 4,
  SOUTH = 8,
  WEST = 12,
  NORTHEAST = 2,
  SOUTHEAST = 6,
  SOUTHWEST = 10,
  NORTHWEST = 14,
  members = {
    [0] = true,
    [4] = true,
    [8] = true,
    [12] = true,
    [2] = true,
    [6] = true,
    [10] = true,
    [14] = true,
  },
}

enums.EntityStatus = {
  list = {
    "working",
    "no_fuel",
  },
  index = {},
}
for index, value in ipairs(enums.EntityStatus.list) do
  enums.EntityStatus.index[value] = index
end

return enums
