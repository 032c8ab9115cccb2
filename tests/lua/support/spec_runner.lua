--- Reads and runs one spec file without busted, one test at a time.
--- Source: the documented behaviour of busted (describe, it, before_each, after_each, setup,
--- teardown, finally, pending). A host loads a file, asks for the names, and runs tests by number;
--- `setup` and `teardown` run when the first test of their block starts and when the run leaves it.

local assertions = require("tests.lua.support.assertions")
local literal = require("tests.lua.support.literal")

local runner = {}

local blocks = { { name = "", before = {}, after = {}, setup = {}, teardown = {} } }
local open_blocks = {}
local tests = {}
local finalizers

local function full_name(block, name)
  while block and block.parent do
    name = block.name .. " " .. name
    block = block.parent
  end
  return name
end

local function describe(name, body)
  local parent = blocks[#blocks]
  local block = { name = name, parent = parent, before = {}, after = {}, setup = {}, teardown = {} }
  blocks[#blocks + 1] = block
  body()
  blocks[#blocks] = nil
end

local function it(name, body)
  local block = blocks[#blocks]
  tests[#tests + 1] = { name = full_name(block, name), block = block, body = body }
end

local PENDING = {}

local function pending(name)
  if finalizers then
    error(setmetatable({ reason = name or "pending" }, PENDING), 0)
  end
  it(name, nil)
end

local function adder(list)
  return function(body)
    local block = blocks[#blocks]
    block[list][#block[list] + 1] = body
  end
end

local function trace(problem)
  if getmetatable(problem) == PENDING then
    return problem
  end
  local lines = {}
  for line in debug.traceback("", 2):gmatch("[^\n]+") do
    -- The frames of the runner and its host say nothing about the spec.
    if not line:find("tests/lua/support/[as]") and not line:find("%[C%]: in function") then
      lines[#lines + 1] = line
    end
  end
  return literal.bare(problem) .. "\n" .. table.concat(lines, "\n")
end

--- The innermost block last.
local function ancestry(block)
  local chain = {}
  while block do
    table.insert(chain, 1, block)
    block = block.parent
  end
  return chain
end

local function run_all(list)
  for _, body in ipairs(list) do
    body()
  end
end

local function close_blocks(keep)
  while #open_blocks > keep do
    run_all(table.remove(open_blocks).teardown)
  end
end

local function open_chain(chain)
  local shared = 0
  while open_blocks[shared + 1] and open_blocks[shared + 1] == chain[shared + 1] do
    shared = shared + 1
  end
  close_blocks(shared)
  for index = shared + 1, #chain do
    open_blocks[index] = chain[index]
    run_all(chain[index].setup)
  end
end

local function guarded(problem, action)
  local ok, found = xpcall(action, trace)
  if ok or problem then
    return problem
  end
  return found
end

local function run_body(test)
  local chain = ancestry(test.block)
  open_chain(chain)
  local problem = guarded(nil, function()
    for _, block in ipairs(chain) do
      run_all(block.before)
    end
    test.body()
  end)
  for index = #finalizers, 1, -1 do
    problem = guarded(problem, finalizers[index])
  end
  for index = #chain, 1, -1 do
    problem = guarded(problem, function()
      run_all(chain[index].after)
    end)
  end
  return problem
end

--- Load a spec and return the full names of its tests in order.
---@param source string the text of the file
---@param name string its path from the repository root, for tracebacks
---@return string[]
function runner.load(source, name)
  local globals = {
    assert = assertions,
    describe = describe,
    context = describe,
    it = it,
    test = it,
    pending = pending,
    before_each = adder("before"),
    after_each = adder("after"),
    setup = adder("setup"),
    teardown = adder("teardown"),
    lazy_setup = adder("setup"),
    finally = function(body)
      finalizers[#finalizers + 1] = body
    end,
  }
  for key, value in next, globals do
    _G[key] = value
  end
  local chunk, problem = load(source, "@" .. name)
  if not chunk then
    error(problem, 0)
  end
  local ok, message = xpcall(chunk, trace)
  if not ok then
    error(message, 0)
  end
  local names = {}
  for index, test in ipairs(tests) do
    names[index] = test.name
  end
  return names
end

--- Run one test.
---@param index integer
---@return string outcome "ok", "pending" or "failed"
---@return string text the failure with its traceback, or why it is pending
function runner.run(index)
  local test = tests[index]
  if not test.body then
    return "pending", test.name
  end
  finalizers = {}
  local problem
  local ok, found = xpcall(function()
    problem = run_body(test)
  end, trace)
  finalizers = nil
  problem = problem or (not ok and found) or nil
  if problem == nil then
    return "ok", ""
  end
  if getmetatable(problem) == PENDING then
    return "pending", problem.reason
  end
  return "failed", problem
end

--- Run what the open blocks have to tear down.
---@return string outcome "ok" or "failed"
---@return string text
function runner.finish()
  local ok, problem = xpcall(close_blocks, trace, 0)
  if ok then
    return "ok", ""
  end
  return "failed", problem
end

return runner
