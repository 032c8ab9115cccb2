--- What of the map's own things differs from a new map: ores dug, trees felled, rocks broken.

local surface = require("world.surface")

local resource_state = {}

local TYPES = { "resource", "tree", "simple-entity" }

local function key_of(name, x, y)
  return ("%s %.8g %.8g"):format(name, x, y)
end

local function present(ground)
  local by_key, list = {}, ground.find_entities_filtered({ type = TYPES })
  for _, entity in ipairs(list) do
    local at = entity.position
    by_key[key_of(entity.name, at.x, at.y)] = entity
  end
  return by_key
end

--- The numbers of the things that are gone, and those whose amount changed.
---@return {gone: integer[], changed: integer[][]}
function resource_state.save(things)
  local by_key = present(surface.get())
  local gone, changed = {}, {}
  for i, thing in ipairs(things) do
    local entity = by_key[key_of(thing.name, thing.x, thing.y)]
    if not entity then
      gone[#gone + 1] = i
    elseif thing.amount and entity.amount ~= thing.amount then
      changed[#changed + 1] = { i, entity.amount }
    end
  end
  return { gone = gone, changed = changed }
end

--- Take from a fresh map what was gone.
function resource_state.load(things, state)
  local by_key = present(surface.get())
  local function entity_of(i)
    local thing = things[i]
    return thing and by_key[key_of(thing.name, thing.x, thing.y)]
  end
  for _, i in ipairs(state.gone) do
    local entity = entity_of(i)
    if entity then
      entity.destroy()
    end
  end
  for _, change in ipairs(state.changed) do
    local entity = entity_of(change[1])
    if entity then
      entity.amount = change[2]
    end
  end
end

resource_state.TYPES = TYPES

return resource_state
