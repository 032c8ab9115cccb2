---@meta
-- luacheck: no max line length
-- Generated from schemas by `fle gen`. Do not edit.
--- Types for the Lua language server; nothing requires this file.

---@class fle.Amount
---@field needed integer How many.
---@field held integer How many there are.

---@class fle.BoundingBox
---@field left_top fle.Position The corner in the north-west.
---@field right_bottom fle.Position The corner in the south-east.
---@field left_bottom fle.Position The corner in the south-west.
---@field right_top fle.Position The corner in the north-east.

---@class fle.Ingredient
---@field name string The game's name of the item or fluid.
---@field count? integer | number How many; fluids are measured in units and may have fractions.
---@field type? string item or fluid.

---@class fle.Position
---@field x number East of the origin.
---@field y number South of the origin.

---@class fle.ResourcePatch
---@field name string The game's name of the resource.
---@field size integer What all of it holds; for water the number of tiles.
---@field bounding_box fle.BoundingBox The rectangle around it.

---@class fle.ExtractItemArgs
---@field entity string The item to take.
---@field source fle.Position | LuaEntity The entity to take from, or its position.
---@field quantity integer The most to take.

---@class fle.FindAllArgs
---@field names string[] | string What to find; all when empty.
---@field around fle.Position The middle of the search.
---@field facing integer Where to look first.
---@field only? string Machines with this recipe only.
---@field deep boolean Whether to look into chests.

---@class fle.JoinArgs
---@field ends fle.Position | LuaEntity | LuaEntity | string | string[][] What to join and with what.
---@field source? LuaEntity | LuaEntity Where it starts.
---@field group? LuaEntity What it goes on from.
---@field dry_run boolean Whether to count only.
