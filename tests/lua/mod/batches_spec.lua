local unpack = table.unpack or unpack -- luacheck: ignore

local World = require("tests.lua.support.world")

local FURNACE = { entity = "stone-furnace", position = { x = 10, y = 0 } }

describe("batches", function()
  it("answer each call in order", function()
    local world = World.new({ seed = 3, agents = 2 })
    local results = world:batch({
      { "get_agent", { agent = 2 } },
      { "get_agent", { agent = 1 } },
    })
    assert.are.same({ x = 0, y = 2 }, results[1].ok.position)
    assert.are.same({ x = 0, y = 0 }, results[2].ok.position)
  end)

  it("skip what follows a fault", function()
    local world = World.new()
    local results = world:batch({
      { "get_agent", {} },
      { "get_agent", { agent = 9 } },
      { "get_agent", {} },
    })
    assert.is_not_nil(results[1].ok)
    assert.are.same({ code = "unknown_agent", data = { agent = 9, agents = 1 } }, results[2])
    assert.are.same({ skipped = true }, results[3])
  end)

  it("go on after a fault when they are told so", function()
    local world = World.new()
    local results = world:batch({
      { "get_agent", { agent = 9 } },
      { "get_agent", {} },
    }, { on_error = "continue" })
    assert.are.equal("unknown_agent", results[1].code)
    assert.are.equal(1, results[2].ok.agent)
  end)

  it("take the position of an earlier result as an argument", function()
    local world = World.new({ inventory = { ["stone-furnace"] = 2 } })
    local results = world:batch({
      { "get_agent", {} },
      { "set_inventory", { inventory = {}, agent = World.reference(0, "agent") } },
      { "get_map", { left_top = { -1, -1 }, right_bottom = World.reference(0, "position") } },
    })
    assert.are.same({ { x = 0, y = 0 } }, results[3].ok.characters)
    assert.are.same({}, world:inventory())
  end)

  it("take an entity of an earlier result as an argument", function()
    local world = World.new({ inventory = { ["stone-furnace"] = 1, coal = 5 } })
    local results = world:batch({
      { "place_entity", FURNACE },
      { "insert_item", { entity = "coal", target = World.reference(0), quantity = 3 } },
    })
    assert.is_nil(results[2].code)
    assert.are.same({ coal = 3 }, world:contents(results[1].ok))
  end)

  local WRONG = {
    { desc = "to a call that is to come", path = { 1 }, says = "no earlier call" },
    { desc = "to a call before the first", path = { -1 }, says = "no earlier call" },
    { desc = "to a part that is not there", path = { 0, "size" }, says = "no size" },
  }
  for _, case in ipairs(WRONG) do
    it("refuse a reference " .. case.desc, function()
      local world = World.new()
      local results = world:batch({
        { "get_agent", {} },
        { "get_agent", { agent = World.reference(unpack(case.path)) } },
      })
      assert.are.equal("bad_reference", results[2].code)
      assert.truthy(results[2].data.reason:find(case.says, 1, true))
    end)
  end

  it("refuse a reference to a call that failed", function()
    local world = World.new()
    local results = world:batch({
      { "get_agent", { agent = 9 } },
      { "get_agent", { agent = World.reference(0, "agent") } },
    }, { on_error = "continue" })
    assert.are.equal("bad_reference", results[2].code)
  end)

  it("refuse arguments of a wrong type, missing ones and too many", function()
    local world = World.new()
    local session = world:session()
    local number = world:encode("spawn_agents", { count = 1 })[1]
    local function code(sequence, call)
      local answer = world:message({ session, sequence, {}, { n = 1, call } })
      return answer[3][1][2]
    end
    assert.are.equal("wrong_type", code(101, { n = 2, number, "x" }))
    assert.are.equal("missing_argument", code(102, { n = 1, number }))
    assert.are.equal("wrong_arity", code(103, { n = 4, number, 1, 2, 3 }))
    assert.are.equal("out_of_range", code(104, { n = 2, number, 1000 }))
    assert.are.equal("unknown_tool", code(105, { n = 1, 9999 }))
    assert.are.equal("unknown_tool", code(106, { n = 1, 0.5 }))
    assert.are.equal(1, world:call("get_agent").agents)
  end)
end)
