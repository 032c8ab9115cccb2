--- Events: their numbers, who listens, and what happens when a listener fails.
--- Listeners are called mod by mod in the order in which mods were loaded. The game ends when a
--- listener raises; this server reports the error to whoever made it run and goes on.

local S = require("state")
local filters = require("scripting.event_filters")

local events = {}

local ids, names = {}, {}
local next_id
-- id -> array of { mod, handler, filter }, in mod order.
local listeners = {}
local mods = {}
local errors = {}

--- The number of an event of the game.
---@param name string e.g. "on_tick"
function events.id(name)
  return ids[name]
end

--- The name of an event of the game or of one that a mod made.
function events.name(id)
  return names[id] or tostring(id)
end

--- Is this the number of an event?
function events.exists(id)
  return names[id] ~= nil
end

--- A new event number for a mod.
function events.generate(name)
  local id = next_id
  next_id = id + 1
  names[id] = name or "custom event " .. id
  return id
end

--- Begin without listeners: mods are about to be loaded.
function events.begin(mod_list)
  ids, names, listeners, errors = {}, {}, {}, {}
  mods = mod_list
  next_id = 0
  for _, event in ipairs(require("facts").events()) do
    ids[event.name] = event.id
    names[event.id] = event.name
    if event.id >= next_id then
      next_id = event.id + 1
    end
  end
end

local function rebuild(id)
  local list = {}
  for _, mod in ipairs(mods) do
    local listener = mod.listeners[id]
    if listener then
      list[#list + 1] = listener
    end
  end
  listeners[id] = #list > 0 and list or nil
end

--- Set, replace or (with nil) remove a mod's listener.
function events.listen(mod, id, handler, filter)
  mod.listeners[id] = handler and { mod = mod, handler = handler, filter = filter } or nil
  rebuild(id)
end

--- Set the filter of a listener.
function events.set_filter(mod, id, filter)
  local listener = mod.listeners[id]
  if listener then
    listener.filter = filter
  end
end

--- The listeners of an event in order, or nil.
function events.listeners(id)
  return listeners[id]
end

--- Does anybody listen?
---@param event string|integer
function events.wanted(event)
  return listeners[ids[event] or event] ~= nil
end

local function traceback(message)
  if type(message) ~= "string" then
    return message
  end
  return debug.traceback(message, 2)
end

events.traceback = traceback

--- Text of anything that was raised.
function events.text(raised)
  if type(raised) == "string" then
    return raised
  end
  return type(raised) == "table"
      and getmetatable(raised) == nil
      and require("codecs.serpent").line(raised)
    or tostring(raised)
end

--- Note that something failed; whoever called the server will hear of it.
---@param what string what was running
---@param raised any
function events.report(what, raised)
  errors[#errors + 1] = "Error while running " .. what .. "\n" .. events.text(raised)
end

--- Errors since the last time, as one text; nil when there were none.
function events.take_errors()
  if #errors == 0 then
    return nil
  end
  local text = table.concat(errors, "\n")
  errors = {}
  return text
end

--- Did something fail since `take_errors`?
function events.has_errors()
  return #errors > 0
end

--- Call a mod's function; a failure is reported under the name of what was running.
---@return boolean ok
function events.protected(mod, what, action, argument)
  local ok, raised = xpcall(action, traceback, argument)
  if not ok then
    events.report("event " .. mod.name .. "::" .. what, raised)
  end
  return ok
end

local function copy(event)
  local result = {}
  for key, value in next, event do
    result[key] = value
  end
  return result
end

--- Raise an event. `event` gets name and tick; every listener has a copy of its own.
---@param event_name string|integer
---@param event table
function events.raise(event_name, event)
  local id = ids[event_name] or event_name
  local list = listeners[id]
  if not list then
    return
  end
  event.name = id
  event.tick = S.saved.tick
  -- Handlers may change who listens; this event goes to those who listened when it was raised.
  local count = #list
  for i = 1, count do
    local listener = list[i]
    if not listener.filter or filters.pass(listener.filter, event) then
      local given = i < count and copy(event) or event
      local ok, raised = xpcall(listener.handler, traceback, given)
      if not ok then
        events.report(
          "event " .. listener.mod.name .. "::" .. events.name(id) .. " (ID " .. id .. ")",
          raised
        )
      end
    end
  end
end

return events
