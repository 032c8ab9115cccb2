--- LuaSurface.spill_item_stack: items laid on free ground around a place, one by one.
--- Source: runtime API 1.1 (positional arguments) and 2.0 (a table).

local S = require("state")
local arguments = require("api.arguments")
local automation = require("systems.automation")
local deconstruction = require("deconstruction")
local items = require("systems.items")
local objects = require("objects")
local free_places = require("placement.free_places")

local function spill(surface, x, y, stack, force, radius)
  local laid = {}
  for _ = 1, stack.count do
    local px, py = free_places.near(surface.index, automation.GROUND, x, y, radius, 0.25, false)
    if not px then
      break
    end
    local e = automation.lay(surface.index, px, py, items.stack(stack.name, 1, stack))
    if force then
      deconstruction.mark(e, force)
    end
    laid[#laid + 1] = objects.wrap("LuaEntity", e)
  end
  return laid
end

objects.implement("LuaSurface", {
  methods = {
    spill_item_stack = function(surface, first, stack, _, force)
      local position, radius = first, 0
      if S.profile.factorio ~= "1.1" then
        first = arguments.named(first, "spill_item_stack")
        position, stack, force = first.position, first.stack, first.force
        radius = first.max_radius or 0
      end
      local x, y = arguments.position(arguments.required(position, "position"))
      stack = items.parse_stack(arguments.required(stack, "stack"))
      force = force ~= nil and arguments.force(force) or nil
      -- No limit unless one is given; a thousand tiles stand for that.
      return spill(surface, x, y, stack, force, radius > 0 and radius or 1000)
    end,
  },
})
