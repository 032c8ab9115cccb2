--- An embedded server for specs: a fresh empty world, without any mod unless some are named.
--- `mods` are folders, zips, or tables { info = {...}, files = { ["control.lua"] = "..." } }.

local profile = require("tests.lua.support.profile")

local Server = {}

---@param options table|nil seed, mods, factorio
function Server.new(options)
  options = options or {}
  local server = require("server")
  server.start({
    factorio = options.factorio or profile.factorio,
    seed = options.seed or 1,
    mods = options.mods or {},
  })
  return server
end

--- A maker of servers whose world has run `setup`, then the code that the maker is given.
---@param setup string code of a script
---@return fun(code?: string): table
function Server.prepared(setup)
  return function(code)
    local server = Server.new()
    server.eval(setup .. (code or ""))
    return server
  end
end

return Server
