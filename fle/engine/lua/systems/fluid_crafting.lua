--- The fluids of crafting machines: what a recipe drinks from the boxes of its machine and what it
--- pours into them. Nothing fills those boxes yet, so a recipe that needs a fluid waits for it.

local objects = require("objects")

local fluid_crafting = {}

function fluid_crafting.attach() end

function fluid_crafting.assign() end

function fluid_crafting.offers()
  return false
end

function fluid_crafting.has_room()
  return true
end

function fluid_crafting.drink()
  objects.error("not emulated: fluids of machines")
end

fluid_crafting.pour = fluid_crafting.drink

return fluid_crafting
