--- The engine's random numbers: MRG32k3a (L'Ecuyer, 1999), chosen because it needs nothing but
--- exact arithmetic on doubles and therefore gives the same numbers on every Lua.
--- A generator is plain data, six numbers; the world's own stands in `S.saved.random`.

local S = require("state")

local random = {}

local floor = math.floor
local M1, M2 = 4294967087, 4294944443
local A12, A13 = 1403580, 810728
local A21, A23 = 527612, 1370589
local NORM = 1 / (M1 + 1)

-- All factors stay below 2^53, but the quotient may round up to the next integer.
local function modulo(value, modulus)
  local rest = value - floor(value / modulus) * modulus
  if rest < 0 then
    rest = rest + modulus
  end
  return rest
end

--- A number in [0, 1), 32 bits of it random.
local function step(g)
  local p1 = modulo(A12 * g[2] - A13 * g[1], M1)
  g[1], g[2], g[3] = g[2], g[3], p1
  local p2 = modulo(A21 * g[6] - A23 * g[4], M2)
  g[4], g[5], g[6] = g[5], g[6], p2
  local difference = p1 - p2
  if difference <= 0 then
    difference = difference + M1
  end
  return difference * NORM
end

--- Seed a generator in place. Seeds that differ by one give unrelated numbers.
function random.seed(generator, seed)
  local value = modulo(floor(seed), 4294967296)
  for position = 1, 6 do
    -- A step of a small linear generator spreads the seed over the six numbers.
    value = modulo(value * 69069 + 1327217885, 4294967296)
    generator[position] = 1 + value % (M2 - 1)
  end
  for _ = 1, 8 do
    step(generator)
  end
  return generator
end

--- A new generator, to be kept wherever it belongs in the saved state.
function random.new(seed)
  return random.seed({}, seed)
end

--- `math.random` of Lua for a generator: (), (upper) or (lower, upper).
function random.draw(generator, lower, upper)
  local value = step(generator)
  if lower == nil then
    return value
  end
  if upper == nil then
    lower, upper = 1, lower
  end
  lower, upper = floor(lower), floor(upper)
  if lower > upper then
    error("bad argument to 'random' (interval is empty)", 0)
  end
  return lower + floor(value * (upper - lower + 1))
end

--- Draw from the world's generator.
function random.next(lower, upper)
  return random.draw(S.saved.random, lower, upper)
end

S.subsystem("random", {
  init = function(saved)
    saved.random = random.new(saved.seed)
  end,
})

return random
