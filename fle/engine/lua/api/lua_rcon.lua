--- LuaRCON: `rcon.print` answers whoever sent the command that runs.

local objects = require("objects")
local output = require("output")
local sandbox = require("sandbox")

objects.implement("LuaRCON", {
  methods = {
    print = function(_, message)
      output.print(sandbox.localised(message))
    end,
  },
})
