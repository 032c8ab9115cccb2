--- LuaRandomGenerator: a generator of a mod's own. Its state is saved with whatever holds it.
--- Record: { state }.
--- Source: runtime API 1.1 and 2.0, LuaRandomGenerator.

local objects = require("objects")
local random = require("random")

objects.implement("LuaRandomGenerator", {
  call = function(record, lower, upper)
    return random.draw(record.state, lower, upper)
  end,
  methods = {
    re_seed = function(record, seed)
      random.seed(record.state, seed)
    end,
  },
  key = function(record)
    return record.state
  end,
  find = function(state)
    return { state = state }
  end,
})
