"""Reads which globals a Lua 5.2 chunk uses, from its bytecode.

Source: Lua 5.2's own ldump.c, lundump.c and lopcodes.h. In 5.2 a global is a field of the upvalue
`_ENV`, so two instructions tell all: GETTABUP and SETTABUP with a constant name.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lupa.lua52

_HEADER = 18
_GETTABUP, _SETTABUP = 6, 8
_CONSTANT = 256


@dataclass(frozen=True, slots=True)
class GlobalUse:
    """A global that a chunk reads or writes.

    Attributes:
        name: The global.
        line: Where, from 1.
        written: Whether it is assigned to.
    """

    name: str
    line: int
    written: bool


class CompileError(Exception):
    """Raised when Lua 5.2 does not accept a source; holds Lua's message."""


def compiled(source: bytes, name: str) -> bytes:
    """Return the bytecode of a source.

    Raises:
        CompileError: It has a syntax error.
    """
    runtime = lupa.lua52.LuaRuntime(encoding=None, unpack_returned_tuples=True)
    dump: Any = runtime.eval(
        b"function(source, name) local chunk, problem = load(source, name, 't')"
        b" if not chunk then return nil, problem end return string.dump(chunk) end"
    )
    result = dump(source, b"@" + name.encode())
    if isinstance(result, tuple):
        raise CompileError(result[1].decode(errors="replace"))
    return bytes(result)


def globals_of(bytecode: bytes) -> list[GlobalUse]:
    """Return every use of a global, in the order of the functions."""
    return list(_Reader(bytecode).function())


class _Reader:
    """Walks through a dumped chunk once."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = _HEADER

    def take(self, layout: str) -> int:
        (value,) = struct.unpack_from(layout, self.data, self.position)
        self.position += struct.calcsize(layout)
        return int(value)

    def string(self) -> bytes:
        size = self.take("<Q")
        text = self.data[self.position : self.position + size]
        self.position += size
        return text[:-1]

    def constant(self) -> bytes | None:
        kind = self.take("<B")
        if kind == 4:
            return self.string()
        self.position += {0: 0, 1: 1, 3: 8}[kind]
        return None

    def integers(self) -> tuple[int, ...]:
        count = self.take("<i")
        values = struct.unpack_from(f"<{count}I", self.data, self.position)
        self.position += 4 * count
        return values

    def function(self) -> Iterator[GlobalUse]:
        self.position += 8 + 3
        code = self.integers()
        constants = [self.constant() for _ in range(self.take("<i"))]
        inner = [use for _ in range(self.take("<i")) for use in self.function()]
        upvalue_count = self.take("<i")
        self.position += 2 * upvalue_count
        self.string()
        lines = self.integers()
        for _ in range(self.take("<i")):
            self.string()
            self.position += 8
        upvalues = [self.string() for _ in range(self.take("<i"))]
        yield from self.uses(code, constants, lines, upvalues)
        yield from inner

    @staticmethod
    def uses(
        code: tuple[int, ...],
        constants: list[bytes | None],
        lines: tuple[int, ...],
        upvalues: list[bytes],
    ) -> Iterator[GlobalUse]:
        for instruction, line in zip(code, lines, strict=True):
            operation, a = instruction & 0x3F, instruction >> 6 & 0xFF
            b, c = instruction >> 23 & 0x1FF, instruction >> 14 & 0x1FF
            if operation == _GETTABUP:
                table, key = b, c
            elif operation == _SETTABUP:
                table, key = a, b
            else:
                continue
            name = constants[key - _CONSTANT] if key >= _CONSTANT else None
            if upvalues[table] == b"_ENV" and name is not None:
                yield GlobalUse(name.decode(errors="replace"), line, operation == _SETTABUP)
