--- Launch the rocket that stands ready in a silo.
--- Source: runtime API 1.1 and 2.0, LuaEntity.launch_rocket, rocket_parts,
--- LuaEntityPrototype.rocket_parts_required.

local emulated = require("lib.emulated")
local fault = require("lib.fault")
local nearby = require("lib.nearby")
local reach = require("lib.reach")

-- Half the side of the square in which a silo's middle is looked for, in tiles: half its size.
local RADIUS = 4.5

local function silo_at(ctx, position)
  local found = ctx.surface.find_entities_filtered({
    area = nearby.square(position, RADIUS),
    type = "rocket-silo",
    force = ctx.force,
  })
  local silo = nearby.nearest(found, position)
  if not silo then
    nearby.refuse(ctx, "rocket-silo", position, RADIUS)
  end
  return silo
end

local function launch(silo)
  return silo.launch_rocket()
end

local function reason(silo)
  local parts = emulated.read(silo, "rocket_parts") or 0
  local required = emulated.read(silo.prototype, "rocket_parts_required")
  if required and parts < required then
    return ("%d of %d rocket parts are ready"):format(parts, required)
  end
  return "no rocket stands ready in it"
end

---@param ctx fle.Context
---@param args fle.LaunchRocketArgs
---@return LuaEntity
local function launch_rocket(ctx, args)
  local silo = args.silo.object_name and args.silo or silo_at(ctx, args.silo)
  reach.require(ctx, silo, "use")
  -- A server without rockets never has one ready.
  if silo.type ~= "rocket-silo" or not emulated.call(launch, silo) then
    fault("rocket_not_ready", {
      silo = silo.name,
      position = silo.position,
      reason = silo.type == "rocket-silo" and reason(silo) or "it is no rocket silo",
    })
  end
  return silo
end

return launch_rocket
