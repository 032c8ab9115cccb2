--- A factory of many like blocks, for measuring how cost grows with what runs.
---
--- A block has 20 machines: five electric drills lay iron ore on a belt, three electric furnaces
--- smelt it, two assembling machines make gear wheels of the plates into chests, and ten inserters
--- load and unload them. One substation brings its power; those of all blocks are wired together,
--- and one interface feeds them. Ore and chests last for more than 100,000 ticks.
---
--- Run by the console (`/silent-command`) with two lines before it: `local BLOCKS = 5`, and
--- `local ORE = true`, or false for a factory in which everything is built and nothing runs.
--- Prints how many machines and how many entities it built.

-- How far blocks stand apart: what a substation supplies, and what its wires reach.
local PITCH = 18
local COLUMNS = math.ceil(math.sqrt(BLOCKS))
local ORE_AMOUNT = 100000

local MACHINES = {
  ["mining-drill"] = true,
  furnace = true,
  ["assembling-machine"] = true,
  inserter = true,
}

local way = defines.direction
local machines, built = 0, 0

local surface = game.create_surface("benchmark-" .. BLOCKS .. (ORE and "-ore" or "-idle"))
surface.generate_with_lab_tiles = true
local rows = math.ceil(BLOCKS / COLUMNS)
for chunk_x = 0, math.ceil(COLUMNS * PITCH / 32) do
  for chunk_y = 0, math.ceil(rows * PITCH / 32) do
    surface.request_to_generate_chunks({ chunk_x * 32 + 16, chunk_y * 32 + 16 }, 0)
  end
end
surface.force_generate_chunk_requests()

--- Places an entity with its north-western corner on a tile.
local function place(name, x, y, size, direction)
  local entity = surface.create_entity({
    name = name,
    position = { x + size / 2, y + size / 2 },
    direction = direction or way.north,
    force = "player",
  })
  built = built + 1
  machines = machines + (MACHINES[entity.type] and 1 or 0)
  return entity
end

--- An inserter that moves things southwards: it faces to where it picks up.
local function load_south(x, y)
  place("inserter", x, y, 1, way.north)
end

local function mine(x, y)
  for drill = 0, 4 do
    place("electric-mining-drill", x + 3 * drill, y, 3, way.south)
  end
  for tile = 0, ORE and 44 or -1 do
    surface.create_entity({
      name = "iron-ore",
      position = { x + tile % 15 + 0.5, y + math.floor(tile / 15) + 0.5 },
      amount = ORE_AMOUNT,
    })
  end
end

local function belt(x, y, direction)
  for tile = 0, 14 do
    place("transport-belt", x + tile, y, 1, direction)
  end
end

local function smelt(x, y)
  for _, column in ipairs({ 1, 6, 12 }) do
    load_south(x + column + 1, y)
    place("electric-furnace", x + column, y + 1, 3)
    load_south(x + column + 1, y + 4)
  end
end

local function assemble(x, y)
  for _, column in ipairs({ 0, 4 }) do
    load_south(x + column + 1, y)
    place("assembling-machine-1", x + column, y + 1, 3).set_recipe("iron-gear-wheel")
    load_south(x + column + 1, y + 4)
    place("steel-chest", x + column + 1, y + 5, 1)
  end
end

local function block(x, y)
  mine(x, y)
  belt(x, y + 3, way.east)
  smelt(x, y + 4)
  belt(x, y + 9, way.west)
  assemble(x, y + 10)
  place("substation", x + 9, y + 5, 2)
end

game.forces.player.research_all_technologies()
for number = 0, BLOCKS - 1 do
  block(number % COLUMNS * PITCH, math.floor(number / COLUMNS) * PITCH)
end
place("electric-energy-interface", 15, 4, 2)
rcon.print(machines .. " " .. built)
