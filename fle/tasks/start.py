"""The start of the world that a program asks for, in a block of comments at its top.

The block has the form of Python's inline script metadata and holds TOML:

    # /// fle
    # technologies = ["automation"]
    # inventory = { coal = 50, iron-plate = 100 }
    # ///

It counts for `fle run` of the program alone: options of the command come before it, and a task has
a start of its own.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fle.tasks.inventories import TaskError, checked_inventory

_BLOCK = re.compile(r"^# /// fle$\n(?P<lines>(?:^#(?: .*)?$\n)+?)^# ///$", re.MULTILINE)
_KEYS = {"inventory", "technologies"}


@dataclass(frozen=True, slots=True)
class Start:
    """What a program asks for; None where it says nothing.

    Attributes:
        inventory: What the character holds, items by name.
        technologies: `all`, `none`, or the names of those that are researched.
    """

    inventory: Mapping[str, int] | None = None
    technologies: str | list[str] | None = None


def read_start(source: str, where: str) -> Start:
    """Return what the block of a program asks for; nothing when it has none.

    Raises:
        TaskError: The block is malformed; the message opens with `where`.
    """
    found = _BLOCK.search(source)
    if not found:
        return Start()
    text = "\n".join(line[2:] for line in found["lines"].splitlines())
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TaskError(f"{where}: the block `# /// fle` is not TOML: {error}") from error
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise TaskError(
            f"{where}: the block `# /// fle` has the unknown key {unknown[0]!r}; "
            f"known are {', '.join(sorted(_KEYS))}"
        )
    inventory = values.get("inventory")
    if inventory is not None:
        inventory = checked_inventory(inventory, where)
    return Start(inventory, _technologies(values.get("technologies"), where))


def _technologies(value: Any, where: str) -> str | list[str] | None:
    if value in (None, "all", "none"):
        return value  # type: ignore[no-any-return]
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return value
    raise TaskError(f"{where}: technologies is {value!r}; expected all, none or a list of names")
