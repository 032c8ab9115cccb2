"""Normalises the values that prototypes of every kind share: energies, colours, boxes, sets.

Two rules of the engine that the data do not state:

- a position or box is kept in 1/256 tile and cut towards zero: a collision box written as 0.7
  reads back as 0.69921875 (runtime docs, concept MapPosition: fixed-point with 8 bits of fraction);
- a power is used per tick, 60 to the second: 90 kW are 1500 J a tick (prototype docs, Energy).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

TICKS_PER_SECOND = 60
_ENERGY = re.compile(r"(-?\d+(?:\.\d+)?)([kKMGTPEZYRQ]?)([JW])")
_PREFIX = {prefix: 1000**power for power, prefix in enumerate(("", "k", "M", "G", "T", "P"))}
_PREFIX |= {"K": 1000, "E": 1000**6, "Z": 1000**7, "Y": 1000**8, "R": 1000**9, "Q": 1000**10}
_COLOURS = {"map_color", "friendly_map_color", "enemy_map_color", "color", "base_color"}
_COLOURS |= {"flow_color", "visualization_color"}
# Texts that are never a quantity, whatever they look like.
_TEXTS = {"name", "type", "order", "localised_name", "localised_description", "count_formula"}


def number(value: float) -> float | int:
    """Return the value as an int when it has no fraction."""
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else value


def energy(text: str) -> float | int | None:
    """Return joules for "4MJ", joules a tick for "90kW", None for a text that is no energy."""
    match = _ENERGY.fullmatch(text)
    if match is None:
        return None
    digits, prefix, unit = match.groups()
    joules = Fraction(digits) * _PREFIX[prefix]
    return number(float(joules / TICKS_PER_SECOND if unit == "W" else joules))


def rewrite(value: Any, key: str = "") -> Any:
    """Return a copy with energies as numbers and colours as r, g, b, a in 0..1."""
    if isinstance(value, str):
        joules = None if key in _TEXTS else energy(value)
        return value if joules is None else joules
    if key in _COLOURS and is_colour(value):
        return colour(value)
    if isinstance(value, dict):
        return {inner: rewrite(item, inner) for inner, item in value.items()}
    if isinstance(value, list):
        return [rewrite(item, "") for item in value]
    return value


def is_colour(value: Any) -> bool:
    """Tell whether this is a colour in either of the two ways to write one."""
    if isinstance(value, dict):
        return bool(value) and set(value) <= {"r", "g", "b", "a"}
    return isinstance(value, list) and len(value) in (3, 4) and not isinstance(value[0], list)


def colour(value: Mapping[str, float] | list[float]) -> dict[str, float]:
    """Return r, g, b, a in 0..1; a component above 1 means that all are in 0..255 (type Color)."""
    parts = dict(zip("rgba", value, strict=False)) if isinstance(value, list) else dict(value)
    bytes_used = any(part > 1 for part in parts.values())
    scale = 255 if bytes_used else 1
    full = {"r": 0, "g": 0, "b": 0, "a": scale} | parts
    return {name: number(round(part / scale, 9)) for name, part in full.items()}


def fixed(value: float) -> float | int:
    """Cut a coordinate to 1/256 tile, towards zero."""
    return number(int(value * 256) / 256)


def point(value: Any) -> tuple[float, float]:
    """Read a position in either of the two ways to write one."""
    if isinstance(value, dict):
        return value.get("x", 0), value.get("y", 0)
    return value[0], value[1]


def vector(value: Any) -> dict[str, float]:
    """Return a position as x and y in 1/256 tile."""
    x, y = point(value)
    return {"x": fixed(x), "y": fixed(y)}


def box(value: Any) -> list[float]:
    """Return left, top, right, bottom in 1/256 tile."""
    if not value:
        return [0, 0, 0, 0]
    if isinstance(value, dict):
        corners = value["left_top"], value["right_bottom"]
    else:
        corners = value[0], value[1]
    return [fixed(part) for corner in corners for part in point(corner)]


def name_set(names: Iterable[str] | str | None) -> dict[str, bool]:
    """Return names as a set; an empty list arrives as an empty table."""
    if not names:
        return {}
    return dict.fromkeys([names] if isinstance(names, str) else names, True)
