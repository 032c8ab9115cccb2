--- The command itself, without a game around it: the emulator has no players to refuse.

local MODULES = { "lib.console", "lib.codec", "lib.frames", "lib.fault", "generated.protocol" }

describe("console", function()
  local kept, handler, told

  before_each(function()
    kept, told = { globals = {} }, {}
    for _, name in ipairs(MODULES) do
      kept[name], package.loaded[name] = package.loaded[name], nil
    end
    package.loaded["generated.protocol"] = { limits = { frame = 20 } }
    package.loaded["lib.fault"] = {
      new = function(code)
        return { code = code }
      end,
    }
    package.loaded["lib.codec"] = {
      decode = function(text)
        return text:sub(2), text:sub(1, 1)
      end,
      encode = function(bytes, letter)
        return letter .. bytes
      end,
    }
    package.loaded["lib.frames"] = {
      execute = function(bytes)
        return bytes:upper()
      end,
      refuse = function(problem)
        return problem.code
      end,
    }
    local fakes = {
      commands = {
        add_command = function(_, _, command)
          handler = command
        end,
      },
      remote = { add_interface = function() end },
      rcon = {
        print = function(text)
          told[#told + 1] = "console: " .. text
        end,
      },
      game = {
        get_player = function(index)
          return {
            admin = index == 2,
            print = function(text)
              told[#told + 1] = "player: " .. text
            end,
          }
        end,
      },
    }
    for name, fake in pairs(fakes) do
      kept.globals[name] = rawget(_G, name) or false
      rawset(_G, name, fake)
    end
    require("lib.console").register()
  end)

  after_each(function()
    for _, name in ipairs(MODULES) do
      package.loaded[name] = kept[name]
    end
    for name, value in pairs(kept.globals) do
      rawset(_G, name, value or nil)
    end
  end)

  it("answers the server's own console", function()
    handler({ parameter = "mabc" })
    assert.are.same({ "console: mABC" }, told)
  end)

  it("stays silent to players", function()
    handler({ parameter = "mabc", player_index = 1 })
    assert.are.same({}, told)
  end)

  it("answers an admin", function()
    handler({ parameter = "mabc", player_index = 2 })
    assert.are.same({ "player: mABC" }, told)
  end)

  it("refuses a frame that is too long before it decodes it", function()
    handler({ parameter = ("m"):rep(21) })
    assert.are.same({ "console: mframe_too_large" }, told)
  end)

  it("takes a command without anything behind it", function()
    handler({})
    assert.are.equal(1, #told)
  end)
end)
