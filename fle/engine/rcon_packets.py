"""Source RCON packets as the game reads and writes them.

A packet is its length (4 bytes, little endian, itself not counted), an identifier, a type, a body
that ends at the first NUL, and one NUL more. The game answers with one packet whatever its size.
"""

import struct
from typing import NamedTuple

ANSWER = 0
COMMAND = 2
LOGIN_ANSWER = 2
LOGIN = 3

_HEAD = struct.Struct("<iii")
_LENGTH = struct.Struct("<i")
_OVERHEAD = 10
"""Identifier, type and the two NULs: the least that a length can say."""


class BadPacket(Exception):
    """Raised when a length cannot be one, so that the rest of the stream means nothing."""


class Packet(NamedTuple):
    """One packet, its body cut at the first NUL."""

    identifier: int
    kind: int
    body: bytes


def build(identifier: int, kind: int, body: bytes) -> bytes:
    """Return the bytes of a packet; what stands behind a NUL in the body is left off."""
    end = body.find(0)
    if end >= 0:
        body = body[:end]
    return _HEAD.pack(len(body) + _OVERHEAD, identifier, kind) + body + b"\x00\x00"


def take(buffer: bytearray, largest: int) -> Packet | None:
    """Cut the first packet off `buffer`, or return None when it is not there in full yet.

    Raises:
        BadPacket: Its length is below the least or above `largest`.
    """
    if len(buffer) < 4:
        return None
    (length,) = _LENGTH.unpack_from(buffer)
    if not _OVERHEAD <= length <= largest:
        raise BadPacket(f"a packet cannot have {length} bytes; {_OVERHEAD} to {largest} are read")
    if len(buffer) < 4 + length:
        return None
    _, identifier, kind = _HEAD.unpack_from(buffer)
    end = buffer.find(0, 12, 4 + length)
    body = bytes(buffer[12 : end if end >= 0 else 4 + length])
    del buffer[: 4 + length]
    return Packet(identifier, kind, body)
