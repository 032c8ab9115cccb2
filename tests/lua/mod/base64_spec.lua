local base64 = require("lib.base64")

describe("base64", function()
  -- Source: RFC 4648, section 10.
  local KNOWN = {
    { bytes = "", text = "" },
    { bytes = "f", text = "Zg==" },
    { bytes = "fo", text = "Zm8=" },
    { bytes = "foo", text = "Zm9v" },
    { bytes = "foob", text = "Zm9vYg==" },
    { bytes = "fooba", text = "Zm9vYmE=" },
    { bytes = "foobar", text = "Zm9vYmFy" },
  }
  for _, case in ipairs(KNOWN) do
    it("writes and reads '" .. case.bytes .. "'", function()
      assert.are.equal(case.text, base64.encode(case.bytes))
      assert.are.equal(case.bytes, base64.decode(case.text))
    end)
  end

  it("keeps every byte at every place", function()
    local bytes = {}
    for i = 0, 1023 do
      bytes[i + 1] = string.char((i * 7 + math.floor(i / 256)) % 256)
    end
    for length = 1000, 1024 do
      local sample = table.concat(bytes, "", 1, length)
      assert.are.equal(sample, base64.decode(base64.encode(sample)))
    end
  end)

  for _, text in ipairs({ "Zg=", "Z", "Zm9*", "Zm\n=", "====", "Z===", "Zg==Zg==", "=Zg=" }) do
    it("refuses '" .. text:gsub("%c", ".") .. "'", function()
      assert.is_nil(base64.decode(text))
    end)
  end
end)
