--- Mining by hand: the selected entity, as long as the mining state says so.
--- Rules: ticks = mining time / (mining speed x (1 + bonuses)) x 60, one more for the first
--- (measured in the game: 120 ticks an ore, 121 for the first). A character that walks does not
--- mine. When the inventory is full it waits; nothing is mined without room.
---
--- Saved: `mining_state = { mining, position }` as the script set it; `digging = { target, since,
--- need }`.

local S = require("state")
local facts = require("facts")
local entities = require("entities")
local scheduler = require("scheduler")
local characters = require("systems.characters")
local mining = require("systems.mining")

local hand_mining = {}

local TAG = "mine"

--- How long the character takes for one mining of an entity.
---@return number ticks
local function ticks(e, target)
  local speed = facts.entity(e.name).mining_speed
  local bonus =
    characters.bonus(e, "character_mining_speed_modifier", "manual_mining_speed_modifier")
  local minable = facts.entity(target.name).minable
  return math.max(
    1,
    math.ceil((minable and minable.mining_time or 0) / (speed * (1 + bonus)) * 60 - 1e-9)
  )
end

local function may_mine(e, target)
  local minable = target and facts.entity(target.name).minable
  return target ~= nil
    and target.valid
    and target ~= e
    and mining.is_minable(target)
    and not (minable and minable.required_fluid)
    and characters.can_mine(e, target)
end

local function dig(e, since)
  local target = e.selected and entities.get(e.selected)
  if not e.mining_state or e.walking or not may_mine(e, target) then
    e.digging = nil
    scheduler.cancel(e.id, TAG)
    return
  end
  local need = ticks(e, target)
  e.digging = { target = target.id, since = since, need = need }
  scheduler.at(since + need, e.id, TAG)
end

--- Look anew at what the character is to mine, after its state, selection or place changed.
function hand_mining.refresh(e)
  local digging, wanted = e.digging, e.mining_state ~= nil and not e.walking
  if digging and digging.target == e.selected and wanted then
    return
  end
  dig(e, S.saved.tick + 1)
end

---@return number progress 0 to 1
function hand_mining.progress(e)
  local digging = e.digging
  if not digging then
    return 0
  end
  return math.max(0, math.min(1, (S.saved.tick - digging.since) / digging.need))
end

characters.on("wake", function(e, tag)
  if tag ~= TAG or not e.digging then
    return
  end
  local target = entities.get(e.digging.target)
  if not may_mine(e, target) then
    dig(e, S.saved.tick)
    return
  end
  if not mining.mine(target, e.inv.character_main, { force = e.force }) then
    e.digging.full = true
    return
  end
  if not target.valid then
    e.selected = nil
  end
  dig(e, S.saved.tick)
end)

characters.on("inventory_changed", function(e)
  if e.digging and e.digging.full then
    e.digging.full = nil
    scheduler.at(S.saved.tick + 1, e.id, TAG)
  end
end)

return hand_mining
