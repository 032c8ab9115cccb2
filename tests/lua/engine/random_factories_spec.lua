--- Factories that come to be by chance and change all the time: whatever a script does, the engine
--- makes no mistake of its own, no item comes or goes unaccounted for while time passes, a restored
--- world plays on like the one that was saved, and nobody sleeps who could do something.

local Server = require("tests.lua.support.server")
local building = require("tests.lua.support.building")
local random_factory = require("tests.lua.support.random_factory")

local CODE = building .. random_factory
local world = Server.prepared(CODE)

local function go_on(server, seed)
  server.eval(CODE .. "go_on(" .. seed .. ")")
end

local function changed(server, count)
  for _ = 1, count do
    assert.are.equal("", server.eval("return change()"))
  end
end

-- What there is and how far it got, without what only says when somebody looks again.
local function seen()
  local S, serializer = require("state"), require("serializer")
  S.prepare_save()
  local list = {}
  for id, e in pairs(S.saved.entities) do
    list[id] = {
      e.name,
      e.x,
      e.y,
      e.inv or 0,
      e.hand or 0,
      e.arm or 0,
      e.owed or 0,
      S.saved.products_finished[id] or 0,
    }
  end
  return serializer.dump({ list, S.saved.belts.lanes })
end

local function rouse_all()
  local S, machines = require("state"), require("systems.machines")
  for _, id in ipairs(require("sorted_keys")(S.saved.entities)) do
    machines.rouse(S.saved.entities[id])
  end
end

describe("a random factory", function()
  for seed = 1, 3 do
    it("makes no mistake and keeps its books: " .. seed, function()
      local server = world("begin(" .. seed .. ")")
      for _ = 1, 60 do
        changed(server, 8)
        local before = server.eval("return book()")
        server.advance(40)
        assert.are.same(before, server.eval("return book()"))
      end
    end)

    it("plays on from a snapshot: " .. seed, function()
      local server = world("begin(" .. seed + 10 .. ")")
      for round = 1, 12 do
        changed(server, 40)
        server.advance(37)
        local saved = server.snapshot()
        server.advance(150)
        local expected = server.snapshot()
        server.restore(saved)
        server.advance(150)
        assert.is_true(expected == server.snapshot(), "round " .. round)
        go_on(server, round)
      end
    end)

    it("lets nobody sleep who could do something: " .. seed, function()
      local server = world("begin(" .. seed + 20 .. ")")
      for round = 1, 12 do
        changed(server, 40)
        server.advance(137)
        local saved = server.snapshot()
        server.advance(150)
        local expected = seen()
        server.restore(saved)
        rouse_all()
        server.advance(150)
        assert.is_true(expected == seen(), "round " .. round)
        go_on(server, round)
      end
    end)
  end
end)
