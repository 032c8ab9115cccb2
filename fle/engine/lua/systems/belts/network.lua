--- Runs: belts one behind the other share one lane each for their left and right line, so that
--- items flow through many tiles without anything happening. This file cuts and joins runs as belts
--- come, go and turn; no item gets lost over it. A run has at most 32 pieces, so that an item in
--- the middle is found quickly; to the items the border of two runs is none.
---
--- Saved: on belts `lane = { [line] = lane id }`, `off = { [line] = where its piece begins }`, in
--- units from the end of the lane; on lanes PIECES and LINES (belt ids and their lines, from the
--- end) and OFFS (where they begin), and OUTLETS (ids of the lanes into which its items go).
--- Sources (loaders that put onto belts) stand among the lanes, with the loader as their piece.

local S = require("state")
local entities = require("entities")
local facts = require("facts")
local fields = require("systems.belts.fields")
local flow = require("systems.belts.flow")
local lanes = require("systems.belts.lanes")
local names = require("systems.belts.names")
local shapes = require("systems.belts.shapes")
local sorted_keys = require("sorted_keys")

local network = {}

local FIRST, LAST, SPEED, LENGTH = fields.FIRST, fields.LAST, fields.SPEED, fields.LENGTH
local GAPS, TAKERS, PUTTERS = fields.GAPS, fields.TAKERS, fields.PUTTERS
local RETRY, OUT, FEEDERS = fields.RETRY, fields.OUT, fields.FEEDERS
local RANK, TO, ID, ENTRY = fields.RANK, fields.TO, fields.ID, fields.ENTRY
local OUTLETS, PIECES, LINES, OFFS = fields.OUTLETS, fields.PIECES, fields.LINES, fields.OFFS

local LONGEST = 32

local function all_lanes()
  return S.saved.belts.lanes
end

local function add_lane(lane)
  local belts = S.saved.belts
  lane[ID] = belts.next_id
  belts.next_id = lane[ID] + 1
  belts.lanes[lane[ID]] = lane
  return lane
end

local function remove_feeder(lane, id)
  local feeders = lane[FEEDERS]
  for i = 1, feeders and #feeders or 0 do
    if feeders[i] == id then
      table.remove(feeders, i)
      break
    end
  end
  if feeders and #feeders == 0 then
    lane[FEEDERS] = false
  end
end

local function add_feeder(lane, id)
  local feeders = lane[FEEDERS]
  if not feeders then
    lane[FEEDERS] = { id }
    return
  end
  local place = #feeders + 1
  while place > 1 and feeders[place - 1] >= id do
    if feeders[place - 1] == id then
      return
    end
    place = place - 1
  end
  table.insert(feeders, place, id)
end

--- The lanes into which a lane's items go.
local function outlets(lane)
  if lane[OUT] == "split" then
    local e = entities.get(lane[TO])
    local side = (lane[ENTRY] - 1) % 2 + 1
    return { e.lane[4 + side], e.lane[6 + side] }
  end
  return { type(lane[TO]) == "number" and lane[OUT] ~= "sink" and lane[TO] or nil }
end

local function unlink(lane)
  for _, id in ipairs(lane[OUTLETS]) do
    local other = all_lanes()[id]
    if other then
      remove_feeder(other, lane[ID])
    end
  end
  lane[OUT], lane[TO], lane[ENTRY], lane[OUTLETS] = false, false, false, {}
end

--- Find out where the items of a lane go.
local function link(lane)
  unlink(lane)
  if lanes.is_source(lane) then
    lane[OUT], lane[TO] = "source", entities.get(lane[PIECES][1]).lane[lane[LINES][1]]
  else
    local kind, other, line, entry = shapes.target(entities.get(lane[PIECES][1]), lane[LINES][1])
    if kind == "split" or kind == "sink" then
      lane[OUT], lane[TO], lane[ENTRY] = kind, other.id, line
    elseif kind then
      local to = all_lanes()[other.lane[line]]
      lane[TO] = to[ID]
      lane[OUT] = kind
      if kind == "side" then
        lane[ENTRY] = other.off[line] + entry
      elseif to[SPEED] ~= lane[SPEED] then
        lane[OUT] = "next"
      end
    end
  end
  lane[OUTLETS] = lane[OUT] and outlets(lane) or {}
  for _, id in ipairs(lane[OUTLETS]) do
    add_feeder(all_lanes()[id], lane[ID])
  end
end

-- Lanes whose target was cut or joined find it again.
local function link_all(ids)
  local list = {}
  for i, id in ipairs(ids) do
    list[i] = id
  end
  for _, id in ipairs(list) do
    link(all_lanes()[id])
  end
end

--- The place of a belt's line among the pieces of its lane, from the end.
function network.index(lane, e, line)
  local index = 1
  while lane[PIECES][index] ~= e.id or lane[LINES][index] ~= line do
    index = index + 1
  end
  return index
end

--- The items of a lane from the front: array of {item, position}.
function network.items(lane)
  local list, places = {}, lanes.positions(lane, flow.now())
  for i = lane[FIRST], lane[LAST] do
    list[#list + 1] = { names.at(lane, i), places[i] }
  end
  return list
end

--- Lay items onto a lane instead of those that are there: array of {item, position} from the front.
function network.refill(lane, places)
  names.clear(lane)
  lane[GAPS] = {}
  lane[RETRY] = false
  lanes.fill(lane, places, flow.now())
end

-- Make the pieces of a lane these: array of {belt id, line, length}.
local function compose(lane, pieces, places)
  lane[PIECES], lane[LINES], lane[OFFS] = {}, {}, {}
  local off = 0
  for i, piece in ipairs(pieces) do
    lane[PIECES][i], lane[LINES][i], lane[OFFS][i] = piece[1], piece[2], off
    local e = entities.get(piece[1])
    e.lane[piece[2]], e.off[piece[2]] = lane[ID], off
    off = off + piece[3]
  end
  lane[LENGTH] = off
  network.refill(lane, places)
end

local function pieces_of(lane, from, to)
  local list = {}
  for i = from, to do
    local finish = lane[OFFS][i + 1] or lane[LENGTH]
    list[#list + 1] = { lane[PIECES][i], lane[LINES][i], finish - lane[OFFS][i] }
  end
  return list
end

local function part(places, from, to)
  local list = {}
  for _, place in ipairs(places) do
    if place[2] >= from and place[2] < to then
      list[#list + 1] = { place[1], place[2] - from }
    end
  end
  return list
end

-- Take the piece of a belt out of its lane, which falls apart.
---@return table[] places items on the piece, where they are from its end
local function detach(e, line, touched)
  local lane = all_lanes()[e.lane[line]]
  local index = network.index(lane, e, line)
  local count = #lane[PIECES]
  local places = network.items(lane)
  local off, finish = lane[OFFS][index], lane[OFFS][index + 1] or math.huge
  local up = pieces_of(lane, index + 1, count)
  local down = pieces_of(lane, 1, index - 1)
  for _, id in ipairs(lane[FEEDERS] or {}) do
    touched[id] = true
  end
  if #up > 0 then
    local new = #down > 0 and add_lane(lanes.new(lane[SPEED])) or lane
    if new == lane then
      unlink(lane)
    end
    compose(new, up, part(places, finish, math.huge))
    touched[new[ID]] = true
  end
  if #down > 0 then
    compose(lane, down, part(places, 0, off))
    touched[lane[ID]] = true
  elseif #up == 0 then
    unlink(lane)
    all_lanes()[lane[ID]] = nil
  end
  e.lane[line], e.off[line] = nil, nil
  return part(places, off, finish)
end

local function speed_of(e)
  return facts.entity(e.name).speed * 256
end

-- Put items to their places on a line that became longer or shorter.
local function stretch(places, old, new)
  if old ~= new then
    for _, place in ipairs(places) do
      place[2] = math.floor(place[2] * new / old)
    end
  end
  return places
end

local function attach(e, line, length, places, touched)
  local lane = add_lane(lanes.new(speed_of(e)))
  compose(lane, { { e.id, line, length } }, places)
  touched[lane[ID]] = true
end

-- Let a lane and the one that it feeds become one.
local function join(lane, touched)
  local down = all_lanes()[lane[TO]]
  if down == lane or #down[PIECES] + #lane[PIECES] > LONGEST then
    return
  end
  local pieces = pieces_of(down, 1, #down[PIECES])
  for _, piece in ipairs(pieces_of(lane, 1, #lane[PIECES])) do
    pieces[#pieces + 1] = piece
  end
  local places, length = network.items(down), down[LENGTH]
  for _, place in ipairs(network.items(lane)) do
    places[#places + 1] = { place[1], place[2] + length }
  end
  unlink(lane)
  all_lanes()[lane[ID]] = nil
  compose(down, pieces, places)
  touched[down[ID]] = true
  link_all(lane[FEEDERS] or {})
end

local function settle(touched)
  local all = all_lanes()
  for _, id in ipairs(sorted_keys(touched)) do
    if all[id] then
      link(all[id])
    end
  end
  for _, id in ipairs(sorted_keys(touched)) do
    if all[id] and all[id][OUT] == "lane" then
      join(all[id], touched)
    end
  end
  for _, id in ipairs(sorted_keys(touched)) do
    local lane = all[id]
    if lane then
      link(lane)
      link_all(lane[FEEDERS] or {})
    end
  end
  S.saved.belts.ranked = false
  for _, id in ipairs(sorted_keys(touched)) do
    local lane = all[id]
    if lane then
      if lanes.is_source(lane) then
        flow.wake_source(lane)
      else
        -- Those who waited look again, wherever they waited.
        lane[TAKERS], lane[PUTTERS] = false, false
        flow.replan(lane)
        flow.freed(lane)
        flow.rebuilt(lane)
      end
    end
  end
end

-- Does a piece still flow into the piece that it is joined to?
local function holds_together(e, line)
  local lane = all_lanes()[e.lane[line]]
  local index = network.index(lane, e, line)
  if index == 1 then
    return true
  end
  local kind, other, into = shapes.target(e, line)
  return kind == "lane" and other.id == lane[PIECES][index - 1] and into == lane[LINES][index - 1]
end

-- Lines whose length or way out changed are made anew. Items of a line that is no more, below the
-- ground, go back to where they went in, unless they are gone with the other end.
local function reshape(e, touched, gone)
  local lengths = shapes.lengths(e)
  local below = {}
  for line = 3, 4 do
    if e.type == "underground-belt" and e.lengths[line] and not lengths[line] then
      below[line - 2] = detach(e, line, touched)
      e.lengths[line] = nil
    end
  end
  for line = 1, shapes.LINES[e.type] do
    local old, new = e.lengths[line], lengths[line]
    local back = not gone and below[line] or {}
    if old ~= new or old and not holds_together(e, line) or #back > 0 then
      local places = old and stretch(detach(e, line, touched), old, new) or {}
      for _, place in ipairs(places) do
        back[#back + 1] = place
      end
      attach(e, line, new, back, touched)
    elseif old then
      touched[e.lane[line]] = true
    end
  end
  e.lengths = lengths
end

local function add_source(e, touched)
  if e.loader_type == "output" then
    for line = 1, 2 do
      local source = add_lane(lanes.source(e.id, line))
      e.sources[line] = source[ID]
      touched[source[ID]] = true
    end
  end
end

local function remove_sources(e)
  for line, id in pairs(e.sources or {}) do
    unlink(all_lanes()[id])
    all_lanes()[id] = nil
    e.sources[line] = nil
  end
end

local function reshape_all(around, touched, gone)
  for _, id in ipairs(sorted_keys(around)) do
    reshape(around[id], touched, gone)
  end
end

--- A belt was built.
function network.add(e)
  e.lane, e.off, e.lengths = {}, {}, {}
  shapes.occupy(e)
  local around, touched = {}, {}
  shapes.around(e, around)
  local lengths = shapes.lengths(e)
  for line = 1, shapes.LINES[e.type] do
    if lengths[line] then
      attach(e, line, lengths[line], {}, touched)
    end
  end
  e.lengths = lengths
  if e.type == "loader" or e.type == "loader-1x1" then
    e.sources = {}
    add_source(e, touched)
  end
  reshape_all(around, touched)
  settle(touched)
end

--- A belt goes: what lies on it goes with it, and with an end of an underground belt what is below
--- the ground.
function network.remove(e)
  local around, touched = {}, {}
  shapes.around(e, around)
  local partner = e.type == "underground-belt" and shapes.partner(e)
  for line = 3, partner and partner.lengths[3] and 4 or 2 do
    detach(partner, line, touched)
    partner.lengths[line] = nil
  end
  shapes.vacate(e)
  remove_sources(e)
  for line = 1, shapes.LINES[e.type] do
    if e.lane[line] then
      detach(e, line, touched)
    end
  end
  reshape_all(around, touched, true)
  settle(touched)
end

--- Belts are turned or become the other end of a pair; their items stay on them.
---@param list table[] belts
---@param change function changes them
function network.change(list, change)
  local around, touched = {}, {}
  for _, e in ipairs(list) do
    around[e.id] = e
    shapes.around(e, around)
    shapes.vacate(e)
    remove_sources(e)
  end
  change()
  for _, e in ipairs(list) do
    shapes.occupy(e)
  end
  for _, e in ipairs(list) do
    shapes.around(e, around)
    if e.sources then
      add_source(e, touched)
    end
  end
  reshape_all(around, touched)
  settle(touched)
end

-- Rank of a lane: one more than the highest of the lanes that it feeds. A ring is cut where the
-- walk began.
local function rank_from(start, ranked, open)
  local all = all_lanes()
  local stack = { start }
  while #stack > 0 do
    local lane = stack[#stack]
    local rank, waits = 0, false
    open[lane[ID]] = true
    for _, id in ipairs(lane[OUTLETS]) do
      local other = all[id]
      if ranked[id] then
        rank = math.max(rank, other[RANK] + 1)
      elseif not open[id] then
        stack[#stack + 1] = other
        waits = true
        break
      end
    end
    if not waits then
      lane[RANK], ranked[lane[ID]] = rank, true
      stack[#stack] = nil
    end
  end
end

flow.on("ranks", function()
  local ranked, open = {}, {}
  for _, id in ipairs(sorted_keys(all_lanes())) do
    if not ranked[id] then
      rank_from(all_lanes()[id], ranked, open)
    end
  end
end)

return network
