--- LuaEntity.neighbours of whatever pipes connect: for each fluid box the entities that it meets.
--- Source: runtime API 1.1 and 2.0, LuaEntity.neighbours.

local boxes = require("systems.fluids.boxes")
local connections = require("systems.fluids.connections")
local neighbours = require("systems.neighbours")
local objects = require("objects")

local TYPES = {
  "boiler",
  "fluid-turret",
  "generator",
  "infinity-pipe",
  "offshore-pump",
  "pipe",
  "pipe-to-ground",
  "pump",
  "storage-tank",
  "valve",
}

local function read(e)
  local list = {}
  for index, box in ipairs(boxes.visible(e)) do
    list[index] = {}
    for at in ipairs(connections.of(e)[box]) do
      local met = connections.partner(e, box, at)
      if met then
        table.insert(list[index], objects.wrap("LuaEntity", met.e))
      end
    end
  end
  return list
end

for _, prototype_type in ipairs(TYPES) do
  neighbours.register(prototype_type, read)
end
