--- Msgpack, the form of every message: what reads it and what writes it, under one name.

local reading = require("lib.msgpack_reading")
local writing = require("lib.msgpack_writing")

return {
  decode = reading.decode,
  Reference = reading.Reference,
  encode = writing.encode,
  bin = writing.bin,
  reference = writing.reference,
  array_head = writing.array_head,
}
