--- Which poles form a network: copper wires and closed power switches join them, cutting them parts
--- them again. When networks join, the one with more poles keeps its number, of equal ones the
--- older, and its statistics; when one falls apart, the part with the oldest pole keeps it (the
--- game's own numbers are not documented).
---
--- A pole that is taken away leaves its neighbours wired to one another where they reach and are
--- otherwise parted, as the game does (prototype: rewire_neighbours_when_destroying; the exact rule
--- is not certain).
---
--- Saved: on poles `grid`, the network's id; on power switches `switched_on`.

local entities = require("entities")
local entity_types = require("entity_types")
local networks = require("systems.electric.networks")
local supply = require("systems.electric.supply")
local wires = require("systems.electric.wires")

local grid = {}

local OPPOSITE = {
  power_switch_left_copper = "power_switch_right_copper",
  power_switch_right_copper = "power_switch_left_copper",
}

local function key_of(e, connector)
  return connector == "power_switch_right_copper" and -e.id or e.id
end

--- What hangs together with a connector: the poles among it, until `enough(pole)` says so.
local function component(e, connector, enough)
  local seen = { [key_of(e, connector)] = true }
  local open, poles = { { e, connector } }, {}
  local function visit(other, its)
    local key = key_of(other, its)
    if not seen[key] then
      seen[key] = true
      open[#open + 1] = { other, its }
    end
  end
  local at = 1
  while open[at] do
    local here, by = open[at][1], open[at][2]
    if here.type == "electric-pole" then
      poles[#poles + 1] = here
      if enough and enough(here) then
        return poles, true
      end
    elseif here.switched_on and OPPOSITE[by] then
      visit(here, OPPOSITE[by])
    end
    for _, wire in ipairs(wires.of(here, by)) do
      visit(entities.get(wire[1]), wire[2])
    end
    at = at + 1
  end
  return poles, false
end

-- Poles go over to a network, and with them what they supply.
local function relabel(poles, network)
  for _, pole in ipairs(poles) do
    local old = networks.get(pole.grid)
    if old then
      old.poles = old.poles - 1
    end
    pole.grid = network.id
    network.poles = network.poles + 1
  end
  for _, pole in ipairs(poles) do
    supply.refresh_area(pole)
  end
end

local function remove_if_empty(id)
  local network = networks.get(id)
  if network and network.poles == 0 then
    networks.remove(network)
  end
end

local function join(a, connector_a, b, connector_b)
  local poles_a = component(a, connector_a)
  local poles_b = component(b, connector_b)
  local first, second = poles_a[1], poles_b[1]
  if not first or not second or first.grid == second.grid then
    return
  end
  local into, other = networks.get(first.grid), networks.get(second.grid)
  local moving = poles_b
  if other.poles > into.poles or (other.poles == into.poles and other.id < into.id) then
    into, other, moving = other, into, poles_a
  end
  relabel(moving, into)
  networks.remove(other)
end

local function oldest(poles)
  local id = poles[1].id
  for _, pole in ipairs(poles) do
    id = math.min(id, pole.id)
  end
  return id
end

--- Give a number of its own to every part of a network that has come apart.
---@param ends table[] array of { e, connector }, at least one of each part
local function part(ends)
  local parts, seen = {}, {}
  for _, one in ipairs(ends) do
    local key = key_of(one[1], one[2])
    if not seen[key] then
      local poles = component(one[1], one[2])
      if poles[1] and not seen[poles[1].id] then
        parts[#parts + 1] = poles
      end
      for _, pole in ipairs(poles) do
        seen[pole.id] = true
      end
    end
  end
  table.sort(parts, function(a, b)
    return oldest(a) < oldest(b)
  end)
  local kept = {}
  for _, poles in ipairs(parts) do
    local old = poles[1].grid
    if kept[old] then
      local before = networks.get(old)
      local fresh = networks.create(before.surface, before.force)
      fresh.s1, fresh.s2 = before.s1, before.s2
      relabel(poles, fresh)
    else
      kept[old] = true
    end
  end
end

--- Wire two connectors.
---@return boolean made
function grid.connect(a, connector_a, b, connector_b)
  if not wires.COPPER[connector_a] then
    return wires.tie(a, connector_a, b, connector_b)
  end
  if wires.are_tied(a, connector_a, b, connector_b) then
    return false
  end
  local known = a.grid ~= nil and a.grid == b.grid
  if not known then
    join(a, connector_a, b, connector_b)
  end
  return wires.tie(a, connector_a, b, connector_b)
end

--- Cut the wire between two connectors.
---@return boolean cut
function grid.disconnect(a, connector_a, b, connector_b)
  local cut = wires.cut(a, connector_a, b, connector_b)
  if cut and wires.COPPER[connector_a] then
    part({ { a, connector_a }, { b, connector_b } })
  end
  return cut
end

--- Cut every wire of a connector.
---@return boolean cut
function grid.disconnect_all(e, connector)
  local ends = wires.cut_all(e, connector)
  if ends[1] and wires.COPPER[connector] then
    table.insert(ends, 1, { e, connector })
    part(ends)
  end
  return ends[1] ~= nil
end

--- Open or close a power switch.
function grid.switch(e, on)
  if on == (e.switched_on == true) then
    return
  end
  if on then
    join(e, "power_switch_left_copper", e, "power_switch_right_copper")
    e.switched_on = true
  else
    e.switched_on = nil
    part({ { e, "power_switch_left_copper" }, { e, "power_switch_right_copper" } })
  end
end

--- The network of one side of something wired.
---@return integer|nil id
function grid.network_of(e, connector)
  if e.type == "electric-pole" then
    return e.grid
  end
  local poles = component(e, connector, function()
    return true
  end)
  return poles[1] and poles[1].grid
end

local function settle_in(pole)
  local network = networks.create(pole.surface, pole.force)
  pole.grid = network.id
  network.poles = 1
end

-- A new pole takes part in what it is wired to; alone it makes a network.
local function build(pole, automatically)
  local tied = automatically and wires.connect_automatically(pole) or {}
  local first = tied[1]
  if first then
    pole.grid = first.grid
    local network = networks.get(first.grid)
    network.poles = network.poles + 1
  else
    settle_in(pole)
  end
  -- One wire after the other: each may join two networks.
  for position = 2, #tied do
    wires.cut(pole, "pole_copper", tied[position], "pole_copper")
  end
  for position = 2, #tied do
    grid.connect(pole, "pole_copper", tied[position], "pole_copper")
  end
  supply.refresh_area(pole)
end

-- Former neighbours wire up again where that joins what was parted.
local function rewire(ends)
  for i = 1, #ends do
    for j = i + 1, #ends do
      local a, b = ends[i], ends[j]
      if
        a[1].grid ~= b[1].grid
        and a[1].type == "electric-pole"
        and b[1].type == "electric-pole"
        and wires.can_reach(a[1], b[1], "copper")
        and wires.has_room(a[1], a[2])
        and wires.has_room(b[1], b[2])
      then
        grid.connect(a[1], a[2], b[1], b[2])
      end
    end
  end
end

-- Take a pole out of its network; what it supplied finds another or none.
local function tear_down(pole, x, y, surface)
  local ends = wires.cut_all(pole, "pole_copper")
  local old = pole.grid
  local network = networks.get(old)
  network.poles = network.poles - 1
  pole.grid = nil
  -- First of all: its network may be gone when the neighbours are wired again.
  supply.refresh_area({ name = pole.name, x = x, y = y, surface = surface, force = pole.force })
  part(ends)
  rewire(ends)
  remove_if_empty(old)
end

local function drop_circuits(e)
  for _, connector in ipairs({ "circuit_red", "circuit_green" }) do
    wires.cut_all(e, connector)
  end
  for _, connector in ipairs({ "input_red", "input_green", "output_red", "output_green" }) do
    wires.cut_all(e, "combinator_" .. connector)
  end
end

local function says_normal()
  return "normal"
end

entity_types.register("electric-pole", {
  create = function(e, _, options)
    build(e, options.auto_connect ~= false)
  end,
  destroy = function(e)
    tear_down(e, e.x, e.y, e.surface)
  end,
  moved = function(e, old_x, old_y, old_surface)
    tear_down(e, old_x, old_y, old_surface)
    build(e, true)
  end,
  force_changed = function(e, old)
    local force = e.force
    e.force = old
    tear_down(e, e.x, e.y, e.surface)
    e.force = force
    build(e, true)
  end,
  status = says_normal,
})

local function free_switch(e)
  grid.disconnect_all(e, "power_switch_left_copper")
  grid.disconnect_all(e, "power_switch_right_copper")
end

entity_types.register("power-switch", {
  destroy = free_switch,
  moved = free_switch,
  status = function(e)
    return e.switched_on and "networks_connected" or "networks_disconnected"
  end,
})

entities.listen("destroyed", function(e)
  if e.wires then
    drop_circuits(e)
  end
end)

return grid
