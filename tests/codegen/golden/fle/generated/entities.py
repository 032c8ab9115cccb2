# Generated from schemas/entities by `fle gen`. Do not edit.
"""Classes of entities. Those without slots of their own are only bases."""

from dataclasses import dataclass, field
from typing import ClassVar

from fle.generated.enums import Direction, EntityStatus
from fle.generated.records import ResourcePatch
from fle.runtime.entity_base import EntityBase, GroupBase
from fle.runtime.values import Inventory, Position


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class EntityCore(EntityBase):
    """What every thing has: a name, a facing and a place.

    Attributes:
        name: The game's name of it.
        direction: Its facing.
        position: Its middle, in tiles.
    """

    __slots__ = ()

    name: str
    direction: Direction
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Entity(EntityCore):
    """A built entity.

    Attributes:
        id: Its number.
        warnings: What keeps it from working.
        status: What it is doing.
    """

    id: int | None
    warnings: list[str]
    status: EntityStatus


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Chest(Entity):
    """Holds items.

    Attributes:
        inventory: What is in it, in items.
    """

    SIZE: ClassVar[tuple[int, int]] = (1, 1)

    inventory: Inventory


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class EntityGroup(GroupBase):
    """Entities that belong together.

    Attributes:
        name: What kind of group it is.
        position: Where its first member stands, in tiles.
    """

    __slots__ = ()

    name: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ChestGroup(EntityGroup):
    """Chests side by side.

    Attributes:
        entities: The chests.
    """

    entities: list[Chest]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Electric(EntityBase):
    """Something in an electric network.

    Attributes:
        electrical_id: The number of the network.
    """

    __slots__ = ()

    electrical_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lamp(Entity, Electric):
    """Gives light.

    Attributes:
        near: What it shines on.
    """

    near: list[ResourcePatch] = field(default_factory=list)


# The classes by their number on the wire, from 1.
ENTITY_CLASSES: tuple[type[EntityBase], ...] = (
    Chest,
    ChestGroup,
    Entity,
    Lamp,
)
