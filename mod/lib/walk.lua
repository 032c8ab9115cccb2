--- Walking for real: the character follows a path at its own speed, corner by corner.
--- A character walks in eight directions; each stretch is walked for as long as it surely takes,
--- then its place is read again, so that belts and bumps do not lead it astray.
--- Source: LuaControl.walking_state and character_running_speed (0.15 tiles a tick, 38/256
--- measured).

local direction = require("compat.direction")
local fault = require("lib.fault")
local path = require("lib.path")

local walk = {}

-- Half a tick's way: nearer than this a further step would only overshoot. In tiles.
local CLOSE = 0.08
-- How often a way is looked for anew when something has come into it.
local MOST_PLANS = 5
local FACINGS = {
  [-1] = { [-1] = 14, [0] = 12, [1] = 10 },
  [0] = { [-1] = 0, [1] = 8 },
  [1] = { [-1] = 2, [0] = 4, [1] = 6 },
}
local ROOT_2 = math.sqrt(2)

local function sign(value)
  if value > CLOSE then
    return 1
  elseif value < -CLOSE then
    return -1
  end
  return 0
end

--- Stop with what keeps the character from a place.
---@param ctx fle.Context
---@param goal MapPosition
---@param found fle.Path
function walk.refuse(ctx, goal, found)
  fault("no_path", {
    start = ctx.character.position,
    goal = goal,
    reason = found.reason,
    nearest = found.nearest,
  })
end

--- The way to a place, or a fault.
---@param ctx fle.Context
---@param goal MapPosition
---@return MapPosition[] nodes
function walk.require_path(ctx, goal)
  local found = path.find(ctx.surface, ctx.character, goal)
  if not found.nodes then
    walk.refuse(ctx, goal, found)
  end
  return found.nodes
end

--- What to keep while walking along nodes. Plain data.
---@param nodes MapPosition[]
---@param goal MapPosition
---@return table
function walk.begin(nodes, goal)
  local corners = path.corners(nodes)
  if #corners == 0 then
    corners = { nodes[#nodes] }
  end
  table.insert(corners, 1, nodes[1])
  return { corners = corners, next = 1, goal = goal, plans = 1 }
end

local function halt(character)
  character.walking_state = { walking = false, direction = character.walking_state.direction }
end

--- Something has come into the way: look for another.
local function replan(ctx, state)
  state.plans = state.plans + 1
  halt(ctx.character)
  if state.plans > MOST_PLANS then
    walk.refuse(ctx, state.goal, {
      reason = "something keeps standing in the way",
      nearest = ctx.character.position,
    })
  end
  local again = walk.begin(walk.require_path(ctx, state.goal), state.goal)
  state.corners, state.next, state.last = again.corners, again.next, nil
end

--- Walks on. Returns the ticks to wait before the next call, or nil on arrival.
---@param ctx fle.Context
---@param state table from walk.begin
---@return integer|nil
function walk.step(ctx, state)
  local character = ctx.character
  local here = character.position
  local last = state.last
  if last and last.x == here.x and last.y == here.y then
    replan(ctx, state)
  end
  state.last = { x = here.x, y = here.y }

  local dx, dy
  repeat
    local corner = state.corners[state.next]
    if not corner then
      halt(character)
      return nil
    end
    dx, dy = corner.x - here.x, corner.y - here.y
    local there = sign(dx) == 0 and sign(dy) == 0
    if there then
      state.next = state.next + 1
    end
  until not there

  local side_x, side_y = sign(dx), sign(dy)
  local speed = character.character_running_speed
  local distance = math.max(math.abs(dx), math.abs(dy))
  if side_x ~= 0 and side_y ~= 0 then
    distance = math.min(math.abs(dx), math.abs(dy))
    speed = speed / ROOT_2
  end
  character.walking_state =
    { walking = true, direction = direction.to_game(FACINGS[side_x][side_y]) }
  return math.max(1, math.floor(distance / speed))
end

return walk
