--- LuaTransportLine in both versions.

local Belts = require("tests.lua.support.belts")
local profile = require("tests.lua.support.profile")

local OLD = profile.factorio == "1.1"

local function world()
  return Belts.world([[
    row(0, 1, 0.5)
    belt = surface.find_entity(BELT, { 0.5, 0.5 })
    following = surface.find_entity(BELT, { 1.5, 0.5 })
    left, right = belt.get_transport_line(1), belt.get_transport_line(2)
  ]])
end

describe("a transport line", function()
  it("takes items at a place and at its back as long as there is room", function()
    local server = world()
    assert.are.same({ true, true, false, true, true, true, false }, {
      server.eval([[
      return left.can_insert_at_back(), left.insert_at_back({ name = "coal", count = 5 }),
        left.insert_at_back("coal"), left.insert_at(0.25, "wood"), left.can_insert_at(0.5),
        left.insert_at(0.5, "stone"), left.can_insert_at(2)
    ]]),
    })
    assert.are.same({ 64, 128, 255 }, Belts.places(0.5, 0.5, 1))
    assert.are.same({ 3, 0 }, { server.eval("return #left, #right") })
  end)

  it("fills when something is put at its back every tick", function()
    local server = world()
    local put = 0
    for _ = 1, 400 do
      server.advance(1)
      put = put + (server.eval("return right.insert_at_back('coal') and 1 or 0"))
    end
    assert.are.same({ 0, 64, 128, 192 }, Belts.places(1.5, 0.5, 2))
    assert.are.same({ 0, 64, 128, 192 }, Belts.places(0.5, 0.5, 2))
    assert.are.equal(8, put)
  end)

  it("tells what lies on it", function()
    local server = world()
    server.eval([[
      left.insert_at(0, "wood") left.insert_at(0.25, "coal") left.insert_at(0.5, "wood")
    ]])
    assert.are.same({ 3, 2, 0, 3 }, {
      server.eval([[
      return left.get_item_count(), left.get_item_count("wood"), left.get_item_count("stone"), #left
    ]]),
    })
    assert.are.same(
      { "wood", "coal", "wood", 1 },
      { server.eval("return left[1].name, left[2].name, left[3].name, left[1].count") }
    )
    local contents = server.eval("return left.get_contents()")
    if OLD then
      assert.are.same({ wood = 2, coal = 1 }, contents)
    else
      assert.are.same({
        { name = "wood", count = 2, quality = "normal" },
        { name = "coal", count = 1, quality = "normal" },
      }, contents)
    end
    assert.has_error(function()
      server.eval("return left[4]")
    end)
  end)

  it("gives items back", function()
    local server = world()
    server.eval([[
      left.insert_at(0, "wood") left.insert_at(0.25, "coal") left.insert_at(0.5, "wood")
    ]])
    assert.are.equal(2, server.eval("return left.remove_item({ name = 'wood', count = 5 })"))
    assert.are.same({ 64 }, Belts.places(0.5, 0.5, 1))
    server.eval("left[1].set_stack({ name = 'stone', count = 1 })")
    assert.are.equal("stone", server.eval("return left[1].name"))
    server.eval("left[1].clear()")
    assert.are.equal(0, server.eval("return #left"))
    server.eval("left.insert_at_back('coal') left.clear()")
    assert.are.equal(0, server.eval("return #left"))
  end)

  it("knows its belt, its like and its neighbours", function()
    local server = Belts.world([[
      row(0, 0, 0.5) splitter = put(SPLITTER, 1.5, 1, "east") row(2, 2, 1.5)
      belt = surface.find_entity(BELT, { 0.5, 0.5 })
      after = surface.find_entity(BELT, { 2.5, 1.5 })
      line = belt.get_transport_line(defines.transport_line.left_line)
    ]])
    assert.are.same({ true, true, true, false, 1, 0 }, {
      server.eval([[
      return line.owner == belt, line == belt.get_transport_line(1),
        line.line_equals(splitter.get_transport_line(1)),
        line.line_equals(splitter.get_transport_line(3)), #line.output_lines, #line.input_lines
    ]]),
    })
    assert.are.same({ true, 2, true, 1 }, {
      server.eval([[
      local into = splitter.get_transport_line(3)
      local out = splitter.get_transport_line(7)
      return line.output_lines[1] == splitter.get_transport_line(1), #into.output_lines,
        out.output_lines[1] == after.get_transport_line(1), #after.get_transport_line(1).input_lines
    ]]),
    })
    assert.has_error(function()
      server.eval("belt.get_transport_line(3)")
    end)
  end)

  it("dies with its belt and lives through a snapshot", function()
    local server = world()
    server.eval("(storage or global).line = left left.insert_at_back('coal')")
    server.restore(server.snapshot())
    assert.are.same(
      { true, 1 },
      { server.eval("local line = (storage or global).line return line.valid, #line") }
    )
    assert.is_false(server.eval([[
      local line = (storage or global).line
      line.owner.destroy()
      return line.valid
    ]]))
  end)

  if not OLD then
    it("has a length, and items with places", function()
      local server = Belts.world([[
        row(0, 39, 0.5) put(BELT, 40.5, 0.5, "north")
        belt = surface.find_entity(BELT, { 40.5, 0.5 })
        left, right = belt.get_transport_line(1), belt.get_transport_line(2)
        first = surface.find_entity(BELT, { 0.5, 0.5 }).get_transport_line(1)
        first.insert_at(0.5, "coal")
      ]])
      assert.are.same({ 106 / 256, 295 / 256, 1, 40 + 106 / 256 }, {
        server.eval(
          "return left.line_length, right.line_length, first.line_length, "
            .. "first.total_segment_length"
        ),
      })
      server.advance(4)
      assert.are.same({ "coal", 0.375, 0.625, 0.5 - 60 / 256 }, {
        server.eval([[
        local details = first.get_detailed_contents()[1]
        local at = first.get_line_item_position(details.position)
        return details.stack.name, details.position, at.x, at.y
      ]]),
      })
      server.eval("first.force_insert_at(0.375, 'wood')")
      assert.are.same({ 96, 160 }, Belts.places(0.5, 0.5, 1))
      assert.are.equal("wood", server.eval("return first[1].name"))
      assert.has_error(function()
        server.eval("return first.get_detailed_contents()[1].unique_id")
      end)
    end)
  end
end)
