"""Bases of the generated enums: what members of Prototype, Technology and Direction can do."""

from __future__ import annotations

import difflib
from enum import Enum, EnumMeta, IntEnum, IntFlag
from typing import Any, NamedTuple


class CloseNames(EnumMeta):
    """Answers a member that does not exist with the names that come close."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{cls.__name__} has no attribute {name!r}")
        close = difflib.get_close_matches(name, cls.__members__, n=3, cutoff=0.6)
        hint = f"; did you mean {', '.join(close)}?" if close else ""
        raise AttributeError(f"{cls.__name__} has no member {name!r}{hint}", name=name, obj=None)


class PrototypeEnum(Enum, metaclass=CloseNames):
    """Base of Prototype: the value of a member is (game name, entity class or None)."""

    @property
    def WIDTH(self) -> int:
        """How many tiles the entity covers from west to east when it faces north."""
        return self._size()[0]

    @property
    def HEIGHT(self) -> int:
        """How many tiles the entity covers from north to south when it faces north."""
        return self._size()[1]

    def _size(self) -> tuple[int, int]:
        size: tuple[int, int] | None = getattr(self.value[1], "SIZE", None)
        if size is None:
            raise AttributeError(f"{self} has no size: it is not an entity of one size")
        return size


class NameEnum(Enum, metaclass=CloseNames):
    """Base of enums whose values are names of the game."""


class StateEnum(Enum, metaclass=CloseNames):
    """Base of enums of texts; a member travels as its place among the members, from 1."""


class CompassEnum(IntEnum):
    """Base of the directions: members are numbers, and print as members."""

    def __str__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}: {self.value}>"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class FlagEnum(IntFlag):
    """Base of enums whose members add up."""


class ResourceKind(NamedTuple):
    """A member of Resource: the game's name and the class of its patches."""

    name: str
    patch: type[Any]

    def _wire_(self) -> int | str:
        from fle.generated.names import NAME_INDEX

        return NAME_INDEX.get(self.name, self.name)
