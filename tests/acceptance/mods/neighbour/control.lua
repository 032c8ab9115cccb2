--- A second mod that knows the first only through its remote interface and its files.

local saved = require("__recorder__.lib.saved")

local done = script.generate_event_name()

script.on_init(function()
  saved.table().sum = remote.call("recorder", "add", 20, 22)
end)

script.on_event(done, function(event)
  saved.table().heard = event.word
end)

remote.add_interface("neighbour", {
  sum = function()
    return saved.table().sum
  end,
  event = function()
    return done
  end,
  heard = function()
    return saved.table().heard
  end,
  through = function(...)
    return remote.call("recorder", "echo", ...)
  end,
})
