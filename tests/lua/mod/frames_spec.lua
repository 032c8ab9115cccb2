local base64 = require("lib.base64")
local msgpack = require("lib.msgpack")
local protocol = require("generated.protocol")
local World = require("tests.lua.support.world")

local function refused(world, message)
  local answer = world:message(message)
  assert.is_nil(answer[3])
  return answer[4] and answer[4][1]
end

local function spawn(world, count)
  return { n = 1, world:encode("spawn_agents", { count = count }) }
end

describe("frames", function()
  it("are answered over the console, with base64 around", function()
    local world = World.new()
    local hello = { n = 4, 0, protocol.version, protocol.schema_hash, nil }
    local text = world.server.console("/fle m" .. base64.encode(msgpack.encode(hello)))
    assert.are.equal("m", text:sub(1, 1))
    local answer = msgpack.decode(base64.decode((text:sub(2):gsub("%s", ""))))
    assert.are.equal(protocol.schema_hash, answer.schema)
    assert.are.equal(protocol.limits.frame, answer.limits.frame)
  end)

  local NONSENSE = {
    { desc = "nothing", text = "" },
    { desc = "an unknown codec", text = "q1234" },
    { desc = "text that is not base64", text = "m*" },
    { desc = "bytes that are not msgpack", text = "mwcHB" },
    { desc = "text that does not inflate", text = "zAAAA" },
    { desc = "random words", text = "give me items" },
  }
  for _, case in ipairs(NONSENSE) do
    it("are refused as malformed: " .. case.desc, function()
      local world = World.new()
      local text = world.server.console("/fle " .. case.text):gsub("%s+$", "")
      local answer = msgpack.decode(base64.decode(text:sub(2)))
      assert.are.equal("malformed_frame", answer[4][1])
      assert.are.equal(1, world:call("get_agent").agents)
    end)
  end

  it("are refused when they are longer than the limit", function()
    local world = World.new()
    local text = world.server.console("/fle m" .. ("A"):rep(10000000)):gsub("%s+$", "")
    local answer = msgpack.decode(base64.decode(text:sub(2)))
    assert.are.equal("frame_too_large", answer[4][1])
    assert.are.equal(1, world:call("get_agent").agents)
  end)

  it("are refused when they have a wrong shape", function()
    local world = World.new()
    local session = world:session()
    local shapes = {
      5,
      "text",
      { n = 0 },
      { n = 1, session },
      { n = 5, session, 500, nil, {}, 1 },
      { n = 2, session, "x" },
      { n = 2, session, -1 },
      { n = 4, session, 500, 5, {} },
      { n = 4, session, 500, nil, 5 },
      { n = 4, session, 500, nil, { 1 } },
      { n = 4, session, 500, nil, { { "x" } } },
      { n = 4, session, 500, { on_error = "panic" }, {} },
      { n = 2, 0, "x" },
    }
    for index, message in ipairs(shapes) do
      assert.are.equal("malformed_frame", refused(world, message), index)
    end
    -- Nothing was taken: the number is still free.
    assert.are.equal(0, world:message({ n = 4, session, 500, nil, {} })[3].n)
  end)

  it("are refused when they come from another schema", function()
    local world = World.new()
    local answer = world:message({ n = 4, 0, protocol.version, "0000", nil })
    assert.are.equal("schema_mismatch", answer[4][1])
    assert.are.equal(protocol.schema_hash, answer[4][2].server_hash)
    assert.are.equal("0000", answer[4][2].client_hash)
    assert.are.equal("schema_mismatch", refused(world, { n = 3, 0, 99, protocol.schema_hash }))
  end)

  it("are refused from sessions that nobody opened", function()
    local world = World.new()
    assert.are.equal("unknown_session", refused(world, { n = 4, 77, 1, nil, {} }))
    assert.are.equal("unknown_session", refused(world, { 77, 1 }))
    assert.are.equal("unknown_session", refused(world, { "x", 1 }))
  end)

  it("act once however often they come", function()
    local world = World.new({ inventory = { ["wooden-chest"] = 10 } })
    local session = world:session()
    local call = world:encode("place_entity", { entity = "wooden-chest", position = { 5, 5 } })
    local first = world:message({ n = 4, session, 50, nil, { n = 1, call } })
    assert.are.equal(0, first[3][1][1])
    local again = world:message({ n = 4, session, 50, nil, { n = 1, call } })
    assert.are.same(first, again)
    assert.are.same(first, world:message({ session, 50 }))
    assert.are.equal(9, world:inventory()["wooden-chest"])
  end)

  it("are not acted on when they come late", function()
    local world = World.new()
    local session = world:session()
    for sequence = 10, 30 do
      world:message({ n = 4, session, sequence, nil, {} })
    end
    for _, late in ipairs({ 5, 10 }) do
      local message = { n = 4, session, late, nil, spawn(world, 3) }
      assert.are.equal("sequence_expired", refused(world, message))
    end
    assert.are.equal("sequence_expired", refused(world, { session, 11 }))
    assert.are.equal("unknown_sequence", refused(world, { session, 31 }))
    assert.are.equal(1, world:call("get_agent").agents)
  end)

  it("come in pieces when they are long", function()
    local world = World.new({ lab = true })
    local area = { left_top = { -150, -150 }, right_bottom = { 150, 150 } }
    local session = world:session()
    local call = world:encode("get_map", area)
    local calls = { n = 5, call, call, call, call, call }
    local outline = world:message({ n = 4, session, 60, nil, calls })
    assert.is_nil(outline[3])
    assert.is_true(outline[5] >= 1 and outline[6] > protocol.limits.response)
    assert.are.equal("malformed_frame", refused(world, { session, 60, outline[5] + 1 }))
    local whole = world:message_whole(session, 60, outline[5])
    assert.are.equal(60, whole[1])
    assert.are.equal(5, whole[3].n)
    assert.are.same(whole[3][1], whole[3][5])
  end)

  it("survive random bytes", function()
    local world = World.new()
    local state = 99
    for length = 1, 300 do
      local bytes = {}
      for i = 1, length % 40 + 1 do
        state = state * 48271 % 2147483647
        bytes[i] = string.char(math.floor(state / 256) % 256)
      end
      local answer = msgpack.decode(world.server.remote_call("fle", "execute", table.concat(bytes)))
      assert.is_not_nil(answer[4])
    end
    assert.are.equal(1, world:call("get_agent").agents)
  end)
end)
