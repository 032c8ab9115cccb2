--- The state of the one server in this Lua: what is saved, what it was started with, and the hooks
--- by which each subsystem fills a fresh world and rebuilds what it derives from a loaded one.
--- `S.saved` is replaced on restore: never keep one of its tables in an upvalue.

local PROFILES = { ["1.1"] = "versions.v1_1", ["2.0"] = "versions.v2_0" }

local S = {
  --- Everything that a snapshot holds: plain data only.
  saved = {},
  --- What the server was started with: factorio, version, seed.
  config = {},
  --- What differs between the versions of the game.
  profile = nil,
}

local subsystems = {}

--- Take part in the life of the world. `handlers.init(saved)` puts the subsystem's part into a
--- fresh world; `handlers.load(saved)` runs after that and after every restore, to rebuild what is
--- derived; `handlers.save(saved)` runs before S.saved is serialized. All run in the order in which
--- modules were first required.
function S.subsystem(name, handlers)
  for position, other in ipairs(subsystems) do
    if other.name == name then
      subsystems[position] = { name = name, handlers = handlers }
      return
    end
  end
  subsystems[#subsystems + 1] = { name = name, handlers = handlers }
end

local function run(hook)
  for _, subsystem in ipairs(subsystems) do
    local handler = subsystem.handlers[hook]
    if handler then
      handler(S.saved)
    end
  end
end

--- Bring S.saved into the form in which it is serialized.
function S.prepare_save()
  run("save")
end

--- Choose the game version. Done before anything reads facts.
function S.configure(config)
  local profile = PROFILES[config.factorio]
  if not profile then
    error(
      "there is no profile for Factorio " .. tostring(config.factorio) .. ", only 1.1 and 2.0",
      0
    )
  end
  S.profile = require(profile)
  S.config = { factorio = config.factorio, version = S.profile.version, seed = config.seed or 0 }
end

--- A fresh world.
function S.reset()
  S.saved = {
    tick = 0,
    seed = S.config.seed,
    next_id = 1,
    next_unit_number = 1,
  }
  run("init")
  run("load")
end

--- Take over a world that was read from a snapshot.
function S.replace(saved)
  S.saved = saved
  S.config.seed = saved.seed
  run("load")
end

return S
