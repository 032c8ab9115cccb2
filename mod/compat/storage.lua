--- The table that the game saves for this mod: `global` in 1.1, `storage` in 2.0.
--- The game replaces it while it loads a save, so it is looked up on each use.

if require("compat.version") == "1.1" then
  return function()
    return global
  end
end
return function()
  return storage
end
