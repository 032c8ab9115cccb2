-- Generated from schemas/tools and schemas/entities by `fle gen`. Do not edit.
--- References: the part of an earlier result that a later call of the batch has as its argument.

local paths = require("lib.paths")

local PLAIN, POSITION, ENTITY = paths.PLAIN, paths.POSITION, paths.ENTITY
local NAME, STATUS = paths.NAME, paths.STATUS
local list, record, entity_or = paths.list, paths.record, paths.entity_or

local shapes = {}
shapes.Amount = record({
  needed = { 1, PLAIN },
  held = { 2, PLAIN },
})
shapes.BoundingBox = record({
  left_top = { 1, POSITION },
  right_bottom = { 2, POSITION },
  left_bottom = { 3, POSITION },
  right_top = { 4, POSITION },
})
shapes.ResourcePatch = record({
  name = { 1, NAME },
  size = { 2, PLAIN },
  bounding_box = { 3, shapes.BoundingBox },
})

-- Fields of entity classes by the number of the class; the value itself starts with that number.
local classes = {
  -- Chest
  {
    name = { 2, NAME },
    direction = { 3, PLAIN },
    position = { 4, POSITION },
    id = { 5, PLAIN },
    warnings = { 6, list(PLAIN) },
    status = { 7, STATUS },
    inventory = { 8, PLAIN },
  },
  -- ChestGroup
  {
    name = { 2, NAME },
    position = { 3, POSITION },
    entities = { 4, list(ENTITY) },
  },
  -- Entity
  {
    name = { 2, NAME },
    direction = { 3, PLAIN },
    position = { 4, POSITION },
    id = { 5, PLAIN },
    warnings = { 6, list(PLAIN) },
    status = { 7, STATUS },
  },
  -- Lamp
  {
    name = { 2, NAME },
    direction = { 3, PLAIN },
    position = { 4, POSITION },
    id = { 5, PLAIN },
    warnings = { 6, list(PLAIN) },
    status = { 7, STATUS },
    near = { 8, list(shapes.ResourcePatch) },
  },
}

local class_names = {
  "Chest",
  "ChestGroup",
  "Entity",
  "Lamp",
}

local results = {
  PLAIN, -- extract_item
  list(ENTITY), -- find_all
  entity_or(shapes.Amount, 2), -- join
}

--- The shapes of results by the number of their tool; fields and names of classes by theirs.
local references = { results = results, classes = classes, class_names = class_names }

--- Follow a path into the answer of an earlier call.
---@param tool integer number of the tool that answered
---@param value any the answer as it travels
---@param path (string|integer)[] names of fields, places in lists from 0
---@param call integer place of that call in the batch, for messages
---@return any argument in the form in which arguments travel
function references.resolve(tool, value, path, call)
  return paths.follow(results[tool], value, path, classes, call)
end

return references
