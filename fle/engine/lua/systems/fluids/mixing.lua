--- What may not touch: two different fluids.
--- Rule: what is built, turned or moved by a player or a script must not connect boxes that hold,
--- or are made for, different fluids; it is refused. So 1.1 does for whole fluid systems (known of
--- the game: "can't mix fluids"); taken for 2.0 too. A segment stands for the fluid in it, else for
--- the one that a box of it or at it is made for; pumps pass on what stands at their ends.
--- Where fluids meet nevertheless (a recipe changed), nothing flows until one side is empty. In the
--- game setting such a recipe by hand is refused; scripts may, so it is not refused here.

local S = require("state")
local boxes = require("systems.fluids.boxes")
local boxes_turned = require("collision_boxes")
local connections = require("systems.fluids.connections")
local entities = require("entities")
local facts = require("facts")
local placement = require("placement")
local segments = require("systems.fluids.segments")

local mixing = {}

local claims = {}

-- What a one-way box stands for.
local function own_kind(e, box)
  local content = e.fluids[box]
  if content then
    return content.name
  elseif e.type == "offshore-pump" then
    return require("systems.offshore_pumps").source(e)
  end
  return boxes.wanted(e, box) or nil
end

-- What the one-way boxes at the members from a place in the list on stand for.
local function claim_of(segment, from)
  local members = segment.members
  for at = from, #members, 2 do
    local e, box = entities.get(members[at]), members[at + 1]
    for index in ipairs(connections.of(e)[box]) do
      local met = connections.partner(e, box, index)
      local kind = met and not met.e.segments[met.box] and own_kind(met.e, met.box)
      if kind then
        return kind
      end
    end
  end
  return nil
end

--- Who has one-way boxes comes, goes or changes: what was worked out no longer holds.
function mixing.forget()
  claims = {}
end

--- What a segment stands for.
---@return string|nil fluid
local function kind_of_segment(segment)
  local kind = segments.kind(segment)
  if kind then
    return kind
  end
  local claim = claims[segment.id]
  if not claim or claim.removals ~= segments.removals() then
    claim = { removals = segments.removals(), seen = 0 }
    claims[segment.id] = claim
  end
  -- Pipes that were added since stand at the end of the list.
  if not claim.kind and claim.seen < #segment.members then
    claim.kind = claim_of(segment, claim.seen + 1)
    claim.seen = #segment.members
  end
  return claim.kind
end

--- What a box stands for.
---@return string|nil fluid
function mixing.kind(e, box)
  local segment = segments.of(e, box)
  if segment then
    return kind_of_segment(segment)
  end
  return own_kind(e, box)
end

-- Kinds of the boxes of something that does not stand there yet.
local function planned_kind(plan, box, fact)
  if plan.e then
    local _, amount = boxes.content(plan.e, box)
    local wanted = boxes.wanted(plan.e, box)
    return amount > 0 and boxes.content(plan.e, box) or wanted or nil
  end
  return fact.filter or (S.profile.factorio == "1.1" and facts.entity(plan.name).fluid) or nil
end

--- Would what is planned connect different fluids?
---@param surface integer
---@param plan table name, x, y, direction; e = the record, when it stands already
---@return table|nil { first, second, entity } names of the fluids, and the entity that is met
function mixing.refusal(surface, plan)
  local quarter = boxes_turned.quarter(plan.direction)
  local list = facts.entity(plan.name).fluid_boxes or {}
  for box, shape in ipairs(connections.shape(plan.name, quarter)) do
    local kind = planned_kind(plan, box, list[box])
    for _, connection in ipairs(shape) do
      local met = connections.meets(plan.e, surface, plan.x, plan.y, connection)
      local other = met and mixing.kind(met.e, met.box)
      if other and kind and other ~= kind then
        return { first = kind, second = other, entity = met.e }
      end
      kind = kind or other
    end
  end
  return nil
end

placement.refuse(function(surface, plan)
  if #(facts.entity(plan.name).fluid_boxes or {}) == 0 then
    return nil
  end
  local refusal = mixing.refusal(surface, plan)
  return refusal and "fluid", refusal
end)

S.subsystem("fluid mixing", {
  load = function()
    claims = {}
  end,
})

return mixing
