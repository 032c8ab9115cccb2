--- What stands on a surface is found once, whatever was asked for while it was being built.

local Server = require("tests.lua.support.server")

describe("finding entities", function()
  it("finds an ore once that was made after only built things were asked for", function()
    local server = Server.new()
    local found = server.eval([[
      local surface = game.surfaces[1]
      surface.create_entity({ name = "iron-chest", position = { 0.5, 0.5 }, force = "player" })
      surface.find_entities_filtered({ type = "container" })
      surface.create_entity({ name = "iron-ore", position = { 4.5, 4.5 }, amount = 10 })
      return #surface.find_entities_filtered({})
    ]])
    assert.are.equal(2, found)
  end)

  it("finds in an area by force what it finds there without, and in the same order", function()
    local server = Server.new()
    local mismatch = server.eval([[
      local surface = game.surfaces[1]
      local function make(name, x, y, force)
        surface.create_entity({ name = name, position = { x, y }, force = force, amount = 10 })
      end
      for i = 1, 12 do
        make("tree-01", 7 * i + 0.5, 3.5)
        make("wooden-chest", 5.5 * i - 30, 2 * i, i % 3 == 0 and "neutral" or "player")
        make("stone-furnace", -4 * i, -3 * i, i % 4 == 0 and "enemy" or "player")
        make("iron-ore", i + 0.5, -6.5)
      end
      local reach = {
        { { -1000, -1000 }, { 1000, 1000 } },
        { { -9, -9 }, { 9, 9 } },
        -- Through the middle of a furnace, and along the edge of a chest.
        { { -4, -60 }, { 41.15, 60 } },
        { { 30, 1.9 }, { 60, 300 } },
      }
      local forces = { "player", "neutral", "enemy", { "player", "enemy" }, { "player", "neutral" } }
      local function wanted(force, name)
        if type(force) == "string" then
          return force == name
        end
        return force[1] == name or force[2] == name
      end
      for a, area in ipairs(reach) do
        local all = surface.find_entities_filtered({ area = area })
        for f, force in ipairs(forces) do
          local expected = {}
          for _, entity in ipairs(all) do
            if wanted(force, entity.force.name) then
              expected[#expected + 1] = entity
            end
          end
          local found = surface.find_entities_filtered({ area = area, force = force })
          local count = surface.count_entities_filtered({ area = area, force = force })
          if #found ~= #expected or count ~= #expected then
            return a .. " " .. f .. ": " .. #found .. " " .. count .. " of " .. #expected
          end
          for i = 1, #found do
            if found[i] ~= expected[i] then
              return a .. " " .. f .. ": another one at " .. i
            end
          end
        end
      end
    ]])
    assert.is_nil(mismatch)
  end)
end)
