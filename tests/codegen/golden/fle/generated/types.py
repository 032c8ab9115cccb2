# Generated from schemas/types and schemas/entities by `fle gen`. Do not edit.
"""Every type that programs use, under one roof."""

from fle.generated.entities import (
    ENTITY_CLASSES,
    Chest,
    ChestGroup,
    Electric,
    Entity,
    EntityCore,
    EntityGroup,
    Lamp,
)
from fle.generated.enums import Direction, EntityStatus
from fle.generated.prototypes import Prototype, RecipeName, Resource, ResourceName, Technology
from fle.generated.records import Amount, Ingredient, ResourcePatch
from fle.runtime.name_enums import ResourceKind
from fle.runtime.values import BoundingBox, IndexedPosition, Inventory, Position

__all__ = [
    "ENTITY_CLASSES",
    "Amount",
    "BoundingBox",
    "Chest",
    "ChestGroup",
    "Direction",
    "Electric",
    "Entity",
    "EntityCore",
    "EntityGroup",
    "EntityStatus",
    "IndexedPosition",
    "Ingredient",
    "Inventory",
    "Lamp",
    "Position",
    "Prototype",
    "RecipeName",
    "Resource",
    "ResourceKind",
    "ResourceName",
    "ResourcePatch",
    "Technology",
]
