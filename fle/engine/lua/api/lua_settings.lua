--- LuaSettings: the values of the mods' settings. Defaults come from the declarations; what scripts
--- changed is saved in `settings = { [name] = value }`.
--- Source: runtime API 1.1 and 2.0, LuaSettings.

local S = require("state")
local custom_table = require("api.lua_custom_table")
local events = require("events")
local objects = require("objects")
local stage = require("scripting.settings_stage")

local function value_of(name, prototype)
  local changed = S.saved.settings[name]
  if changed ~= nil then
    return changed
  end
  return prototype.default_value
end

local function change(_, name, given)
  local prototype = stage.find(name)
  if not prototype or prototype.setting_type ~= "runtime-global" then
    objects.error("Setting %s does not exist.", tostring(name))
  end
  local value = type(given) == "table" and given.value
  if not stage.accepts(prototype, value) then
    objects.error("Setting %s cannot have this value.", name)
  end
  S.saved.settings[name] = value
  events.raise(
    "on_runtime_mod_setting_changed",
    { setting = name, setting_type = "runtime-global" }
  )
end

for _, setting_type in ipairs({ "startup", "runtime-global", "runtime-per-user" }) do
  custom_table.define("settings." .. setting_type, {
    names = function()
      return stage.names(setting_type)
    end,
    get = function(_, name)
      local prototype = stage.find(name)
      if prototype and prototype.setting_type == setting_type then
        return { value = value_of(name, prototype) }
      end
      return nil
    end,
    set = setting_type == "runtime-global" and change or nil,
  })
end

local function view(setting_type)
  return function()
    return custom_table.wrap("settings." .. setting_type)
  end
end

objects.implement("LuaSettings", {
  get = {
    startup = view("startup"),
    global = view("runtime-global"),
    player_default = view("runtime-per-user"),
    player = view("runtime-per-user"),
  },
  methods = {
    get_player_settings = function()
      objects.error("Player doesn't exist.")
    end,
  },
})

S.subsystem("settings", {
  init = function(saved)
    saved.settings = {}
  end,
})
