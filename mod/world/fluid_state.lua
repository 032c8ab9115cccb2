--- Fluids in the boxes of an entity, by box.
--- Source: LuaFluidBox; both versions index it from 1 and give name, amount and temperature.

local segments = require("compat.segments")

local fluids = {}

---@return any[]? list of {box, name, amount, temperature}
function fluids.save(entity)
  if #entity.prototype.fluidbox_prototypes == 0 then
    return nil
  end
  -- A server that does not emulate fluids has none that could be lost.
  local boxes, list = entity.fluidbox or {}, {}
  for i = 1, #boxes do
    local fluid = boxes[i]
    if fluid then
      list[#list + 1] = { i, fluid.name, fluid.amount, fluid.temperature }
    end
  end
  return #list > 0 and list or nil
end

--- What joined boxes hold is shared out among them, so that setting one would change all: these
--- are filled by what each of them held.
function fluids.load(entity, list)
  for _, fluid in ipairs(list or {}) do
    local content = { name = fluid[2], amount = fluid[3], temperature = fluid[4] }
    if segments.is_shared(entity, fluid[1]) then
      entity.insert_fluid(content)
    else
      entity.fluidbox[fluid[1]] = content
    end
  end
end

return fluids
