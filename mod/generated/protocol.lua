-- Generated from schemas/protocol.yaml by `fle gen`. Do not edit.
--- What both ends of the wire must agree on.

return {
  version = 1,
  schema_hash = "42e320fb81a9eaac",
  mod = "0.1.0",
  limits = {
    frame = 8388608,
    response = 65536,
    calls = 10000,
    kept = 8,
  },
}
