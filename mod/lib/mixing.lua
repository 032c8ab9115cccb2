--- Neighbours whose fluid keeps an entity from being built: the game joins no two fluids.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype.fluidbox_prototypes, LuaFluidBox.

local words = require("lib.words")

local mixing = {}

local function fluid_of(entity)
  local boxes = entity.fluidbox
  for index = 1, #boxes do
    if boxes[index] then
      return boxes[index].name
    end
  end
  return nil
end

--- What has a fluid and stands beside a footprint, in words; nil when nothing does or the entity
--- has no fluid boxes.
---@param ctx fle.Context
---@param print fle.Footprint
---@return string|nil
function mixing.words(ctx, print)
  if #print.prototype.fluidbox_prototypes == 0 then
    return nil
  end
  local parts = {}
  local found = ctx.surface.find_entities_filtered({
    area = { { print.left - 1, print.top - 1 }, { print.right + 1, print.bottom + 1 } },
    force = ctx.force,
  })
  for _, entity in ipairs(found) do
    local fluid = entity.type ~= "character" and fluid_of(entity)
    if fluid then
      parts[#parts + 1] = ("%s with %s"):format(words.entity(entity), fluid)
    end
  end
  if #parts == 0 then
    return nil
  end
  return ("its fluids would mix; %s %s"):format(
    table.concat(parts, ", "),
    #parts == 1 and "is" or "are"
  )
end

return mixing
