--- What can be read of the lines of belts without changing anything: lengths, what they are joined
--- to, where on the map an item lies.

local S = require("state")
local entities = require("entities")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local shapes = require("systems.belts.shapes")
local sides = require("systems.belts.sides")
local sorted_keys = require("sorted_keys")

local reading = {}

local LENGTH, OUT, FEEDERS, TO = fields.LENGTH, fields.OUT, fields.FEEDERS, fields.TO
local ID = fields.ID

-- Items lie this far from the middle of a belt (measured in the game).
local ASIDE = 60 / 256

--- Length in units, 0 for a line that the belt does not have now.
---@return integer
function reading.length(e, line)
  return e.lengths[line] or 0
end

--- Would an item go onto a line at this place?
---@return boolean
function reading.has_room(e, line, place)
  local lane = e.lane[line] and S.saved.belts.lanes[e.lane[line]]
  if not lane then
    return false
  end
  local limit = sides.limit(lane, e.off[line] + place, flow.now())
  return not limit or limit <= 0
end

--- Length of all lanes through which items flow as through one, in units.
---@return number
function reading.segment_length(e, line)
  local all = S.saved.belts.lanes
  local lane = e.lane[line] and all[e.lane[line]]
  if not lane then
    return 0
  end
  local seen, front = {}, lane
  while front[OUT] == "lane" and not seen[front[ID]] do
    seen[front[ID]] = true
    front = all[front[TO]]
  end
  local total, current = 0, front
  seen = {}
  while current and not seen[current[ID]] do
    seen[current[ID]] = true
    total = total + current[LENGTH]
    local behind
    for _, id in ipairs(current[FEEDERS] or {}) do
      if all[id][OUT] == "lane" then
        behind = all[id]
      end
    end
    current = behind
  end
  return total
end

--- The lines onto which a line's items go: array of {belt, line}.
---@return table[]
function reading.outputs(e, line)
  local kind, other, into = shapes.target(e, line)
  if kind == "split" then
    local side = (line - 1) % 2 + 1
    return { { e, 4 + side }, { e, 6 + side } }
  elseif kind == "lane" or kind == "side" then
    return { { other, into } }
  end
  return {}
end

--- The lines whose items come onto a line: array of {belt, line}.
---@return table[]
function reading.inputs(e, line)
  local around, found = { [e.id] = e }, {}
  shapes.around(e, around)
  for _, id in ipairs(sorted_keys(around)) do
    local other = entities.get(id)
    for from = 1, shapes.LINES[other.type] do
      for _, entry in ipairs(other.lane[from] and reading.outputs(other, from) or {}) do
        if entry[1] == e and entry[2] == line then
          found[#found + 1] = { other, from }
        end
      end
    end
  end
  return found
end

--- Where on the map a place of a line is; nil on curves, whose path is not known.
---@return number|nil x
---@return number|nil y
function reading.world_place(e, line, place)
  local q = shapes.quarter(e)
  local fx, fy = shapes.DX[q], shapes.DY[q]
  local tiles = shapes.tiles(e)
  local along
  if e.type == "splitter" then
    along = (line >= 5 and 0.5 or 0) - place / 256
  elseif e.lengths[1] ~= e.lengths[2] then
    return nil, nil
  elseif e.type == "underground-belt" and line >= 3 then
    along = (e.lengths[line] - place) / 256
  elseif (e.belt_to_ground_type or e.loader_type) == "input" then
    along = -place / 256
  else
    along = 0.5 - place / 256
  end
  local tile = tiles[e.type == "splitter" and (line - 1) % 4 >= 2 and 2 or 1]
  local aside = line % 2 == 1 and -ASIDE or ASIDE
  return tile[1] + fx * along - fy * aside, tile[2] + fy * along + fx * aside
end

return reading
