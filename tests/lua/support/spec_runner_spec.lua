local seen = {}

describe("a spec", function()
  setup(function()
    seen[#seen + 1] = "setup"
  end)

  before_each(function()
    seen[#seen + 1] = "outer"
  end)

  after_each(function()
    seen[#seen + 1] = "after"
  end)

  it("runs what comes before each test", function()
    assert.are.same({ "setup", "outer" }, seen)
  end)

  describe("with a block inside", function()
    before_each(function()
      seen[#seen + 1] = "inner"
    end)

    it("goes from the outside in", function()
      finally(function()
        seen[#seen + 1] = "finally"
      end)
      assert.are.same({ "setup", "outer", "after", "outer", "inner" }, seen)
    end)
  end)

  it("cleans up after each test", function()
    local expected = { "setup", "outer", "after", "outer", "inner", "finally", "after", "outer" }
    assert.are.same(expected, seen)
  end)
end)
