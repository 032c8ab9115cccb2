local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local function failure(server, code)
  local ok, message = pcall(server.eval, code)
  assert.is_false(ok, code)
  return (tostring(message):gsub("^.-:%d+: ", ""))
end

describe("objects", function()
  local server

  before_each(function()
    server = Server.new()
    server.eval([[
      surface = game.surfaces[1]
      surface.request_to_generate_chunks({ 0, 0 }, 1)
      surface.force_generate_chunk_requests()
      chest = surface.create_entity({ name = "iron-chest", position = { 3, 4 }, force = "player" })
    ]])
  end)

  local refusals = {
    {
      "a member that the class does not have",
      "return chest.foo",
      "LuaEntity doesn't contain key foo.",
    },
    { "writing such a member", "chest.foo = 1", "LuaEntity doesn't contain key foo." },
    { "writing what is read only", "game.tick = 5", "LuaGameScript::tick is read only." },
    {
      "a real member that nobody implemented",
      "return game.create_profiler",
      "not emulated: LuaGameScript.create_profiler",
    },
    { "what other entities have", "return chest.amount", "Entity is not a resource entity." },
    { "writing to a method", "chest.insert = 1", "LuaEntity::insert is read only." },
    {
      "a name where the operator wants a number",
      "return chest.get_inventory(1).foo",
      "LuaInventory doesn't contain key foo.",
    },
    {
      "using what is gone",
      "chest.destroy() return chest.name",
      "LuaEntity API call when LuaEntity was invalid.",
    },
    {
      "writing to what is gone",
      "chest.destroy() chest.active = false",
      "LuaEntity API call when LuaEntity was invalid.",
    },
    {
      "calling a method of what is gone",
      "local insert = chest.insert chest.destroy() insert({ name = 'coal' })",
      "LuaEntity API call when LuaEntity was invalid.",
    },
  }
  for _, case in ipairs(refusals) do
    local desc, code, message = case[1], case[2], case[3]
    it("refuses " .. desc, function()
      assert.are.equal(message, failure(server, code))
    end)
  end

  it("says where in the script the refused access is", function()
    local ok, message = pcall(server.eval, "local x = 1\nreturn chest.foo")
    assert.is_false(ok)
    assert.is_not_nil(message:find(":2: LuaEntity doesn't", 1, true), message)
  end)

  it("lets a script see that an object is gone", function()
    server.eval("chest.destroy()")
    assert.is_false(server.eval("return chest.valid"))
    assert.are.equal("LuaEntity", server.eval("return chest.object_name"))
  end)

  it("gives the same handle for the same thing", function()
    assert.is_true(server.eval("return surface.find_entity('iron-chest', { 3.5, 4.5 }) == chest"))
    server.eval("t = { [chest] = 5 }")
    assert.are.equal(5, server.eval("return t[surface.find_entity('iron-chest', { 3.5, 4.5 })]"))
    assert.is_false(server.eval("return surface == chest"))
  end)

  it("calls itself what the version calls it", function()
    local expected = profile.factorio == "1.1" and "table" or "userdata"
    assert.are.equal(expected, server.eval("return type(chest)"))
    assert.are.equal(expected, server.eval("return type(chest.get_inventory(1))"))
  end)

  it("has __self in 1.1 only", function()
    if profile.factorio == "1.1" then
      assert.is_not_nil(server.eval("return chest.__self"))
    else
      assert.are.equal(
        "LuaEntity doesn't contain key __self.",
        failure(server, "return chest.__self")
      )
    end
  end)

  it("answers the length operator and numbers as keys", function()
    assert.are.equal(32, server.eval("return #chest.get_inventory(1)"))
    assert.are.equal("LuaItemStack", server.eval("return chest.get_inventory(1)[1].object_name"))
  end)

  it("iterates what the game iterates, in one order", function()
    assert.are.equal("nauvis", server.eval("for name in pairs(game.surfaces) do return name end"))
    local ok = pcall(server.eval, "for _ in pairs(chest) do end")
    assert.is_false(ok)
  end)

  it("sees again after a restore what was kept in the saved table", function()
    local root = profile.factorio == "1.1" and "global" or "storage"
    server.eval(
      root .. ".chest = chest " .. root .. ".again = chest " .. root .. ".surface = surface"
    )
    server.restore(server.snapshot())
    assert.are.equal("iron-chest", server.eval("return " .. root .. ".chest.name"))
    assert.is_true(server.eval("return " .. root .. ".chest == " .. root .. ".again"))
    assert.are.equal("nauvis", server.eval("return " .. root .. ".surface.name"))
  end)

  it("keeps scripts from reaching behind a handle", function()
    assert.is_nil(server.eval("return getmetatable('x')"))
    assert.are.equal("private", server.eval("return getmetatable(chest)"))
    assert.is_false((pcall(server.eval, "setmetatable(chest, {})")))
    assert.is_false((pcall(server.eval, "rawset(chest, 'name', 'x')")))
  end)
end)
