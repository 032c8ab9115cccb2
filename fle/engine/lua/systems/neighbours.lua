--- What LuaEntity.neighbours gives for a type: each subsystem says it of its own types.

local neighbours = {}

local readers = {}

---@param prototype_type string
---@param read fun(e: table): any what a script gets
function neighbours.register(prototype_type, read)
  assert(not readers[prototype_type], "neighbours of " .. prototype_type .. " are given twice")
  readers[prototype_type] = read
end

---@param e table
---@return boolean known
---@return any value
function neighbours.read(e)
  local read = readers[e.type]
  if not read then
    return false, nil
  end
  return true, read(e)
end

return neighbours
