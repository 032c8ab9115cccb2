--- LuaBootstrap: `script`, by which a mod says what it wants to be called for.
--- A record belongs to one mod: { mod }.
--- Source: runtime API 1.1 and 2.0, LuaBootstrap.

local S = require("state")
local event_filters = require("scripting.event_filters")
local events = require("events")
local mods = require("scripting.mods")
local objects = require("objects")
local registrations = require("scripting.registrations")

local function require_function(value, what)
  if value ~= nil and type(value) ~= "function" then
    objects.error("bad argument to '%s' (function expected, got %s)", what, type(value))
  end
end

local function lifecycle(name)
  return function(script, handler)
    require_function(handler, name)
    script.mod.lifecycle[name] = handler
  end
end

local function event_id(event)
  if type(event) == "string" then
    -- A custom input's name. No player is ever there to press it.
    return event
  elseif objects.class_of(event) then
    return events.id(objects.unwrap(event).name)
  end
  if type(event) ~= "number" or not events.exists(event) then
    objects.error("Unknown event id: %s", tostring(event))
  end
  return event
end

local function on_event(script, event, handler, filter)
  require_function(handler, "on_event")
  if type(event) == "table" and not objects.class_of(event) then
    for _, one in ipairs(event) do
      on_event(script, one, handler)
    end
    return
  end
  if filter then
    event_filters.require_known(filter)
  end
  events.listen(script.mod, event_id(event), handler, filter)
end

local function on_nth_tick(script, ticks, handler)
  require_function(handler, "on_nth_tick")
  local mod = script.mod
  if ticks == nil then
    mod.nth_tick = {}
  else
    for _, n in ipairs(type(ticks) == "table" and ticks or { ticks }) do
      if type(n) ~= "number" or n < 1 or n % 1 ~= 0 then
        objects.error("The tick count of on_nth_tick must be a positive integer.")
      end
      mod.nth_tick[n] = handler
    end
  end
  require("clock").collect_nth_tick()
end

local function event_filter_of(script, event)
  local listener = script.mod.listeners[event_id(event)]
  return listener and listener.filter
end

local function raise_event(_, event, data)
  local id = event_id(event)
  if type(data) ~= "table" then
    objects.error("bad argument #2 to 'raise_event' (table expected, got %s)", type(data))
  end
  local given = {}
  for key, value in next, data do
    given[key] = value
  end
  events.raise(id, given)
end

local function register_metatable(script, name, metatable)
  local mod = script.mod
  if not mod.loading then
    objects.error("register_metatable can only be called while control.lua is parsed.")
  elseif mod.metatables[name] then
    objects.error("A metatable named %s is already registered.", name)
  elseif mod.metatable_names[metatable] then
    objects.error("This metatable is already registered as %s.", mod.metatable_names[metatable])
  end
  mod.metatables[name] = metatable
  mod.metatable_names[metatable] = name
end

objects.implement("LuaBootstrap", {
  get = {
    active_mods = function()
      return mods.active(S.profile.version)
    end,
    level = function()
      return { is_simulation = false, level_name = "freeplay", mod_name = "base" }
    end,
    mod_name = function(script)
      return script.mod.name
    end,
    object_name = function()
      return "LuaBootstrap"
    end,
    feature_flags = function()
      local flags = {}
      for _, name in ipairs({
        "expansion_shaders",
        "freezing",
        "quality",
        "rail_bridges",
        "segmented_units",
        "space_travel",
        "spoiling",
      }) do
        flags[name] = false
      end
      return flags
    end,
  },
  methods = {
    on_init = lifecycle("on_init"),
    on_load = lifecycle("on_load"),
    on_configuration_changed = lifecycle("on_configuration_changed"),
    on_event = on_event,
    on_nth_tick = on_nth_tick,
    generate_event_name = function(script, name)
      return events.generate(name or script.mod.name .. " event")
    end,
    get_event_handler = function(script, event)
      local listener = script.mod.listeners[event_id(event)]
      return listener and listener.handler
    end,
    get_event_filter = event_filter_of,
    set_event_filter = function(script, event, filter)
      if filter then
        event_filters.require_known(filter)
      end
      events.set_filter(script.mod, event_id(event), filter)
    end,
    get_event_id = function(_, name)
      return events.id(name)
    end,
    get_event_order = function()
      local names = {}
      for _, mod in ipairs(mods.list) do
        names[#names + 1] = mod.name
      end
      return table.concat(names, "\n")
    end,
    raise_event = raise_event,
    register_metatable = register_metatable,
    register_on_entity_destroyed = function(_, entity)
      return registrations.register(entity)
    end,
    register_on_object_destroyed = function(_, object)
      return registrations.register(object)
    end,
  },
})

-- script.raise_console_chat, raise_player_crafted_item, ...: each raises the event of its name with
-- the fields of the table.
for _, name in ipairs({
  "raise_biter_base_built",
  "raise_console_chat",
  "raise_market_item_purchased",
  "raise_player_crafted_item",
  "raise_player_fast_transferred",
  "raise_script_built",
  "raise_script_destroy",
  "raise_script_revive",
  "raise_script_set_tiles",
  "raise_script_teleported",
}) do
  local event = name:gsub("^raise_", "on_"):gsub("^on_script", "script_raised")
  objects.implement("LuaBootstrap", {
    methods = {
      [name] = function(_, data)
        local id = events.id(event)
        if not id then
          objects.error("not emulated: LuaBootstrap.%s", name)
        end
        raise_event(nil, id, data or {})
      end,
    },
  })
end
