package.loaded["generated.names"] = package.loaded["generated.names"] or { index = {}, list = {} }

local fault = require("lib.fault")
local msgpack = require("lib.msgpack")
local wire_forms = require("lib.wire_forms")

local function hex(text)
  return (text:gsub("%x%x", function(pair)
    return string.char(tonumber(pair, 16))
  end))
end

local function refused(bytes)
  local ok, problem = pcall(msgpack.decode, bytes)
  assert.is_false(ok)
  assert.is_true(fault.is(problem))
  assert.are.equal("malformed_frame", problem.code)
  return problem.data.reason
end

describe("msgpack", function()
  -- The bytes of each value are those of the specification.
  local EXACT = {
    { desc = "nil", value = nil, bytes = "c0" },
    { desc = "true", value = true, bytes = "c3" },
    { desc = "false", value = false, bytes = "c2" },
    { desc = "zero", value = 0, bytes = "00" },
    { desc = "127", value = 127, bytes = "7f" },
    { desc = "128", value = 128, bytes = "cc80" },
    { desc = "256", value = 256, bytes = "cd0100" },
    { desc = "65536", value = 65536, bytes = "ce00010000" },
    { desc = "2^32", value = 4294967296, bytes = "cf0000000100000000" },
    { desc = "2^53", value = 2 ^ 53, bytes = "cf0020000000000000" },
    { desc = "-1", value = -1, bytes = "ff" },
    { desc = "-33", value = -33, bytes = "d0df" },
    { desc = "-129", value = -129, bytes = "d1ff7f" },
    { desc = "-32769", value = -32769, bytes = "d2ffff7fff" },
    { desc = "-2^31-1", value = -2147483649, bytes = "d3ffffffff7fffffff" },
    { desc = "a half", value = 0.5, bytes = "ca3f000000" },
    { desc = "minus one and a half", value = -1.5, bytes = "cabfc00000" },
    { desc = "a tenth", value = 0.1, bytes = "cb3fb999999999999a" },
    { desc = "a tiny number", value = 5e-324, bytes = "cb0000000000000001" },
    { desc = "a large number", value = 1.5e300, bytes = "cb7e41eb2d66005835" },
    { desc = "text", value = "iron", bytes = "a469726f6e" },
    { desc = "an empty text", value = "", bytes = "a0" },
  }
  for _, case in ipairs(EXACT) do
    it("writes and reads " .. case.desc, function()
      assert.are.equal(hex(case.bytes), msgpack.encode(case.value))
      assert.are.equal(case.value, (msgpack.decode(hex(case.bytes))))
    end)
  end

  it("keeps holes and the length of a list", function()
    local bytes = msgpack.encode({ n = 4, 1, nil, "x", nil })
    assert.are.equal("\148\1\192\161x\192", bytes)
    assert.are.same({ n = 4, [1] = 1, [3] = "x" }, (msgpack.decode(bytes)))
  end)

  it("tells an empty list from an empty map", function()
    assert.are.equal("\144", msgpack.encode({}))
    assert.are.equal("\128", msgpack.encode(wire_forms.EMPTY_MAP))
  end)

  it("writes maps in the order of their keys", function()
    assert.are.equal("\130\161a\1\161b\2", msgpack.encode({ b = 2, a = 1 }))
  end)

  it("reads what is longer than the short forms", function()
    local list, map = {}, {}
    for i = 1, 70000 do
      list[i] = i
    end
    for i = 1, 300 do
      map["key" .. i] = ("x"):rep(i * 10)
    end
    local read = msgpack.decode(msgpack.encode(list))
    assert.are.equal(70000, read.n)
    assert.are.equal(69999, read[69999])
    assert.are.same(map, (msgpack.decode(msgpack.encode(map))))
  end)

  it("reads bytes", function()
    local bytes = ("\0\255"):rep(200)
    assert.are.equal(bytes, (msgpack.decode(msgpack.encode(msgpack.bin(bytes)))))
  end)

  it("reads references and counts them", function()
    local value, references = msgpack.decode("\146\7\199\5\1\146\0\162ab")
    assert.are.equal(1, references)
    assert.are.equal(msgpack.Reference, getmetatable(value[2]))
    assert.are.same({ n = 2, 0, "ab" }, value[2])
  end)

  local WRONG = {
    { desc = "nothing", bytes = "", says = "ends inside" },
    { desc = "a cut list", bytes = "\147\1", says = "longer than the message" },
    { desc = "a cut text", bytes = "\165ab", says = "ends inside" },
    { desc = "a cut number", bytes = "\205\1", says = "ends inside" },
    { desc = "a list that lies", bytes = "\221\255\255\255\255", says = "longer than" },
    { desc = "a map that lies", bytes = "\223\255\255\255\255", says = "longer than" },
    { desc = "a byte without meaning", bytes = "\193", says = "means nothing" },
    { desc = "deep nesting", bytes = ("\145"):rep(1000) .. "\1", says = "too deep" },
    { desc = "something behind it", bytes = "\1\1", says = "follows" },
    { desc = "an unknown extension", bytes = "\212\9\1", says = "extension" },
    { desc = "a broken reference", bytes = "\212\1\1", says = "reference" },
    { desc = "a list as key", bytes = "\129\144\1", says = "key" },
    { desc = "infinity", bytes = "\203\127\240\0\0\0\0\0\0", says = "finite" },
    { desc = "not a number", bytes = "\202\127\192\0\0", says = "finite" },
  }
  for _, case in ipairs(WRONG) do
    it("refuses " .. case.desc, function()
      assert.truthy(refused(case.bytes):find(case.says, 1, true))
    end)
  end

  it("refuses or reads random bytes, and nothing else happens", function()
    local state = 12345
    for _ = 1, 2000 do
      local bytes = {}
      for i = 1, 20 do
        state = state * 48271 % 2147483647
        bytes[i] = string.char(state % 256)
      end
      local ok, problem = pcall(msgpack.decode, table.concat(bytes))
      assert.is_true(ok or fault.is(problem))
    end
  end)
end)
