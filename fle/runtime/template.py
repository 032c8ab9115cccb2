"""Renders the texts of errors: `{field}` and `{field:.1f}`, in the same words as the mod."""

import re
from collections.abc import Mapping
from typing import Any

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)(?::(\.[0-9]f))?\}")


def render(template: str, data: Mapping[str, Any]) -> str:
    """Return `template` with its fields filled in from `data`.

    Positions read "(2, -3.5)", lists "a, b", counts by name "5 coal, 2 wood", and what is absent or
    empty "nothing".
    """

    def fill(match: re.Match[str]) -> str:
        value = data.get(match[1])
        if match[2] and isinstance(value, int | float) and not isinstance(value, bool):
            return format(value, match[2])
        return show(value)

    return _FIELD.sub(fill, template)


def show(value: Any) -> str:
    """Return a value as error texts show it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list | tuple):
        return ", ".join(show(item) for item in value) or "nothing"
    return "nothing" if value is None else str(value)


def _number(value: float) -> str:
    if value == value // 1 and abs(value) < 1e15:
        return f"{value:.0f}"
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _mapping(value: Mapping[str, Any]) -> str:
    if "x" in value and "y" in value:
        return f"({show(value['x'])}, {show(value['y'])})"
    return ", ".join(f"{show(value[key])} {key}" for key in sorted(value)) or "nothing"
