# Generated from schemas/protocol.yaml by `fle gen`. Do not edit.
"""What both ends of the wire must agree on."""

PROTOCOL = 1
SCHEMA_HASH = "42e320fb81a9eaac"
VERSION = "0.1.0"
LIMITS: dict[str, int] = {
    "frame": 8388608,
    "response": 65536,
    "calls": 10000,
    "kept": 8,
}
