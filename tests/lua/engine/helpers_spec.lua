local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local HELPERS = profile.factorio == "1.1" and "game" or "helpers"

describe("helpers", function()
  local server

  before_each(function()
    server = Server.new()
  end)

  local function call(code)
    return server.eval("return " .. HELPERS .. "." .. code)
  end

  it("write JSON with sorted keys", function()
    assert.are.equal(
      [[{"1":"x","a":[1,2.5,-3],"b":{},"c":"q\"\n\u0001","d":true}]],
      call([[table_to_json({ b = {}, a = { 1, 2.5, -3 }, ["1"] = "x", c = 'q"\n\1', d = true })]])
    )
  end)

  it("read JSON", function()
    server.eval(
      [==[text = [[ {"a": [1, 2.5e3, {"x":false}], "n": null, "b": "\u00e4\ud83d\ude00\/"} ]] ]==]
    )
    assert.are.same({ a = { 1, 2500, { x = false } }, b = "ä😀/" }, call("json_to_table(text)"))
    assert.is_nil(call("json_to_table('{\"a\":')"))
    assert.is_nil(call("json_to_table('[1] 2')"))
  end)

  it("refuse to write what JSON cannot hold", function()
    assert.is_false((pcall(call, "table_to_json({ f = print })")))
    assert.is_false((pcall(call, "table_to_json({ 0 / 0 })")))
  end)

  it("encode and decode strings", function()
    server.eval("bytes = {} for i = 0, 255 do bytes[#bytes + 1] = string.char(i) end")
    server.eval("bytes = table.concat(bytes)")
    assert.is_true(call("decode_string(" .. HELPERS .. ".encode_string(bytes)) == bytes"))
    assert.is_nil(call("decode_string('this is nothing')"))
  end)

  it("name directions", function()
    local east = profile.factorio == "1.1" and 2 or 4
    assert.are.equal("east", call("direction_to_string(" .. east .. ")"))
  end)

  it("evaluate expressions", function()
    assert.are.equal(2 ^ 5 * 1000, call("evaluate_expression('2^(L-1)*1000', { L = 6 })"))
    assert.are.equal(-9, call("evaluate_expression('-3^2')"))
    assert.are.equal(7, call("evaluate_expression('max(1, 2+5, 3)')"))
    assert.are.equal(40, call("evaluate_expression('2(3 + 1)5')"))
    assert.is_false((pcall(call, "evaluate_expression('2 +')")))
    assert.is_false((pcall(call, "evaluate_expression('y')")))
  end)

  it("write files under script-output only", function()
    local written = {}
    server.output.on_file = function(name, data, append)
      written[#written + 1] = { name, data, append }
    end
    call("write_file('a/b.txt', 'text')")
    call("write_file('a/b.txt', 'more', true)")
    assert.are.same({ { "a/b.txt", "text", false }, { "a/b.txt", "more", true } }, written)
    for _, name in ipairs({ "/etc/x", "../x", "c:x" }) do
      assert.is_false((pcall(call, "write_file('" .. name .. "', '')")), name)
    end
  end)
end)

describe("serpent", function()
  local server

  before_each(function()
    server = Server.new()
  end)

  it("prints on one line", function()
    assert.are.equal(
      [[{1, "two", [-1] = true, a = {}, ["b-c"] = 0.1}]],
      server.eval("return serpent.line({ 1, 'two', a = {}, ['b-c'] = 0.1, [-1] = true })")
    )
  end)

  it("prints over several lines", function()
    assert.are.equal(
      "{\n  1,\n  a = {\n    b = {}\n  }\n}",
      server.eval("return serpent.block({ 1, a = { b = {} } })")
    )
  end)

  it("dumps what can be loaded again", function()
    assert.are.same(
      { 1, { x = "y\n" } },
      server.eval("local ok, t = serpent.load(serpent.dump({ 1, { x = 'y\\n' } })) return t")
    )
  end)

  it("survives circles", function()
    assert.are.equal(
      "{t = nil --[[ref]]}",
      server.eval("local t = {} t.t = t return serpent.line(t)")
    )
    assert.is_true(server.eval([[
      local t = {} t.t = t
      local ok, copy = serpent.load(serpent.dump(t))
      return copy.t == copy
    ]]))
  end)

  it("prints no address", function()
    assert.is_nil(server.eval("return serpent.block({ print, {} })"):find("0x", 1, true))
  end)
end)
