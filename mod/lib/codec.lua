--- Frames as text: one codec letter, then base64 of msgpack (`m`) or of zlib of it (`z`).

local base64 = require("lib.base64")
local encoding = require("compat.encoding")
local fault = require("lib.fault")

local codec = {}

-- Below this many bytes zlib makes an answer longer, not shorter.
local WORTH_DEFLATING = 128

local readers = { m = base64.decode }

function readers.z(text)
  local ok, bytes = pcall(encoding.decode, text)
  return ok and bytes or nil
end

---@param text string
---@return string bytes
---@return string letter the codec that the client speaks
function codec.decode(text)
  local letter = text:sub(1, 1)
  local reader = readers[letter]
  if not reader then
    fault("malformed_frame", { reason = "it starts with no known codec letter", offset = 0 })
  end
  local bytes = reader(text:sub(2))
  if not bytes then
    fault("malformed_frame", { reason = "its text does not decode", offset = 1 })
  end
  return bytes, letter
end

---@param bytes string
---@param letter string
---@return string text
function codec.encode(bytes, letter)
  if letter == "z" and #bytes > WORTH_DEFLATING then
    return "z" .. encoding.encode(bytes)
  end
  return "m" .. base64.encode(bytes)
end

return codec
