--- The mod's saved table under the name that the running version gives it.
local saved = {}

function saved.table()
  return script.active_mods.base:match("^1%.") and global or storage
end

return saved
