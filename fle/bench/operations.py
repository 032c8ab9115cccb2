"""The measured operations and factories, as they stand in `benchmarks/`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from fle._resources import resource

ITERATIONS = 100
"""How often the published table runs each operation."""

MIXED_BLOCKS: Mapping[int, int] = {100: 5, 1_000: 50, 10_000: 500}
"""Blocks of `factories/mixed.lua` by the number of machines that they have together."""

PUBLISHED_OPS_PER_S: Mapping[str, float] = {"direct": 218.0, "interpreter": 68.0}
"""Published totals over 11 operations on a headless server, by mode."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the table.

    Attributes:
        name: The tool that it calls.
        inventory: What the character holds before `setup`.
        setup: A program that prepares the world, once.
        statement: What is timed; `i` counts the iterations from 0.
    """

    name: str
    inventory: Mapping[str, int]
    setup: str
    statement: str


def operations() -> list[Operation]:
    """Return the operations in the order of the published table."""
    text = (resource("benchmarks") / "operations.json").read_text(encoding="utf-8")
    return [Operation(**entry) for entry in json.loads(text)]


def factory(file: str) -> str:
    """Return the program in `file` that builds a factory."""
    return (resource("benchmarks") / "factories" / file).read_text(encoding="utf-8")
