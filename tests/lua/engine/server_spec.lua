local Server = require("tests.lua.support.server")
local profile = require("tests.lua.support.profile")

local root = profile.factorio == "1.1" and "global" or "storage"

local COUNTER = {
  info = { name = "counter", version = "1.0.0" },
  files = {
    ["control.lua"] = ([[
      log_of = {}
      script.on_init(function()
        ROOT.count = 0
        ROOT.order = {}
        log_of[#log_of + 1] = "init"
      end)
      script.on_load(function()
        log_of[#log_of + 1] = "load " .. tostring(ROOT.count) .. tostring(game)
      end)
      script.on_configuration_changed(function()
        log_of[#log_of + 1] = "changed"
      end)
      script.on_event(defines.events.on_tick, function()
        ROOT.count = ROOT.count + math.random(10)
        ROOT.order["k" .. ROOT.count] = ROOT.count
      end)
    ]]):gsub("ROOT", root),
  },
}

describe("server", function()
  it("initialises mods in a fresh world", function()
    local server = Server.new({ mods = { COUNTER } })
    assert.are.same({ "init" }, server.environment("counter").log_of)
  end)

  it("gives the same bytes for the same seed, other bytes for another", function()
    local function played(seed)
      local server = Server.new({ seed = seed, mods = { COUNTER } })
      server.advance(50)
      return server.snapshot()
    end
    assert.are.equal(played(1), played(1))
    assert.is_true(played(1) ~= played(2))
  end)

  it("goes on after a restore as if it had never stopped", function()
    local server = Server.new({ mods = { COUNTER } })
    server.advance(20)
    local half = server.snapshot()
    server.advance(30)
    local straight = server.snapshot()
    server.restore(half)
    assert.are.equal(half, server.snapshot())
    server.advance(30)
    assert.are.equal(straight, server.snapshot())
    assert.is_not_nil(server.environment("counter").log_of[1]:find("^load %d+nil$"))
  end)

  it("is not changed by taking a snapshot", function()
    local function played(with_snapshots)
      local server = Server.new({ mods = { COUNTER } })
      for _ = 1, 5 do
        server.advance(5)
        if with_snapshots then
          server.snapshot()
        end
      end
      return server.snapshot()
    end
    assert.are.equal(played(false), played(true))
  end)

  it("refuses a snapshot of another version and bytes that are none", function()
    local server = Server.new()
    local data = server.snapshot()
    local other = Server.new({ factorio = profile.factorio == "1.1" and "2.0" or "1.1" })
    local ok, message = pcall(other.restore, data)
    assert.is_false(ok)
    assert.is_not_nil(
      message:find("the snapshot is of Factorio " .. profile.version, 1, true),
      message
    )
    assert.has_error(function()
      other.restore("nonsense")
    end, "these are not the bytes of a snapshot")
  end)

  it("refuses to save functions, and goes on", function()
    local server = Server.new()
    server.eval(root .. ".bad = { f = print }")
    local ok, message = pcall(server.snapshot)
    assert.is_false(ok)
    assert.are.equal(
      "Cannot save function at " .. root .. ".bad.f: functions are not allowed in saved data.",
      message
    )
    server.eval(root .. ".bad = nil")
    server.snapshot()
  end)

  it("names itself and its mods", function()
    local server = Server.new({ mods = { COUNTER } })
    local holder = profile.factorio == "1.1" and "game" or "script"
    assert.are.same(
      { base = profile.version, embedded = profile.version, counter = "1.0.0" },
      server.eval("return " .. holder .. ".active_mods")
    )
  end)
end)

describe("scheduler", function()
  local S = require("state")
  local scheduler = require("scheduler")
  local heard

  before_each(function()
    Server.new()
    heard = {}
  end)

  scheduler.handle("spec", function(id)
    heard[#heard + 1] = id .. "@" .. S.saved.tick
  end)
  scheduler.handle("spec-again", function(id)
    heard[#heard + 1] = id .. "@" .. S.saved.tick
    scheduler.at(S.saved.tick + 2, id, "spec-again")
  end)

  it("wakes in the order in which it was asked", function()
    scheduler.at(3, 1, "spec")
    scheduler.at(2, 2, "spec")
    scheduler.at(3, 3, "spec")
    require("server").advance(5)
    assert.are.same({ "2@2", "1@3", "3@3" }, heard)
  end)

  it("keeps one wake of each thing and tag", function()
    scheduler.at(3, 1, "spec")
    scheduler.at(5, 1, "spec")
    scheduler.at(4, 2, "spec")
    scheduler.cancel(2, "spec")
    assert.is_true(scheduler.is_pending(1, "spec"))
    assert.is_false(scheduler.is_pending(2, "spec"))
    require("server").advance(10)
    assert.are.same({ "1@5" }, heard)
  end)

  it("never wakes in the present", function()
    scheduler.at(0, 1, "spec")
    require("server").advance(1)
    assert.are.same({ "1@1" }, heard)
  end)

  it("stays small when a wake is moved again and again", function()
    for i = 1, 30000 do
      scheduler.at(100000 + i, 1, "spec")
    end
    assert.is_true(#require("server").snapshot() < 60000)
    require("server").advance(130001)
    assert.are.same({ "1@130000" }, heard)
  end)

  it("is saved", function()
    local server = require("server")
    scheduler.at(2, 1, "spec-again")
    server.advance(3)
    server.restore(server.snapshot())
    server.advance(4)
    assert.are.same({ "1@2", "1@4", "1@6" }, heard)
  end)

  it("is finished when a script says so, until it is reset", function()
    local server = Server.new({ seed = 1 })
    local during, after = server.eval([[
      game.set_game_state{game_finished = true}
      local finished = game.finished
      game.reset_game_state()
      return finished, game.finished
    ]])
    assert.is_true(during)
    assert.is_false(after)
  end)
end)
