# Generated from schemas/types and schemas/entities by `fle gen`. Do not edit.
"""What travels into what programs get: one function for each type."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from fle.generated.entities import Chest, ChestGroup, Entity, Lamp
from fle.generated.enums import Direction, EntityStatus
from fle.generated.names import NAMES
from fle.generated.prototypes import PROTOTYPE_BY_NAME, Prototype, RecipeName, Technology
from fle.generated.records import Amount, Ingredient, ResourcePatch
from fle.runtime.entity_base import EntityBase
from fle.runtime.values import BoundingBox, IndexedPosition, Inventory, Position

E = TypeVar("E", bound=EntityBase)


def name(value: Any) -> str:
    """Return a name of the game from its number or itself."""
    return NAMES[value - 1] if type(value) is int else str(value)


def prototype(value: Any) -> Prototype:
    """Return a member of Prototype."""
    return PROTOTYPE_BY_NAME[name(value)]


def technology(value: Any) -> Technology:
    """Return a member of Technology."""
    return Technology(name(value))


def recipe_name(value: Any) -> RecipeName:
    """Return a member of RecipeName."""
    return RecipeName(name(value))


def position(value: Any) -> Position:
    """Return a place from 1/256 tiles."""
    return Position(value[0] / 256, value[1] / 256)


def inventory(value: Any) -> Inventory:
    """Return counts by name."""
    return Inventory(value)


def direction(value: Any) -> Direction:
    """Return a member of Direction from its number."""
    return Direction(value)


_ENTITY_STATUS: tuple[EntityStatus, ...] = tuple(EntityStatus)


def entity_status(value: Any) -> EntityStatus:
    """Return a member of EntityStatus from its place, from 1."""
    number: int = value
    return _ENTITY_STATUS[number - 1]


def amount(value: Any) -> Amount:
    """Return a Amount from its fields."""
    return Amount(
        needed=value[0],
        held=value[1],
    )


def bounding_box(value: Any) -> BoundingBox:
    """Return a BoundingBox from its fields."""
    return BoundingBox(
        position(value[0]),
        position(value[1]),
        position(value[2]),
        position(value[3]),
    )


def ingredient(value: Any) -> Ingredient:
    """Return a Ingredient from its fields."""
    return Ingredient(
        name=name(value[0]),
        count=1 if value[1] is None else value[1],
        type=value[2],
    )


def resource_patch(value: Any) -> ResourcePatch:
    """Return a ResourcePatch from its fields."""
    return ResourcePatch(
        name=name(value[0]),
        size=value[1],
        bounding_box=bounding_box(value[2]),
    )


def _chest(value: Any) -> Chest:
    return Chest(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        warnings=value[5],
        status=entity_status(value[6]),
        inventory=inventory(value[7]),
    )


def _chest_group(value: Any) -> ChestGroup:
    return ChestGroup(
        name=name(value[1]),
        position=position(value[2]),
        entities=[entity_of(Chest)(item) for item in value[3]],
    )


def _entity(value: Any) -> Entity:
    return Entity(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        warnings=value[5],
        status=entity_status(value[6]),
    )


def _lamp(value: Any) -> Lamp:
    return Lamp(
        name=name(value[1]),
        direction=direction(value[2]),
        position=position(value[3]),
        id=value[4],
        warnings=value[5],
        status=entity_status(value[6]),
        near=[] if value[7] is None else [resource_patch(item) for item in value[7]],
    )


# The decoders of entities by the number of the class, from 1.
_ENTITIES: tuple[Callable[[Any], EntityBase], ...] = (
    _chest,
    _chest_group,
    _entity,
    _lamp,
)


def any_entity(value: Any) -> Any:
    """Return an entity or a group of them from the number of its class and its fields."""
    number: int = value[0]
    return _ENTITIES[number - 1](value)


def entity(value: Any) -> Entity:
    """Return what is known to be a single entity."""
    return cast(Entity, any_entity(value))


def entity_of(kind: type[E]) -> Callable[[Any], E]:
    """Return the decoder of entities that are known to be of class `kind`."""
    return any_entity


def either_of(*kinds: type[EntityBase]) -> Callable[[Any], Any]:
    """Return the decoder of entities and groups of some classes."""
    return any_entity
