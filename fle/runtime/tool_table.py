"""What the runtime knows of a tool without importing it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Required:
    """Stands for the default of a parameter that has none."""

    def __repr__(self) -> str:
        return "REQUIRED"


REQUIRED = Required()


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool on the wire.

    Attributes:
        index: Its number on the wire, from 1.
        name: Its name.
        audience: agent or admin.
        params: The names of its parameters in order.
        defaults: Their defaults in wire form, REQUIRED where there is none.
        kinds: What is special about the values of each: "place", "name", "spread" or nothing.
        variadic: Whether the last parameter takes all further arguments.
        summary: What it does, in a sentence.
    """

    index: int
    name: str
    audience: str
    params: tuple[str, ...]
    defaults: tuple[Any, ...]
    kinds: tuple[str, ...]
    variadic: bool
    summary: str


Entry = tuple[int, tuple[Any, ...], tuple[Callable[[Any], Any], ...]]
"""What a call needs of its tool: number on the wire, defaults, an encoder for each argument."""
