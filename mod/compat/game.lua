--- Which server this is. A server that is not the game says so by a mod named `embedded`.

local mods = script.active_mods
local version = mods["base"]

return {
  version = version,
  backend = (mods["embedded"] and "embedded " or "factorio ") .. version,
}
