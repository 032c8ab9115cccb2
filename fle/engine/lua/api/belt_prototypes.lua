--- Members of LuaEntityPrototype about belts and loaders.
--- Source: prototype API, LoaderPrototype with its defaults: belt_length 0.5, container_distance
--- 1.5 (1 for a loader of one tile, which says so itself), belt_distance 0.5 and 0.

local objects = require("objects")

local get = {}

-- Loaders only: the kinds of the facts keep every other type out.
local function of_loader(field, default)
  return function(prototype)
    local value = prototype[field]
    if value == nil then
      value = default
    end
    return value
  end
end

get.belt_length = of_loader("belt_length", 0.5)
get.container_distance = of_loader("container_distance", 1.5)
get.per_lane_filters = of_loader("per_lane_filters", false)
get.loader_adjustable_belt_stack_size = of_loader("adjustable_belt_stack_size", false)
get.loader_max_belt_stack_size = of_loader("max_belt_stack_size", 1)
get.loader_respect_insert_limits = of_loader("respect_insert_limits", true)
get.loader_wait_for_full_stack = of_loader("wait_for_full_stack", false)
get.has_belt_immunity = of_loader("has_belt_immunity", false)

function get.belt_distance(prototype)
  return prototype.type == "loader" and 0.5 or 0
end

objects.implement("LuaEntityPrototype", { get = get })
