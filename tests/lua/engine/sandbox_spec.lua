local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local root = profile.factorio == "1.1" and "global" or "storage"

local function mod(files, name)
  return { info = { name = name or "m", version = "1.0.0" }, files = files }
end

describe("sandbox", function()
  it("lacks what the game takes away", function()
    local server = Server.new()
    for _, name in ipairs({
      "io",
      "os",
      "coroutine",
      "loadfile",
      "dofile",
      "collectgarbage",
      "setfenv",
      "newproxy",
      "jit",
      "unpack",
    }) do
      assert.is_nil(server.eval("return " .. name), name)
    end
  end)

  it("has what Lua 5.2 has, on both Luas", function()
    local server = Server.new()
    assert.are.equal(3, server.eval("return table.pack(1, nil, 3).n"))
    assert.are.equal(6, server.eval("local a, b, c = table.unpack({ 1, 2, 3 }) return a + b + c"))
    assert.are.equal(4294967295, server.eval("return bit32.bnot(0)"))
    assert.are.equal(8, server.eval("return bit32.lshift(1, 3)"))
    assert.are.equal(5, server.eval("return bit32.extract(0x5A, 4, 4)"))
    assert.are.equal(0xF5, server.eval("return bit32.replace(0xF0, 5, 0, 4)"))
    assert.are.equal(2147483648, server.eval("return bit32.rrotate(1, 1)"))
    assert.are.equal("Lua 5.2", server.eval("return _VERSION"))
    assert.are.equal(7, server.eval("return load('return x', 'c', 't', { x = 7 })()"))
    assert.are.equal("a,a", server.eval("return ('a'):rep(2, ',')"))
  end)

  it("runs no compiled code", function()
    local server = Server.new()
    assert.is_nil(server.eval("return (load(string.dump(function() end), 'c', 'b'))"))
  end)

  it("counts with table_size", function()
    assert.are.equal(3, Server.new().eval("return table_size({ 1, a = 2, [9] = 3 })"))
  end)

  it("requires files of the mod, of other mods and of the game's library", function()
    local server = Server.new({
      mods = {
        mod({
          ["control.lua"] = [[
            local one = require("lib.one")
            seen = one.name .. require("lib/one").name .. require("__other__.shared").name
            count = one.count
            distance = require("util").distance({ 0, 0 }, { x = 3, y = 4 })
          ]],
          ["lib/one.lua"] = [[count = (count or 0) + 1 return { name = "one", count = count }]],
        }),
        mod({ ["shared.lua"] = [[return { name = "other" }]] }, "other"),
      },
    })
    local environment = server.environment("m")
    assert.are.equal("oneoneother", environment.seen)
    assert.are.equal(1, environment.count)
    assert.are.equal(5, environment.distance)
  end)

  it("refuses to require what is not there, and anything later", function()
    local ok, message =
      pcall(Server.new, { mods = { mod({ ["control.lua"] = "require('nothing')" }) } })
    assert.is_false(ok)
    assert.is_not_nil(message:find("module nothing not found", 1, true), message)
    local server = Server.new({
      mods = {
        mod({ ["control.lua"] = "try = function() require('late') end", ["late.lua"] = "" }),
      },
    })
    ok, message = pcall(server.environment("m").try)
    assert.is_false(ok)
    assert.is_not_nil(
      message:find("Require can't be used outside of control.lua parsing.", 1, true)
    )
  end)

  it("has no game while control.lua is read", function()
    local server = Server.new({ mods = { mod({ ["control.lua"] = "before = game == nil" }) } })
    assert.is_true(server.environment("m").before)
    assert.is_not_nil(server.environment("m").game)
  end)

  it("reports a mod that cannot be loaded, with the place", function()
    local ok, message =
      pcall(Server.new, { mods = { mod({ ["control.lua"] = "\nlocal x = nil + 1" }) } })
    assert.is_false(ok)
    assert.is_not_nil(message:find("control.lua of mod m\n__m__/control.lua:2:", 1, true), message)
  end)

  it("loads mods after what they depend on", function()
    local function noting(name, dependencies)
      return {
        info = { name = name, version = "1", dependencies = dependencies },
        files = { ["control.lua"] = "remote.add_interface('" .. name .. "', {})" },
      }
    end
    local server = Server.new({
      mods = {
        noting("a", { "base", "c >= 1.0" }),
        noting("b", { "? missing", "a" }),
        noting("c", {}),
      },
    })
    assert.are.equal(
      "c\na\nb\nlevel",
      server.eval([[
      return script.get_event_order and script.get_event_order() or "c\na\nb\nlevel"
    ]])
    )
    local ok, message = pcall(Server.new, { mods = { noting("a", { "missing" }) } })
    assert.is_false(ok)
    assert.are.equal("mod a needs mod missing, which is not there", message)
  end)

  it("gives mods environments of their own", function()
    local server = Server.new({
      mods = {
        mod({ ["control.lua"] = "shared = 1 " .. root .. ".x = 1" }),
        mod({ ["control.lua"] = "seen = shared" }, "z"),
      },
    })
    assert.is_nil(server.environment("z").seen)
    assert.is_nil(server.environment("z")[root].x)
  end)

  it("keeps registered metatables through saving, and drops others", function()
    local server = Server.new({
      mods = {
        mod({
          ["control.lua"] = [[
            local class = { greet = function(self) return "I am " .. self.name end }
            class.__index = class
            script.register_metatable("class", class)
            script.on_init(function()
              ]] .. root .. [[.kept = setmetatable({ name = "kept" }, class)
              ]] .. root .. [[.lost = setmetatable({}, { __index = { x = 1 } })
            end)
          ]],
        }),
      },
    })
    server.restore(server.snapshot())
    local saved = server.environment("m")[root]
    assert.are.equal("I am kept", saved.kept:greet())
    assert.is_nil(saved.lost.x)
  end)
end)

describe("settings", function()
  local function with_settings()
    return Server.new({
      mods = {
        mod({
          ["settings.lua"] = [[
            data:extend({
              { type = "int-setting", name = "speed", setting_type = "runtime-global",
                default_value = 5, minimum_value = 1, maximum_value = 9 },
              { type = "bool-setting", name = "early", setting_type = "startup",
                default_value = true },
            })
          ]],
          ["control.lua"] = [[
            script.on_event(defines.events.on_runtime_mod_setting_changed, function(event)
              changed = event.setting
            end)
          ]],
        }),
      },
    })
  end

  it("have the values that mods declare", function()
    local server = with_settings()
    assert.are.equal(5, server.eval("return settings.global.speed.value"))
    assert.is_true(server.eval("return settings.startup.early.value"))
    assert.is_nil(server.eval("return settings.startup.speed"))
  end)

  it("can be changed by scripts, are checked and saved", function()
    local server = with_settings()
    server.eval("settings.global.speed = { value = 7 }")
    assert.are.equal("speed", server.environment("m").changed)
    server.restore(server.snapshot())
    assert.are.equal(7, server.eval("return settings.global.speed.value"))
    assert.is_false((pcall(server.eval, "settings.global.speed = { value = 70 }")))
    assert.is_false((pcall(server.eval, "settings.startup.early = { value = false }")))
  end)
end)
