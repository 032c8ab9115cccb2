local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local function mod(name, control)
  return { info = { name = name, version = "1.0.0" }, files = { ["control.lua"] = control } }
end

local function advance_and_fail(server, ticks)
  local ok, message = pcall(server.advance, ticks)
  assert.is_false(ok)
  return message
end

describe("events", function()
  it("come mod by mod, each mod with a table of its own", function()
    local control = [[
      heard = {}
      script.on_event(defines.events.on_tick, function(event)
        heard[#heard + 1] = event.tick
        event.tick = "changed"
      end)
    ]]
    local server = Server.new({ mods = { mod("a", control), mod("b", control) } })
    assert.are.equal(3, server.advance(3))
    assert.are.same({ 1, 2, 3 }, server.environment("a").heard)
    assert.are.same({ 1, 2, 3 }, server.environment("b").heard)
  end)

  it("come every n ticks", function()
    local server = Server.new({
      mods = {
        mod(
          "a",
          [[
          heard = {}
          local function note(event) heard[#heard + 1] = event.nth_tick .. "@" .. event.tick end
          script.on_nth_tick({ 4, 6 }, note)
          stop = function() script.on_nth_tick(4, nil) end
        ]]
        ),
      },
    })
    server.advance(12)
    assert.are.same({ "4@4", "6@6", "4@8", "4@12", "6@12" }, server.environment("a").heard)
    server.environment("a").stop()
    server.advance(12)
    assert.are.same("6@24", server.environment("a").heard[7])
  end)

  it("of mods have numbers of their own", function()
    local server = Server.new({
      mods = {
        mod(
          "a",
          [[
          my_event = script.generate_event_name()
          script.on_event(my_event, function(event) heard = event end)
          raise = function() script.raise_event(my_event, { value = 5 }) end
        ]]
        ),
      },
    })
    server.environment("a").raise()
    assert.are.same(
      { name = server.environment("a").my_event, tick = 0, value = 5 },
      server.environment("a").heard
    )
  end)

  it("report a failing listener to whoever let time pass, and go on", function()
    local server = Server.new({
      mods = {
        mod(
          "a",
          [[
          script.on_event(defines.events.on_tick, function(event)
            if event.tick == 3 then error("on purpose") end
            last = event.tick
          end)
        ]]
        ),
        mod(
          "b",
          [[script.on_event(defines.events.on_tick, function(event) last = event.tick end)]]
        ),
      },
    })
    local message = advance_and_fail(server, 10)
    assert.is_not_nil(
      message:find(
        "^Error while running event a::on_tick %(ID 0%)\n__a__/control.lua:2: on purpose"
      )
    )
    assert.are.equal(3, server.clock())
    assert.are.equal(3, server.environment("b").last)
    assert.are.equal(7, server.advance(7))
    assert.are.equal(10, server.environment("a").last)
  end)

  it("refuse numbers that are none", function()
    local ok, message = pcall(Server.new, { mods = { mod("a", "script.on_event(99999, print)") } })
    assert.is_false(ok)
    assert.is_not_nil(message:find("Unknown event id: 99999", 1, true))
  end)

  it("pass filters", function()
    local server = Server.new({
      mods = {
        mod(
          "a",
          [[
          heard = {}
          script.on_event(defines.events.script_raised_built, function(event)
            heard[#heard + 1] = event.entity.name
          end, { { filter = "name", name = "iron-chest" }, { filter = "type", type = "furnace" } })
        ]]
        ),
      },
    })
    server.eval([[
      local surface = game.surfaces[1]
      surface.request_to_generate_chunks({ 0, 0 }, 1)
      surface.force_generate_chunk_requests()
      for i, name in ipairs({ "wooden-chest", "iron-chest", "stone-furnace" }) do
        local place = { i * 4, 0 }
        local entity = surface.create_entity({ name = name, position = place, force = "player" })
        script.raise_event(defines.events.script_raised_built, { entity = entity })
      end
    ]])
    assert.are.same({ "iron-chest", "stone-furnace" }, server.environment("a").heard)
  end)

  it("tell of the end of what was registered", function()
    local event = profile.factorio == "1.1" and "on_entity_destroyed" or "on_object_destroyed"
    local register = profile.factorio == "1.1" and "register_on_entity_destroyed"
      or "register_on_object_destroyed"
    local server = Server.new({
      mods = {
        mod(
          "a",
          "script.on_event(defines.events."
            .. event
            .. ", function(event) heard = event.registration_number end)"
        ),
      },
    })
    server.eval([[
      local surface = game.surfaces[1]
      surface.request_to_generate_chunks({ 0, 0 }, 1)
      surface.force_generate_chunk_requests()
      chest = surface.create_entity({ name = "iron-chest", position = { 0, 0 }, force = "player" })
    ]])
    local number = server.eval("return (script." .. register .. "(chest))")
    server.eval("chest.destroy()")
    server.advance(1)
    assert.are.equal(number, server.environment("a").heard)
  end)
end)
