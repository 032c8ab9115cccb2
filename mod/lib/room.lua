--- Whether several items fit into an inventory together.
--- LuaInventory.get_insertable_count looks at one kind at a time, so that two kinds would both
--- count the same empty slot. Exact for items without durability, ammunition or damage.

local order = require("lib.order")
local prototypes = require("compat.prototypes")

local room = {}

--- The first item, by name, that has no room when all are put in; nil when everything fits.
---@param inventory LuaInventory
---@param counts table<string, integer>
---@return string|nil
function room.lacking(inventory, counts)
  local empty = inventory.count_empty_stacks()
  for name, count in order.pairs(counts) do
    local size = prototypes.stack_size(name)
    local in_stacks = inventory.get_insertable_count(name) - inventory.count_empty_stacks() * size
    local rest = count - math.max(in_stacks, 0)
    if rest > 0 then
      empty = empty - math.ceil(rest / size)
      if empty < 0 then
        return name
      end
    end
  end
  return nil
end

---@param counts table<string, integer>
---@param name string
---@param count integer
function room.add(counts, name, count)
  counts[name] = (counts[name] or 0) + count
end

return room
