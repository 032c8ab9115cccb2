--- What one mining of a resource brings, and what it leaves.
--- Rules: amounts go down by one a mining; infinite resources by their `infinite_depletion_amount`
--- to their `minimum`, and what they give is their amount / `normal` of the product's (at least
--- 20 % of an oil field: minimum / normal). Source: prototype API, ResourceEntityPrototype.

local facts = require("facts")
local entities = require("entities")
local entity_types = require("entity_types")
local events = require("events")
local objects = require("objects")
local random = require("random")

local mining_yield = {}

--- How many of a product come this time.
---@param product table
---@return number
function mining_yield.amount_of(product)
  local amount = product.amount
  if not amount then
    amount = random.next(product.amount_min, product.amount_max)
  end
  if (product.probability or 1) < 1 and random.next() >= product.probability then
    return 0
  end
  return amount
end

--- The share of its product that a resource gives: 1 unless it is infinite.
---@param resource table
---@return number
function mining_yield.share(resource)
  local prototype = facts.entity(resource.name)
  return prototype.infinite and resource.amount / prototype.normal or 1
end

--- Take one mining's worth from a resource.
function mining_yield.deplete(resource)
  local prototype = facts.entity(resource.name)
  local old = resource.amount
  if prototype.infinite then
    local least = prototype.minimum or 0
    resource.amount = math.max(least, old - (prototype.infinite_depletion_amount or 1))
  else
    resource.amount = old - 1
  end
  entity_types.of(resource).amount_changed(resource, old)
  if resource.amount <= 0 then
    if events.wanted("on_resource_depleted") then
      events.raise("on_resource_depleted", { entity = objects.wrap("LuaEntity", resource) })
    end
    if resource.valid then
      entities.destroy(resource)
    end
  end
end

return mining_yield
