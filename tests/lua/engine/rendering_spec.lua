local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local is_old = profile.factorio == "1.1"

describe("rendering", function()
  local server

  before_each(function()
    server = Server.new({ seed = 1 })
    server.eval([[
      game.surfaces[1].request_to_generate_chunks({0, 0}, 1)
      game.surfaces[1].force_generate_chunk_requests()
    ]])
  end)

  local CIRCLE = [[
    local drawn = rendering.draw_circle{color = {1, 0, 0}, radius = 2, target = TARGET,
      surface = 1, time_to_live = LIFE}
  ]]

  local function circle(target, life)
    return (CIRCLE:gsub("TARGET", target):gsub("LIFE", tostring(life or 0)))
  end

  it("keeps what was drawn until it is cleared", function()
    if is_old then
      assert.are.equal(2, server.eval(circle("{1, 2}") .. "return rendering.get_radius(drawn)"))
      assert.are.equal(1, server.eval("return #rendering.get_all_ids()"))
      assert.are.equal(0, server.eval("rendering.clear() return #rendering.get_all_ids()"))
    else
      assert.are.equal(2, server.eval(circle("{1, 2}") .. "return drawn.radius"))
      assert.are.equal(1, server.eval("return #rendering.get_all_objects()"))
      assert.are.equal(0, server.eval("rendering.clear() return #rendering.get_all_objects()"))
    end
  end)

  it("tells the colour with all its parts", function()
    local read = is_old and "rendering.get_color(drawn)" or "drawn.color"
    local color = server.eval(circle("{1, 2}") .. "return " .. read)
    assert.are.same({ r = 1, g = 0, b = 0, a = 1 }, color)
  end)

  it("forgets what had its time", function()
    server.eval(circle("{1, 2}", 10))
    local count = is_old and "return #rendering.get_all_ids()"
      or "return #rendering.get_all_objects()"
    server.advance(9)
    assert.are.equal(1, server.eval(count))
    server.advance(1)
    assert.are.equal(0, server.eval(count))
  end)

  it("lets a drawing go with the entity that it is bound to", function()
    server.eval([[
      chest = game.surfaces[1].create_entity{name = "iron-chest", position = {0, 0}}
    ]])
    local valid = is_old and "rendering.is_valid(drawn)" or "drawn.valid"
    local before, after = server.eval(
      circle("chest") .. "local b = " .. valid .. " chest.destroy() return b, " .. valid
    )
    assert.is_true(before)
    assert.is_false(after)
  end)

  it("says which field a kind does not have", function()
    local line = [[rendering.draw_line{color = {1, 1, 1}, width = 1, from = {0, 0}, to = {1, 1},
      surface = 1}]]
    local read = is_old and "rendering.get_radius(" .. line .. ")" or line .. ".radius"
    assert.has_error(function()
      server.eval("return " .. read)
    end)
  end)

  it("needs what the kind needs", function()
    assert.has_error(function()
      server.eval("rendering.draw_line{color = {1, 1, 1}, width = 1, from = {0, 0}, surface = 1}")
    end)
  end)

  it("survives a snapshot", function()
    server.eval(circle("{1, 2}", 10))
    local bytes = server.snapshot()
    server.restore(bytes)
    local count = is_old and "return #rendering.get_all_ids()"
      or "return #rendering.get_all_objects()"
    assert.are.equal(1, server.eval(count))
    server.advance(10)
    assert.are.equal(0, server.eval(count))
  end)
end)
