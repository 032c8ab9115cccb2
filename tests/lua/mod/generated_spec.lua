-- The generated checks, encoders and references, with a game that knows a few names.
local profile = require("tests.lua.support.profile")

local KNOWN = {
  item = { coal = true, ["iron-chest"] = true },
  entity = { ["iron-chest"] = true, coal = true },
}

local REPLACED = {
  "compat.prototypes",
  "compat.version",
  "generated.check",
  "lib.decode",
  "lib.game_names",
}

describe("generated code", function()
  local kept, check, names, references, index, fault

  before_each(function()
    kept = {}
    for _, module in ipairs(REPLACED) do
      kept[module] = package.loaded[module] or false
      package.loaded[module] = nil
    end
    package.loaded["compat.version"] = profile.factorio
    package.loaded["compat.prototypes"] = {
      has = function(kind, name)
        return KNOWN[kind] ~= nil and KNOWN[kind][name] == true
      end,
    }
    package.loaded["generated.names"] = nil
    names = require("generated.names")
    check = require("generated.check")
    references = require("generated.references")
    fault = require("lib.fault")
    index = {}
    for number, tool in ipairs(require("generated.tools")) do
      index[tool.name] = number
    end
  end)

  after_each(function()
    for module, value in pairs(kept) do
      package.loaded[module] = value or nil
    end
  end)

  local chest = { name = "iron-chest" }
  local ctx = {
    surface = {
      find_entity = function(name, position)
        return name == "iron-chest" and position.x == 2.5 and position.y == -1 and chest or nil
      end,
    },
  }

  local function args_of(tool, ...)
    local call = { index[tool], ... }
    return check[index[tool]](ctx, call, select("#", ...) + 1)
  end

  local function refusal(tool, ...)
    local ok, problem = pcall(args_of, tool, ...)
    assert.is_false(ok)
    assert.is_true(fault.is(problem), tostring(problem))
    return problem
  end

  it("reads names by number and by text", function()
    assert.are.equal("coal", args_of("craft_item", names.index.coal).entity)
    assert.are.equal("coal", args_of("craft_item", "coal").entity)
  end)

  it("fills in defaults, each time a fresh one", function()
    local one = args_of("place_entity", "iron-chest")
    local other = args_of("place_entity", "iron-chest")
    assert.are.same(
      { entity = "iron-chest", direction = 0, position = { x = 0, y = 0 }, exact = true },
      one
    )
    assert.is_false(one.position == other.position)
  end)

  it("keeps false where the default is true", function()
    assert.is_false(args_of("place_entity", "iron-chest", 4, { 256, -128 }, false).exact)
  end)

  it("reads positions in 1/256 tile", function()
    local args = args_of("place_entity", "iron-chest", 4, { 640, -256 })
    assert.are.same({ x = 2.5, y = -1 }, args.position)
  end)

  it("tells an entity from a position by its form", function()
    assert.are.equal(chest, args_of("extract_item", "coal", { "iron-chest", 640, -256 }).source)
    assert.are.same({ x = 2.5, y = -1 }, args_of("extract_item", "coal", { 640, -256 }).source)
  end)

  it("says which entity is not there", function()
    local problem = refusal("extract_item", "coal", { "iron-chest", 0, 0 })
    assert.are.equal("entity_not_found", problem.code)
    assert.are.same({ name = "iron-chest", position = { x = 0, y = 0 } }, problem.data)
  end)

  local WRONG = {
    { desc = "nothing", args = {}, code = "missing_argument", parameter = "entity" },
    {
      desc = "a number out of the list",
      args = { 99999 },
      code = "wrong_type",
      parameter = "entity",
    },
    { desc = "a table for a name", args = { {} }, code = "wrong_type", parameter = "entity" },
    {
      desc = "text for a count",
      args = { "coal", "5" },
      code = "wrong_type",
      parameter = "quantity",
    },
    { desc = "half a count", args = { "coal", 0.5 }, code = "wrong_type", parameter = "quantity" },
    { desc = "a count of 0", args = { "coal", 0 }, code = "out_of_range", parameter = "quantity" },
    { desc = "no number", args = { "coal", 0 / 0 }, code = "wrong_type", parameter = "quantity" },
  }
  for _, case in ipairs(WRONG) do
    it("refuses " .. case.desc, function()
      local problem = refusal("craft_item", case.args[1], case.args[2])
      assert.are.equal(case.code, problem.code)
      assert.are.equal("craft_item", problem.data.tool)
      assert.are.equal(case.parameter, problem.data.parameter)
    end)
  end

  it("says what came in place of the right thing", function()
    local problem = refusal("insert_item", "coal", { 0, 0 })
    assert.are.equal("a position", problem.data.got)
    assert.are.equal("the text 'UP'", refusal("place_entity", "coal", "UP").data.got)
  end)

  it("refuses more arguments than there are parameters", function()
    local problem = refusal("craft_item", "coal", 1, 2, 3)
    assert.are.equal("wrong_arity", problem.code)
    assert.are.same({ tool = "craft_item", most = 2, got = 4 }, problem.data)
  end)

  it("refuses directions that do not exist", function()
    assert.are.equal("wrong_type", refusal("place_entity", "iron-chest", 3).code)
    assert.are.equal("wrong_type", refusal("place_entity", "iron-chest", "UP").code)
  end)

  it("names the successor of a name that the version lacks", function()
    local lacking = profile.factorio == "1.1" and "bulk-inserter" or "stack-inserter"
    local instead = profile.factorio == "1.1" and "stack-inserter" or "bulk-inserter"
    local problem = refusal("place_entity", lacking)
    assert.are.equal("not_in_version", problem.code)
    assert.are.equal(instead, problem.data.successor)
    assert.are.equal(profile.factorio, problem.data.version)
  end)

  it("refuses names that no version has", function()
    local problem = refusal("place_entity", "perpetuum-mobile")
    assert.are.equal("unknown_name", problem.code)
    assert.are.equal("perpetuum-mobile", problem.data.name)
  end)

  it("takes one name or a list of names", function()
    assert.are.equal("coal", args_of("get_entities", "coal").entities)
    assert.are.same(
      { "coal", "iron-chest" },
      args_of("get_entities", { "coal", "iron-chest" }).entities
    )
    assert.are.same({}, args_of("get_entities").entities)
  end)

  describe("references", function()
    local readers

    -- Which fields a class has is plain data, but stands beside code that needs readers.
    before_each(function()
      readers = {}
      local file = assert(io.open(profile.root .. "/mod/generated/entities.lua"))
      for module in file:read("*a"):gmatch('require%("(readers%.[%w_]+)"%)') do
        readers[module] = package.loaded[module] or false
        package.loaded[module] = {}
      end
      file:close()
      readers["generated.entities"] = package.loaded["generated.entities"] or false
      package.loaded["generated.entities"] = nil
    end)

    after_each(function()
      for module, value in pairs(readers) do
        package.loaded[module] = value or nil
      end
    end)

    local VALUES = { name = 7, position = { 512, 256 }, drop_position = { 128, 0 } }

    local function drill()
      for number, class in ipairs(require("generated.entities").classes) do
        if class.name == "BurnerMiningDrill" then
          local wire = { number }
          for place, field in ipairs(class.fields) do
            wire[place + 1] = VALUES[field]
          end
          return wire
        end
      end
    end

    it("lead to places in a position", function()
      local tool = index.nearest
      assert.are.equal(2, references.resolve(tool, { 512, -256 }, { "x" }, 0))
      assert.are.same({ 512, -256 }, references.resolve(tool, { 512, -256 }, {}, 0))
    end)

    it("make of an entity its name and place", function()
      assert.are.same({ 7, 512, 256 }, references.resolve(index.place_entity, drill(), {}, 0))
    end)

    it("lead to the fields of an entity", function()
      local tool = index.place_entity
      local path = { "drop_position" }
      assert.are.same({ 128, 0 }, references.resolve(tool, drill(), path, 0))
      assert.are.equal(0.5, references.resolve(tool, drill(), { "drop_position", "x" }, 0))
    end)

    it("lead to entities in a list", function()
      local tool = index.get_entities
      assert.are.same({ 7, 512, 256 }, references.resolve(tool, { drill() }, { 0 }, 0))
      assert.are.same({ { 7, 512, 256 } }, references.resolve(tool, { drill() }, {}, 0))
    end)

    local NOWHERE = {
      { desc = "a third axis", tool = "nearest", value = { 0, 0 }, path = { "z" } },
      { desc = "a place past the end", tool = "get_entities", value = {}, path = { 0 } },
      { desc = "a part of a number", tool = "craft_item", value = 5, path = { "count" } },
      { desc = "a missing value", tool = "get_entities", value = nil, path = {} },
    }
    for _, case in ipairs(NOWHERE) do
      it("do not lead to " .. case.desc, function()
        local tool = index[case.tool]
        local ok, problem = pcall(references.resolve, tool, case.value, case.path, 3)
        assert.is_false(ok)
        assert.are.equal("bad_reference", problem.code)
        assert.are.equal(3, problem.data.call)
      end)
    end
  end)
end)
