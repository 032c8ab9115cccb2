--- Writes down what happens, for the tests of the embedded server to read.

local saved = require("lib.saved")

local function note(text)
  local list = saved.table().notes
  list[#list + 1] = text
end

local function name_of(entity)
  return entity and entity.valid and entity.name or "gone"
end

-- What to write down of each event.
local EVENTS = {
  on_cancelled_deconstruction = function(event)
    return name_of(event.entity)
  end,
  on_chunk_generated = function(event)
    return event.position.x .. "," .. event.position.y
  end,
  on_console_chat = function(event)
    return event.message
  end,
  on_entity_damaged = function(event)
    return name_of(event.entity)
      .. " "
      .. event.original_damage_amount
      .. " "
      .. event.final_damage_amount
      .. " "
      .. event.final_health
      .. " "
      .. event.damage_type.name
  end,
  on_entity_destroyed = function(event)
    return tostring(event.registration_number == saved.table().registration)
  end,
  on_object_destroyed = function(event)
    return tostring(event.registration_number == saved.table().registration)
  end,
  on_entity_died = function(event)
    return name_of(event.entity)
  end,
  on_force_created = function(event)
    return event.force.name
  end,
  on_force_friends_changed = function(event)
    return event.force.name .. " " .. event.other_force.name .. " " .. tostring(event.added)
  end,
  on_forces_merged = function(event)
    return event.source_name .. " " .. event.destination.name
  end,
  on_forces_merging = function(event)
    return event.source.name .. " " .. event.destination.name
  end,
  on_marked_for_deconstruction = function(event)
    return name_of(event.entity)
  end,
  on_research_finished = function(event)
    return event.research.name .. " " .. tostring(event.by_script)
  end,
  on_research_reversed = function(event)
    return event.research.name
  end,
  on_research_started = function(event)
    return event.research.name
  end,
  on_resource_depleted = function(event)
    return name_of(event.entity)
  end,
  on_surface_created = function(event)
    return tostring(event.surface_index)
  end,
  on_surface_deleted = function(event)
    return tostring(event.surface_index)
  end,
  script_raised_built = function(event)
    return name_of(event.entity)
  end,
  script_raised_destroy = function(event)
    return name_of(event.entity)
  end,
  script_raised_teleported = function(event)
    return name_of(event.entity) .. " " .. event.old_position.x .. "," .. event.old_position.y
  end,
}

local function listen()
  for name, text in pairs(EVENTS) do
    local id = defines.events[name]
    if id then
      script.on_event(id, function(event)
        assert(event.name == id and event.tick == game.tick)
        note(name .. " " .. text(event))
      end)
    end
  end
end

script.on_init(function()
  local own = saved.table()
  own.notes = { "on_init" }
  own.ticks = 0
end)

script.on_configuration_changed(function(change)
  for name, versions in pairs(change.mod_changes) do
    note("on_configuration_changed " .. name .. " " .. tostring(versions.old_version))
  end
end)

script.on_nth_tick(10, function(event)
  saved.table().ticks = saved.table().ticks + 1
  assert(event.nth_tick == 10 and event.tick % 10 == 0)
end)

commands.add_command("notes", "prints what was written down and forgets it", function(command)
  local own = saved.table()
  rcon.print(table.concat(own.notes, ";") .. (command.parameter and "|" .. command.parameter or ""))
  own.notes = {}
end)

commands.add_command("listen", "begins to write down", listen)

commands.add_command("fail", "fails", function(command)
  local nothing = command.nothing
  return nothing.at_all
end)

remote.add_interface("recorder", {
  add = function(a, b)
    return a + b
  end,
  echo = function(...)
    return ...
  end,
  fail = function()
    error("the recorder fails")
  end,
  settings = function()
    return {
      limit = settings.startup["recorder-limit"].value,
      greeting = settings.global["recorder-greeting"].value,
    }
  end,
  later_require = function()
    return require("lib.saved")
  end,
  ticks = function()
    return saved.table().ticks
  end,
  register = function(entity)
    local register = script.active_mods.base:match("^1%.") and script.register_on_entity_destroyed
      or script.register_on_object_destroyed
    saved.table().registration = register(entity)
  end,
})
