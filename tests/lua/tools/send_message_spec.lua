local World = require("tests.lua.support.world")

describe("send_message", function()
  it("does nothing when there is nobody else", function()
    local world = World.new()
    assert.is_true(world:call("send_message", { message = "hello" }))
    assert.are.same({}, world:call("get_messages"))
  end)

  it("keeps messages to one and to all for those who read them", function()
    local world = World.new({ agents = 3 })
    world:call("send_message", { message = "to all" })
    world:call("send_message", { message = "to two", recipient = "2", metadata = { n = 3 } }, 3)
    local function texts(arguments)
      local list = {}
      for i, message in ipairs(world:call("get_messages", arguments)) do
        list[i] = message.sender .. " " .. message.message
      end
      return list
    end
    assert.are.same({ "1 to all", "3 to two" }, texts())
    assert.are.same({ "1 to all", "3 to two" }, texts({ agent = 2 }))
    assert.are.same({ "1 to all" }, texts({ agent = 3 }))
    assert.are.same({}, texts({ agent = 1 }))
    assert.are.same({ "3 to two" }, texts({ agent = 2, after = 1 }))
  end)

  it("names the agents when there is none of that name", function()
    local world = World.new({ agents = 2 })
    for _, name in ipairs({ "3", "bob", "" }) do
      assert.has_error(function()
        world:call("send_message", { message = "hello", recipient = name })
      end, { code = "unknown_recipient", data = { recipient = name, sender = 1, agents = 2 } })
    end
    assert.is_true(world:call("send_message", { message = "hello", recipient = "agent_2" }))
  end)

  it("is forgotten by a reset", function()
    local world = World.new({ agents = 2 })
    world:call("send_message", { message = "hello" })
    world:call("reset")
    assert.are.same({}, world:call("get_messages"))
  end)
end)
