-- Generated from schemas/enums.yaml and the names of both game versions by `fle gen`. Do not edit.
--- Names by their number on the wire, and what replaces a name that a version lacks.

local list = {
  "iron-chest",
  "coal",
  "small-lamp",
  "belt-group",
  "water",
  "lamp",
  "optics",
  "water-barrel",
  "fill-water-barrel",
}

local index = {}
for number, name in ipairs(list) do
  index[name] = number
end

local successors = {
  ["1.1"] = {
    lamp = "optics",
    ["water-barrel"] = "fill-water-barrel",
  },
  ["2.0"] = {
    optics = "lamp",
    ["fill-water-barrel"] = "water-barrel",
  },
}

return { list = list, index = index, successors = successors }
