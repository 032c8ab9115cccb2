local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local MOD = {
  info = { name = "m", version = "1.0.0" },
  files = {
    ["control.lua"] = [[
      value = 5
      commands.add_command("greet", "Greets.", function(command)
        rcon.print(command.name .. "|" .. tostring(command.parameter) .. "|" .. command.tick .. "|"
          .. tostring(command.player_index))
      end)
      commands.add_command("broken", "Fails.", function()
        error("on purpose")
      end)
      script.on_event(defines.events.on_console_command, function(event)
        last = event.command .. "|" .. event.parameters
      end)
    ]],
  },
}

describe("console", function()
  local server

  before_each(function()
    server = Server.new({ seed = 11, mods = { MOD } })
  end)

  local answers = {
    { "prints what a command prints", "/c rcon.print('a') rcon.print(12)", "a\n12\n" },
    { "knows the other names of /c", "/sc rcon.print(1)", "1\n" },
    { "knows /silent-command", "/silent-command rcon.print(1)", "1\n" },
    { "knows /command", "/command rcon.print(1)", "1\n" },
    { "answers nothing when nothing is printed", "/c local x = 1", "" },
    { "says what it is", "/version", "embedded " .. profile.version .. "\n" },
    { "tells the seed", "/seed", "11\n" },
    { "tells the time", "/time", "0 seconds\n" },
    { "lists nobody", "/players", "Players (0):\n" },
    { "hands parameters to a mod's command", "/greet one  two", "greet|one  two|0|nil\n" },
    { "hands no parameter as nil", "/greet", "greet|nil|0|nil\n" },
    { "shows a command's help", "/help greet", "/greet Greets.\n" },
    { "takes a line without a slash as chat", "hello", "" },
    { "runs code in a mod's environment", "/c __m__ rcon.print(value)", "5\n" },
    {
      "reports code that fails",
      "/c error('x')",
      "Cannot execute command. Error: [string \"error('x')\"]:1: x\n",
    },
    {
      "reports a mod's command that fails",
      "/broken",
      'Error while running command "broken": __m__/control.lua:7: on purpose\n',
    },
  }
  for _, case in ipairs(answers) do
    local desc, line, answer = case[1], case[2], case[3]
    it(desc, function()
      assert.are.equal(answer, server.console(line))
    end)
  end

  it("reports code that is no Lua and goes on", function()
    local answer = server.console("/c x = = 1")
    assert.is_not_nil(
      answer:find('^Cannot execute command. Error: %[string "x = = 1"%]:1: '),
      answer
    )
    assert.are.equal("1\n", server.console("/c rcon.print(1)"))
  end)

  it("names a command that it does not know", function()
    assert.is_not_nil(server.console("/nothing"):find('Unknown command "nothing"', 1, true))
  end)

  it("measures a command", function()
    assert.is_not_nil(server.console("/measured-command local x = 1"):find("^Time: [%d%.]+ ms\n$"))
  end)

  it("tells mods of commands", function()
    server.console("/greet you")
    assert.are.equal("greet|you", server.environment("m").last)
  end)

  it("tells elapsed time in words", function()
    server.advance(60 * 61)
    assert.are.equal("1 minute 1 second\n", server.console("/time"))
  end)

  it("keeps the text that rcon.print is given, bytes included", function()
    assert.are.equal("\255\1\n", server.console("/c rcon.print('\\255\\1')"))
  end)
end)
