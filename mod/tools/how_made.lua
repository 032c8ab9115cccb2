--- Tell in which ways machines come by an item or fluid.
--- Source: runtime API 1.1 and 2.0, LuaEntityPrototype.mineable_properties and fluid of offshore
--- pumps, LuaRecipePrototype.products, LuaItemPrototype.rocket_launch_products.

local prototypes = require("compat.prototypes")

local function has_product(products, name)
  for _, product in ipairs(products or {}) do
    if product.name == name then
      return true
    end
  end
  return false
end

local function any(kind, name, products_of)
  for _, prototype in prototypes.each(kind) do
    if has_product(products_of(prototype), name) then
      return true
    end
  end
  return false
end

local WAYS = {
  {
    "mined",
    function(name)
      return any("entity", name, function(entity)
        return entity.type == "resource" and entity.mineable_properties.products
      end)
    end,
  },
  {
    "crafted",
    function(name)
      return any("recipe", name, function(recipe)
        -- Emptying a barrel gives back what filled it.
        local barrel = recipe.name:find("barrel", 1, true)
        return not recipe.hidden and not barrel and recipe.products
      end)
    end,
  },
  {
    "launched",
    function(name)
      return any("item", name, function(item)
        return item.rocket_launch_products
      end)
    end,
  },
  {
    -- The names are those of the base game: its pumps and boilers know no other fluids.
    "drawn",
    function(name)
      return name == "water" or name == "steam"
    end,
  },
}

---@param _ fle.Context
---@param args fle.HowMadeArgs
---@return string[]
local function how_made(_, args)
  local list = {}
  for _, way in ipairs(WAYS) do
    if way[2](args.entity) then
      list[#list + 1] = way[1]
    end
  end
  return list
end

return how_made
