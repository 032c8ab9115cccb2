--- The fields of a lane: it is a flat list, because many machines look at many lanes, and what lies
--- side by side in memory is read at once. What is asked for most comes first; a field that says
--- nothing is false. What they mean stands in the files that are named here.

return {
  -- lanes.lua: the items and how they move.
  FIRST = 1,
  LAST = 2,
  FLOWING = 3,
  HEAD = 4,
  SINCE = 5,
  SPEED = 6,
  LENGTH = 7,
  SPAN = 8,
  STOP = 9,
  FRONT = 10,
  GAPS = 11,
  -- names.lua: what the items are.
  NAMES = 12,
  -- waits.lua: who waits.
  TAKERS = 13,
  PUTTERS = 14,
  -- flow.lua: what happens next, and where the items go.
  DUE = 15,
  RETRY = 16,
  OUT = 17,
  FEEDERS = 18,
  RANK = 19,
  TO = 20,
  ID = 21,
  ENTRY = 22,
  -- network.lua: what the lane is made of.
  OUTLETS = 23,
  PIECES = 24,
  LINES = 25,
  OFFS = 26,
  COUNT = 26,
}
