--- LuaTilePrototype.
--- Source: runtime API 1.1 and 2.0.

local bodies = require("api.prototype_bodies")
local prototypes = require("api.prototypes")

local field, flag = prototypes.field, prototypes.flag

prototypes.implement("tile", {
  get = {
    can_be_part_of_blueprint = flag("can_be_part_of_blueprint"),
    collision_mask = bodies.collision_mask,
    collision_mask_with_flags = bodies.collision_mask_with_flags,
    decorative_removal_probability = field("decorative_removal_probability", 0),
    fluid = bodies.fluid,
    items_to_place_this = bodies.items_to_place_this,
    layer = field("layer"),
    map_color = field("map_color"),
    mineable_properties = bodies.mineable_properties,
    needs_correction = flag("needs_correction"),
    next_direction = function(prototype)
      return prototypes.wrap("tile", prototype.next_direction)
    end,
    vehicle_friction_modifier = field("vehicle_friction_modifier", 1),
    walking_speed_modifier = field("walking_speed_modifier", 1),
  },
})
