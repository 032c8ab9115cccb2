--- The settings that mods declare in settings.lua: a small data stage of its own.

local S = require("state")
local events = require("events")
local mods = require("scripting.mods")
local sandbox = require("scripting.sandbox")

local stage = {}

local FILES = { "settings.lua", "settings-updates.lua", "settings-final-fixes.lua" }
local TYPES = {
  ["bool-setting"] = "boolean",
  ["int-setting"] = "number",
  ["double-setting"] = "number",
  ["string-setting"] = "string",
  ["color-setting"] = "table",
}

-- name -> prototype, of the mods that run.
local declared = {}

local function extend(raw, prototypes)
  for _, prototype in ipairs(prototypes) do
    if not TYPES[prototype.type] then
      error("a setting of type " .. tostring(prototype.type) .. " does not exist", 0)
    end
    raw[prototype.type] = raw[prototype.type] or {}
    raw[prototype.type][prototype.name] = prototype
  end
end

local function run_file(mod, file, environment)
  mod.loading = true
  local ok, raised = xpcall(sandbox.run_file, events.traceback, mod, file, environment)
  mod.loading = false
  mod.loaded = {}
  if not ok then
    error(
      "Error while loading " .. file .. " of mod " .. mod.name .. "\n" .. events.text(raised),
      0
    )
  end
end

local function environment_for(mod, data, active)
  local environment = sandbox.basic(mod)
  environment.data = data
  environment.mods = active
  environment.defines = sandbox.defines()
  return environment
end

--- Run the settings files of all mods.
function stage.run()
  local raw = {}
  local data = { raw = raw }
  data.extend = function(first, second)
    extend(raw, second or first)
  end
  local active = mods.active(S.profile.version)
  for _, file in ipairs(FILES) do
    for _, mod in ipairs(mods.list) do
      run_file(mod, file, environment_for(mod, data, active))
    end
  end
  declared = {}
  for _, prototypes in pairs(raw) do
    for name, prototype in pairs(prototypes) do
      declared[name] = prototype
    end
  end
end

--- The prototype of a setting, or nil.
function stage.find(name)
  return declared[name]
end

--- Names of the settings of one kind, sorted.
---@param setting_type string "startup", "runtime-global" or "runtime-per-user"
function stage.names(setting_type)
  local names = {}
  for name, prototype in pairs(declared) do
    if prototype.setting_type == setting_type then
      names[#names + 1] = name
    end
  end
  table.sort(names)
  return names
end

--- Is this a value that the setting may have?
function stage.accepts(prototype, value)
  if type(value) ~= TYPES[prototype.type] then
    return false
  elseif prototype.allowed_values then
    for _, allowed in ipairs(prototype.allowed_values) do
      if allowed == value then
        return true
      end
    end
    return false
  elseif type(value) == "number" then
    return (not prototype.minimum_value or value >= prototype.minimum_value)
      and (not prototype.maximum_value or value <= prototype.maximum_value)
  end
  return true
end

return stage
