--- LuaEntity: what an entity is called and looks like. Nothing depends on it.
--- Source: runtime API 1.1 and 2.0, LuaEntity.

local objects = require("objects")
local surfaces = require("terrain.surfaces")

local get, set, methods = {}, {}, {}

function get.color(e)
  return e.color and surfaces.copy(e.color) or nil
end

function set.color(e, value)
  if value == nil then
    e.color = nil
    return
  end
  local r, g, b, a =
    value.r or value[1], value.g or value[2], value.b or value[3], value.a or value[4]
  e.color = { r = r or 0, g = g or 0, b = b or 0, a = a or 1 }
end

function get.backer_name(e)
  return e.backer_name
end

function set.backer_name(e, value)
  if not methods.supports_backer_name(e) then
    objects.error("Entity does not support a backer name.")
  end
  e.backer_name = value
end

--- Prototype types that carry a name (runtime API, LuaEntity.backer_name).
local NAMED = {
  ["train-stop"] = true,
  locomotive = true,
  lab = true,
  radar = true,
  roboport = true,
  accumulator = true,
}

function methods.supports_backer_name(e)
  return NAMED[e.type] == true
end

function get.graphics_variation(e)
  return e.variation
end

function set.graphics_variation(e, value)
  e.variation = value
end

function get.tree_stage_index(e)
  return e.tree_stage or 1
end
function set.tree_stage_index(e, value)
  e.tree_stage = value
end
function get.tree_gray_stage_index(e)
  return e.tree_gray or 0
end
function set.tree_gray_stage_index(e, value)
  e.tree_gray = value
end
function get.cliff_orientation(e)
  return e.cliff_orientation or "west-to-east"
end

function get.text(e)
  return e.text
end

function set.text(e, value)
  e.text = value
end

objects.implement("LuaEntity", { get = get, set = set, methods = methods })
