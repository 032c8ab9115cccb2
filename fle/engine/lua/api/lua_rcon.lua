--- LuaRCON: `rcon.print` answers whoever sent the command that runs.
--- Source: runtime API 1.1 and 2.0, LuaRCON.

local objects = require("objects")
local output = require("scripting.output")
local sandbox = require("scripting.sandbox")

objects.implement("LuaRCON", {
  methods = {
    print = function(_, message)
      output.print(sandbox.localised(message))
    end,
  },
})
