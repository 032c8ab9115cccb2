--- What lines of poles join: networks of poles, machines that use or make electricity, and places.

local ends = require("lib.connect.ends")
local posts = require("lib.connect.posts")

local pole_ends = {}

---@class fle.PoleEnd
---@field posts fle.Post[] poles of its network; none when it is in none
---@field network integer|nil
---@field entity LuaEntity|nil what a pole must supply when it has no posts
---@field place MapPosition|nil where a pole must stand when it has no posts

local function poles_of(ctx, network)
  local list = {}
  local found = ctx.surface.find_entities_filtered({ type = "electric-pole", force = ctx.force })
  for _, pole in ipairs(found) do
    if pole.electric_network_id == network then
      list[#list + 1] = posts.standing(pole)
    end
  end
  return list
end

local function of_pole(ctx, entity)
  local network = entity.electric_network_id
  local list = network and poles_of(ctx, network) or { posts.standing(entity) }
  return { posts = list, network = network }
end

--- The network of a pole that stands near a place, where one was built for that; nil for none.
---@param ctx fle.Context
---@param name string the kind of pole
---@param place MapPosition
---@param near number tiles to each side
---@return fle.PoleEnd|nil
function pole_ends.standing_near(ctx, name, place, near)
  local found = ctx.surface.find_entities_filtered({
    name = name,
    area = { { place.x - near, place.y - near }, { place.x + near, place.y + near } },
    force = ctx.force,
  })
  return found[1] and of_pole(ctx, found[1])
end

--- What a line of poles joins at an end, or a fault.
---@param ctx fle.Context
---@param an_end fle.ConnectionEnd
---@param role "source"|"target"
---@return fle.PoleEnd
function pole_ends.of(ctx, an_end, role)
  if an_end.x then
    return { posts = {}, place = { x = an_end.x + 0.5, y = an_end.y + 0.5 } }
  end
  local group, entity = an_end.group, an_end.entity
  if group then
    if group.name ~= "electricity-group" then
      ends.refuse(an_end, role, "it uses and makes no electricity")
    end
    return of_pole(ctx, group.members[1])
  elseif entity.type == "electric-pole" then
    return of_pole(ctx, entity)
  elseif not entity.prototype.electric_energy_source_prototype then
    ends.refuse(an_end, role, "it uses and makes no electricity")
  end
  local network = entity.electric_network_id
  local list = network and poles_of(ctx, network) or {}
  return { posts = list, network = network, entity = entity }
end

--- A pole of the network that both are in; nil when they are not in one.
---@param source fle.PoleEnd
---@param target fle.PoleEnd
---@return LuaEntity|nil
function pole_ends.joined(source, target)
  if source.network ~= nil and source.network == target.network then
    return target.posts[1] and target.posts[1].entity
  end
  return nil
end

return pole_ends
