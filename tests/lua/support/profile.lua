--- The game version that a spec runs against. Run by pytest, the host has put its own table here
--- before any spec is read; under plain busted the environment says which, 1.1 unless told.

local FOLDERS = { ["1.1"] = "1.1.110", ["2.0"] = "2.0.77" }

local factorio = os.getenv("FLE_FACTORIO") or "1.1"
local version = FOLDERS[factorio]
if not version then
  error("FLE_FACTORIO is '" .. factorio .. "'; it must be 1.1 or 2.0")
end

return { factorio = factorio, version = version, root = "." }
