--- Fluid boxes that share what they hold with those that they are joined to.
--- In 2.0 the members of a segment do; in 1.1 each pipe has its own content, yet a server may keep
--- a joined run of pipes and tanks as one.
--- Source: runtime API 2.0, LuaFluidBox.get_fluid_segment_id.

local segments = {}

local PIPES = { pipe = true, ["pipe-to-ground"] = true, ["storage-tank"] = true }

if require("compat.version") == "1.1" then
  ---@param entity LuaEntity
  ---@return boolean
  function segments.is_shared(entity)
    return PIPES[entity.type] or false
  end
else
  ---@param entity LuaEntity
  ---@param index integer of the box
  function segments.is_shared(entity, index)
    return PIPES[entity.type] or entity.fluidbox.get_fluid_segment_id(index) ~= nil
  end
end

return segments
