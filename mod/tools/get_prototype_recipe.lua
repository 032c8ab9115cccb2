--- Look up the recipe of an item or fluid.
--- Source: runtime API 1.1 and 2.0, LuaForce.recipes.

local recipes = require("lib.recipes")

---@param ctx fle.Context
---@param args fle.GetPrototypeRecipeArgs
---@return fle.Recipe
local function get_prototype_recipe(ctx, args)
  return recipes.describe(recipes.require(ctx.force, args.prototype))
end

return get_prototype_recipe
