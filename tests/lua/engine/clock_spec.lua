local Server = require("tests.lua.support.server")

describe("clock", function()
  it("counts ticks", function()
    local server = Server.new()
    assert.are.equal(60, server.advance(60))
    assert.are.equal(60, server.eval("return game.tick"))
  end)

  it("stands still while paused, and commands still run", function()
    local server = Server.new()
    server.console("/c game.tick_paused = true")
    assert.are.equal(0, server.advance(10))
    assert.are.equal("0\n", server.console("/c rcon.print(game.tick)"))
  end)

  it("runs the ticks that a paused world is given, then stands still again", function()
    local server = Server.new()
    server.console("/c game.tick_paused = true game.ticks_to_run = 7")
    assert.are.equal(5, server.advance(5))
    assert.are.equal(2, server.eval("return game.ticks_to_run"))
    assert.are.equal(2, server.advance(5))
    assert.are.equal(0, server.advance(5))
    assert.are.equal(7, server.eval("return game.tick"))
  end)

  it("can be paused by a script in the middle", function()
    local server = Server.new({
      mods = {
        {
          info = { name = "a", version = "1" },
          files = {
            ["control.lua"] = [[script.on_event(defines.events.on_tick, function(event)
              if event.tick == 4 then game.tick_paused = true end
            end)]],
          },
        },
      },
    })
    assert.are.equal(4, server.advance(100))
  end)
end)
