local Server = require("tests.lua.support.server")

local MOD = {
  info = { name = "m", version = "1.0.0" },
  files = {
    ["control.lua"] = [[
      remote.add_interface("m", {
        keep = function(value) kept = value return value end,
        several = function() return 1, nil, 3 end,
        fail = function() error("on purpose") end,
      })
    ]],
  },
}

describe("remote", function()
  local server

  before_each(function()
    server = Server.new({ mods = { MOD } })
  end)

  it("copies tables, and lets objects through", function()
    server.eval(
      "t = { a = { 1 }, s = game.surfaces[1] } t.t = t back = remote.call('m', 'keep', t)"
    )
    assert.is_true(
      server.eval("return back ~= t and back.t == back and back.s == game.surfaces[1]")
    )
    assert.is_true(server.environment("m").kept ~= server.environment("level").t)
  end)

  it("gives every result, nil too", function()
    assert.are.equal(3, server.eval("return (select('#', remote.call('m', 'several')))"))
  end)

  it("lists interfaces", function()
    assert.is_true(server.eval("return remote.interfaces.m.keep"))
    assert.is_true(server.eval("return remote.remove_interface('m')"))
    assert.is_false(server.eval("return remote.remove_interface('m')"))
    assert.is_nil(server.eval("return remote.interfaces.m"))
  end)

  local refusals = {
    { "remote.call('x', 'keep')", "Unknown interface: x" },
    { "remote.call('m', 'x')", "No such function: m.x" },
    { "remote.call('m', 'keep', print)", "Cannot pass a function through remote.call." },
    {
      "remote.call('m', 'fail')",
      "Error when running interface function m.fail: __m__/control.lua:4: on purpose",
    },
    { "remote.add_interface('m', {})", "Interface m already exists." },
  }
  for _, case in ipairs(refusals) do
    local code, message = case[1], case[2]
    it("refuses " .. code, function()
      local ok, raised = pcall(server.eval, code)
      assert.is_false(ok)
      assert.is_not_nil(raised:find(message, 1, true), raised)
    end)
  end

  it("serves the host, bytes and all", function()
    assert.are.equal("a\0\255", server.remote_call("m", "keep", "a\0\255"))
    local ok, raised = pcall(server.remote_call, "m", "fail")
    assert.is_false(ok)
    assert.is_not_nil(
      raised:find("__m__/control.lua:4: on purpose\nstack traceback:", 1, true),
      raised
    )
    ok, raised = pcall(server.remote_call, "x", "fail")
    assert.is_false(ok)
    assert.are.equal("Unknown interface: x", raised)
  end)
end)
