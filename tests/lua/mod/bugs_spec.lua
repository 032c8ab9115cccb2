local World = require("tests.lua.support.world")

--- Break the mod from outside: `sleep` cannot count its ticks without `math`.
local function without_math(world, action)
  local environment = world.server.environment("fle")
  local math_library = environment.math
  environment.math = nil
  local ok, result = pcall(action)
  environment.math = math_library
  assert(ok, result)
  return result
end

describe("a bug in a tool", function()
  it("is a fault with its traceback, and the server goes on", function()
    local world = World.new()
    local results = without_math(world, function()
      return world:batch({ { "get_agent", {} }, { "sleep", { seconds = 1 } }, { "get_agent", {} } })
    end)
    assert.is_not_nil(results[1].ok)
    assert.are.equal("internal", results[2].code)
    assert.truthy(results[2].data.message:find("math", 1, true))
    assert.truthy(results[2].data.traceback:find("__fle__/lib/dispatch.lua", 1, true))
    assert.is_true(results[3].skipped)
    world:call("sleep", { seconds = 1 })
  end)

  it("lets later calls run when they are told so", function()
    local world = World.new()
    local results = without_math(world, function()
      local calls = { { "sleep", { seconds = 1 } }, { "get_agent", {} } }
      return world:batch(calls, { on_error = "continue" })
    end)
    assert.are.equal("internal", results[1].code)
    assert.are.equal(1, results[2].ok.agent)
  end)
end)
