"""Writes Python data as Lua that both Lua 5.2 and LuaJIT load quickly.

Every entry becomes a function of its own that returns its table: loading a file only parses it, an
entry is built when it is first asked for, and no function comes near the limit on constants (65,536
in LuaJIT). Two things keep the files short, and parsing is what loading costs: tables that recur
are built once and shared (`m`), and values that most entries have are filled in (`d`).
Keys are sorted, so the same data always give the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEYWORDS = re.compile(
    "and|break|do|else|elseif|end|false|for|function|goto|if|in|local|nil|not|or|repeat|return"
    "|then|true|until|while"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\0": "\\0"}
_SHARED_USES = 3
_SHARED_LENGTH = 12
_FILL = """local function d(t)
for k,v in next,c do if t[k]==nil then t[k]=v end end
return t
end
"""


def literal(value: Any, shared: Mapping[str, int] | None = None) -> str:
    """Return a value as a Lua expression; tables in `shared` become references to it."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return (
            repr(value)
            if abs(value) != float("inf")
            else "math.huge"
            if value > 0
            else "-math.huge"
        )
    if isinstance(value, str):
        return '"' + "".join(_ESCAPES.get(c, c) for c in value) + '"'
    if shared:
        place = shared.get(literal(value))
        if place is not None:
            return f"m[{place}]"
    if isinstance(value, list | tuple):
        return "{" + ",".join(literal(item, shared) for item in value) + "}"
    if isinstance(value, Mapping):
        return "{" + ",".join(_field(key, value[key], shared) for key in sorted(value)) + "}"
    raise TypeError(f"no Lua literal for {type(value).__name__}")


def _field(key: str, value: Any, shared: Mapping[str, int] | None = None) -> str:
    if _NAME.fullmatch(key) and not _KEYWORDS.fullmatch(key):
        return f"{key}={literal(value, shared)}"
    return f"[{literal(key)}]={literal(value, shared)}"


def lazy_table(order: list[str], entries: Mapping[str, Any], extra: Mapping[str, Any]) -> str:
    """Return a table of functions by name, the names in order, and further fields."""
    common = _common(entries)
    shared = _shared(entries)
    lines = []
    if shared:
        lines.append("local m={\n" + ",\n".join(shared) + "}")
    if common:
        lines += [f"local c={literal(common, shared)}", _FILL.rstrip()]
    lines += ["return{", f"order={literal(order)},"]
    lines += [f"{_field(key, value)}," for key, value in sorted(extra.items())]
    lines.append("get={")
    for name in order:
        entry = entries[name]
        if common:
            rest = {k: v for k, v in entry.items() if literal(v) != literal(common.get(k))}
            lines.append(f"[{literal(name)}]=function()return d{literal(rest, shared)}end,")
        else:
            lines.append(f"[{literal(name)}]=function()return {literal(entry, shared)} end,")
    return "\n".join(lines) + "\n}}\n"


def _common(entries: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that all entries have, with the value that more than half of them have."""
    if not entries or not all(isinstance(entry, Mapping) for entry in entries.values()):
        return {}
    every = set.intersection(*(set(entry) for entry in entries.values()))
    common = {}
    for key in sorted(every):
        values = {literal(entry[key]): entry[key] for entry in entries.values()}
        (text, count), *_ = Counter(literal(e[key]) for e in entries.values()).most_common(1)
        if count > len(entries) / 2 and count > 1:
            common[key] = values[text]
    return common


def _shared(entries: Mapping[str, Any]) -> dict[str, int]:
    counts = Counter(text for entry in entries.values() for text in _tables(entry))
    often = [t for t, n in counts.items() if n >= _SHARED_USES and len(t) > _SHARED_LENGTH]
    return {text: index for index, text in enumerate(sorted(often), start=1)}


def _tables(value: Any) -> Iterator[str]:
    """Yield the texts of the tables inside a value."""
    if isinstance(value, Mapping):
        children = [value[key] for key in sorted(value)]
    elif isinstance(value, list | tuple):
        children = list(value)
    else:
        return
    for child in children:
        if isinstance(child, Mapping | list | tuple):
            yield literal(child)
            yield from _tables(child)
