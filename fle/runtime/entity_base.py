"""What all entity classes share: how they print, compare and travel."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from fle.runtime.values import Position

if TYPE_CHECKING:
    from fle.generated.prototypes import Prototype

# What an entity knows but does not print, as in the published environment; the codes of warnings
# say no more than their texts.
_HIDDEN = frozenset(
    {"dimensions", "tile_dimensions", "prototype", "type", "health", "id", "warning_codes"}
)

_FIRST = ("name", "direction", "position")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class EntityBase:
    """Base of the generated entity classes.

    An entity is what was known of a thing when it was read; read it again to see it change.
    """

    __slots__ = ()

    @property
    def prototype(self) -> Prototype | None:
        """The member of Prototype that builds it; None when there is none."""
        from fle.generated.prototypes import PROTOTYPE_BY_NAME

        return PROTOTYPE_BY_NAME.get(getattr(self, "name", ""))

    @property
    def width(self) -> float | None:
        """How many tiles it covers from west to east; None for what is no single entity."""
        size = getattr(self, "tile_dimensions", None)
        return None if size is None else size.tile_width

    @property
    def height(self) -> float | None:
        """How many tiles it covers from north to south; None for what is no single entity."""
        size = getattr(self, "tile_dimensions", None)
        return None if size is None else size.tile_height

    def __repr__(self) -> str:
        parts = []
        # What it is and where comes first, though mixins put their fields before it.
        ordered = sorted(fields(self), key=lambda field: field.name not in _FIRST)
        for field in ordered:
            value = getattr(self, field.name)
            if field.name not in _HIDDEN and not (field.name == "warnings" and not value):
                parts.append(f"{field.name}={value!r}")
        if self.width is not None:
            parts += [f"height={self.height!r}", f"width={self.width!r}"]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            _exact(getattr(self, field.name), getattr(other, field.name)) for field in fields(self)
        )

    def __hash__(self) -> int:
        return hash(
            (type(self).__name__, getattr(self, "name", ""), getattr(self, "position", None))
        )


class GroupBase(EntityBase):
    """Base of the groups: they print their members in short, since there may be hundreds."""

    __slots__ = ()

    @property
    def members(self) -> list[Any]:
        """Its entities, whatever they are called: belts, pipes, poles or entities."""
        names = (name for name in ("belts", "pipes", "poles", "entities") if hasattr(self, name))
        return list(getattr(self, next(names)))

    def __repr__(self) -> str:
        parts = []
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "warning_codes" or (field.name == "warnings" and not value):
                continue
            if isinstance(value, list) and value and isinstance(value[0], EntityBase):
                value = _short(value)
            parts.append(f"{field.name}={value!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __str__(self) -> str:
        return repr(self)


class _Text(str):
    def __repr__(self) -> str:
        return str(self)


# Of so many members of a group each is named when it prints.
_MOST_NAMED = 6


def _short(members: list[Any]) -> _Text:
    def named(member: Any) -> str:
        return f"{member.name} at ({member.position.x:g}, {member.position.y:g})"

    if len(members) <= _MOST_NAMED:
        return _Text("[" + ", ".join(named(member) for member in members) + "]")
    between = f"{len(members) - 2} more"
    return _Text(f"[{named(members[0])}, {between}, {named(members[-1])}]")


def _exact(one: Any, other: Any) -> bool:
    if isinstance(one, Position) and isinstance(other, Position):
        return one.is_exact(other)
    return bool(one == other)
