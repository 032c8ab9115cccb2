--- Everything in which LuaJIT and Lua 5.2 differ and which the engine needs from both.
--- The game runs Lua 5.2; LuaJIT is Lua 5.1 with some of 5.2. Other modules use only what both
--- share.

local compat = {}

compat.is_luajit = rawget(_G, "jit") ~= nil
compat.implementation = compat.is_luajit and "luajit" or _VERSION

compat.unpack = rawget(table, "unpack") or rawget(_G, "unpack")

compat.pack = rawget(table, "pack") or function(...)
  return { n = select("#", ...), ... }
end

-- LuaJIT honours no `__len` of tables anyway.
compat.rawlen = rawget(_G, "rawlen") or function(value)
  return #value
end

--- Compile a chunk with its own environment. LuaJIT takes the same four arguments as 5.2.
---@return function|nil chunk
---@return string|nil message
function compat.load(source, chunk_name, mode, environment)
  return load(source, chunk_name, mode, environment)
end

local new_proxy = rawget(_G, "newproxy")

--- A value whose metatable may carry `__len` and be honoured by `#`: userdata on LuaJIT, which
--- ignores `__len` of tables; nil on 5.2, where a plain table does.
--- Let go of everything that was compiled; it is compiled again where it runs often.
compat.forget_compiled_code = compat.is_luajit and function()
  rawget(_G, "jit").flush()
end or function() end

compat.new_userdata = compat.is_luajit
    and function(prototype)
      return new_proxy(prototype)
    end
  or nil

--- A prototype for `new_userdata` with its fresh metatable.
function compat.userdata_prototype()
  local proxy = new_proxy(true)
  return proxy, getmetatable(proxy)
end

local function unsigned_bit32()
  local bit = require("bit")
  local function unsigned(value)
    return value % 4294967296
  end
  local function fold(operation, empty)
    return function(first, ...)
      if first == nil then
        return empty
      end
      return unsigned(operation(first, ...))
    end
  end
  local function shift(by, left, right)
    if by <= -32 or by >= 32 then
      return nil
    end
    if by >= 0 then
      return left, by
    end
    return right, -by
  end
  local library = {
    band = fold(bit.band, 4294967295),
    bor = fold(bit.bor, 0),
    bxor = fold(bit.bxor, 0),
  }
  function library.bnot(value)
    return unsigned(bit.bnot(value))
  end
  function library.btest(...)
    return library.band(...) ~= 0
  end
  function library.lshift(value, by)
    local operation, distance = shift(by, bit.lshift, bit.rshift)
    return operation and unsigned(operation(value, distance)) or 0
  end
  function library.rshift(value, by)
    local operation, distance = shift(by, bit.rshift, bit.lshift)
    return operation and unsigned(operation(value, distance)) or 0
  end
  function library.arshift(value, by)
    if by <= -32 then
      return 0
    end
    if by < 0 then
      return unsigned(bit.lshift(value, -by))
    end
    return unsigned(bit.arshift(value, by > 31 and 31 or by))
  end
  function library.lrotate(value, by)
    return unsigned(bit.rol(value, by % 32))
  end
  function library.rrotate(value, by)
    return unsigned(bit.ror(value, by % 32))
  end
  function library.extract(value, field, width)
    width = width or 1
    return math.floor(unsigned(bit.tobit(value)) / 2 ^ field) % 2 ^ width
  end
  function library.replace(value, new, field, width)
    width = width or 1
    local old = library.extract(value, field, width)
    return unsigned(bit.tobit(value)) - old * 2 ^ field + (new % 2 ^ width) * 2 ^ field
  end
  return library
end

--- The bit32 library of Lua 5.2 on both.
compat.bit32 = rawget(_G, "bit32") or unsigned_bit32()

return compat
