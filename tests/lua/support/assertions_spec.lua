local profile = require("tests.lua.support.profile")

local function failing(check, ...)
  local arguments = { ... }
  local ok = pcall(function()
    check((unpack or table.unpack)(arguments)) -- luacheck: ignore
  end)
  return not ok
end

describe("assertions", function()
  it("tell equal from same", function()
    assert.are.equal(1, 1)
    assert.are_not.equal({}, {})
    assert.are.same({ a = { 1, 2 } }, { a = { 1, 2 } })
    assert.are_not.same({ a = 1 }, { a = 1, b = 2 })
    assert.is_true(failing(assert.equals, 1, 2))
    assert.is_true(failing(assert.same, { 1 }, { 2 }))
  end)

  it("know the kinds of truth", function()
    assert.is_true(true)
    assert.is_false(false)
    assert.is_nil(nil)
    assert.is_not_nil(false)
    assert.truthy(0)
    assert.falsy(nil)
    assert.is_true(failing(assert.is_true, 1))
  end)

  it("compare numbers with a tolerance", function()
    assert.near(0.3, 0.1 + 0.2, 1e-9)
    assert.is_true(failing(assert.near, 1, 2, 0.5))
  end)

  it("drop the position from an expected error", function()
    assert.has_error(function()
      error("no such item")
    end, "no such item")
    assert.has_no_error(function() end)
    assert.is_true(failing(assert.has_error, function() end))
  end)

  it("compare error tables by content", function()
    assert.has_error(function()
      error({ code = "item_not_found", data = { item = "wood" } })
    end, { code = "item_not_found", data = { item = "wood" } })
  end)

  it("match the text of an error", function()
    assert.error_matches(function()
      error("frame 17 is too long")
    end, "frame %d+ is")
  end)

  it("pass true values through", function()
    assert.are.equal("value", assert("value"))
  end)
end)

describe("profile", function()
  it("is one of the two game versions", function()
    local folders = { ["1.1"] = "1.1.110", ["2.0"] = "2.0.77" }
    assert.are.equal(folders[profile.factorio], profile.version)
  end)
end)
