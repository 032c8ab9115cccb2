--- The game's `event_handler` library: joins the handlers of several script files, so that each may
--- listen to the same event. Written anew after its documented behaviour.

local libraries = {}

local function run_all(action, argument)
  for _, library in ipairs(libraries) do
    if library[action] then
      library[action](argument)
    end
  end
end

local function gather(field)
  local keys, handlers = {}, {}
  for _, library in ipairs(libraries) do
    for key, handler in pairs(library[field] or {}) do
      if not handlers[key] then
        handlers[key] = {}
        keys[#keys + 1] = key
      end
      table.insert(handlers[key], handler)
    end
  end
  return keys, handlers
end

local function call_each(list)
  return function(event)
    for _, handler in ipairs(list) do
      handler(event)
    end
  end
end

local function register()
  local keys, handlers = gather("events")
  for _, key in ipairs(keys) do
    script.on_event(key, call_each(handlers[key]))
  end
  keys, handlers = gather("on_nth_tick")
  for _, key in ipairs(keys) do
    script.on_nth_tick(key, call_each(handlers[key]))
  end
end

local handler = {}

function handler.add_lib(library)
  libraries[#libraries + 1] = library
  if library.add_remote_interface then
    library.add_remote_interface()
  end
  if library.add_commands then
    library.add_commands()
  end
end

function handler.add_libraries(list)
  for _, library in ipairs(list) do
    handler.add_lib(library)
  end
end

script.on_init(function()
  register()
  run_all("on_init")
end)

script.on_load(function()
  register()
  run_all("on_load")
end)

script.on_configuration_changed(function(data)
  run_all("on_configuration_changed", data)
end)

return handler
