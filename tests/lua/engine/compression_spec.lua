local base64 = require("codecs.base64")
local deflate = require("codecs.deflate")
local inflate = require("codecs.inflate")

local function all_bytes()
  local bytes = {}
  for i = 0, 255 do
    bytes[#bytes + 1] = string.char(i)
  end
  return table.concat(bytes)
end

describe("base64", function()
  it("agrees with the examples of RFC 4648", function()
    local examples = {
      [""] = "",
      f = "Zg==",
      fo = "Zm8=",
      foo = "Zm9v",
      foob = "Zm9vYg==",
      fooba = "Zm9vYmE=",
      foobar = "Zm9vYmFy",
    }
    for plain, encoded in pairs(examples) do
      assert.are.equal(encoded, base64.encode(plain))
      assert.are.equal(plain, base64.decode(encoded))
    end
  end)

  it("keeps every byte", function()
    assert.are.equal(all_bytes(), base64.decode(base64.encode(all_bytes())))
  end)

  it("refuses what is not base64", function()
    for _, text in ipairs({ "abc", "ab!d", "a===", "=abc" }) do
      assert.is_nil(base64.decode(text), text)
    end
  end)
end)

describe("inflate", function()
  it("reads what zlib compressed with codes of its own", function()
    local compressed = "eNolkskBxDAIAxviwWWw+29sR9mXiS1gEAlrexZjeazG+tm03bBwt0jObl5RPCRo8nDeZ5WN"
      .. "PqzRdXPetpPPzo4NuuFcvpf7y/tD90Z1SQynQgSlQjUjKR6lLq12R31HACOShShuiwHCdFGE"
      .. "iNOfZXlbtgdkZOQoWt1dvT50pYyivqAhL+pVU7nUo5ZudelbD4J2WFpUXfB1Q9oDc6+m1RjH"
      .. "meeEBi5NzIsdzXxW0eNunFeyAjfJmEPuLFXmUm/9yBwylp62h767EOyD5cr6m/Dd1i4G5nuh"
      .. "f5oDBRGUuMmU7/q3K5nl+cXtMnhQYDPiCOVFZClu+RgjS+PK3fxvuuR5Htmfq03k+5by7af6"
      .. "fAvS1uppgR3z/RvuP7GAcU0="
    local squares = {}
    for i = 1, 120 do
      squares[i] = i * i
    end
    assert.are.equal(table.concat(squares, ","), inflate.zlib(base64.decode(compressed)))
  end)

  it("reads back what deflate wrote", function()
    local noise = {}
    local value = 1
    for i = 1, 5000 do
      value = (value * 16807) % 2147483647
      noise[i] = string.char(value % 256)
    end
    local texts = { "", "a", all_bytes(), ("abc"):rep(1000), ("a"):rep(70000), table.concat(noise) }
    for _, text in ipairs(texts) do
      assert.are.equal(text, inflate.zlib(deflate.zlib(text)))
    end
  end)

  it("makes repetitive text short", function()
    assert.is_true(#deflate.zlib(("iron-plate "):rep(100)) < 60)
  end)

  it("refuses damaged data", function()
    local data = deflate.zlib("some text to be damaged")
    for _, bad in ipairs({
      "",
      "x",
      data:sub(1, -2),
      data:sub(1, 5),
      "\1" .. data:sub(2),
      data:sub(1, -2) .. "?",
    }) do
      assert.has_error(function()
        inflate.zlib(bad)
      end, "the compressed data are damaged")
    end
  end)
end)
