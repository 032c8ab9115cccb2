"""Writes Python data as Lua that both Lua 5.2 and LuaJIT load quickly.

Every prototype becomes a function of its own that returns its table: loading a file only parses it,
a prototype is built when it is first asked for, and no function comes near the limit on constants
(65,536 in LuaJIT). Keys are sorted, so the same dump always gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEYWORDS = frozenset(
    "and break do else elseif end false for function goto if in local nil not or repeat return "
    "then true until while".split()
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\0": "\\0"}


def literal(value: Any) -> str:
    """Return a value as a Lua expression."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if value in (float("inf"), float("-inf")):
            return "math.huge" if value > 0 else "-math.huge"
        return repr(value)
    if isinstance(value, str):
        return '"' + "".join(_ESCAPES.get(c, c) for c in value) + '"'
    if isinstance(value, list | tuple):
        return "{" + ",".join(literal(item) for item in value) + "}"
    if isinstance(value, Mapping):
        return "{" + ",".join(_field(key, value[key]) for key in sorted(value)) + "}"
    raise TypeError(f"no Lua literal for {type(value).__name__}")


def _field(key: str, value: Any) -> str:
    if _NAME.fullmatch(key) and key not in _KEYWORDS:
        return f"{key}={literal(value)}"
    return f"[{literal(key)}]={literal(value)}"


def lazy_table(order: list[str], entries: Mapping[str, Any], extra: Mapping[str, Any]) -> str:
    """Return a table of functions by name, the names in order, and further fields."""
    lines = [f"order={literal(order)},"]
    lines += [f"{_field(key, value)}," for key, value in sorted(extra.items())]
    lines.append("get={")
    lines += [f"[{literal(name)}]=function()return{literal(entries[name])} end," for name in order]
    lines.append("}")
    return "return{\n" + "\n".join(lines) + "}\n"
