--- Saved states as bytes: msgpack of plain tables, deflated by the game.

local encoding = require("compat.encoding")
local fault = require("lib.fault")
local msgpack = require("lib.msgpack")
local order = require("lib.order")

local forms = {}

forms.VERSION = 3

--- A map as a list of pairs: names are free and must not meet the packer's own words.
---@param map table<string, any>
---@return any[][]
function forms.pairs(map)
  local list = {}
  for key, value in order.pairs(map) do
    list[#list + 1] = { key, value }
  end
  return list
end

---@param list any[][]
---@return table<string, any>
function forms.map(list)
  local map = {}
  for _, pair in ipairs(list) do
    map[pair[1]] = pair[2]
  end
  return map
end

---@param state table
---@return string bytes
function forms.pack(state)
  state.version = forms.VERSION
  return encoding.encode(msgpack.encode(state))
end

--- The table of a saved state; `bad_state` when the bytes are not one.
---@param bytes string
---@return table
function forms.unpack(bytes)
  local ok, plain = pcall(encoding.decode, bytes)
  if not ok or not plain then
    fault("bad_state", { reason = "the bytes are damaged" })
  end
  local readable, state = pcall(msgpack.decode, plain)
  if not readable or type(state) ~= "table" or state.version ~= forms.VERSION then
    fault("bad_state", { reason = "the bytes are not a state of this version of the mod" })
  end
  return state
end

return forms
