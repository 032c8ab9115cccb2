# Generated from schemas/types and schemas/entities by `fle gen`. Do not edit.
"""Every type that programs use, under one roof."""

from fle.generated.entities import ENTITY_CLASSES, Chest, Electric, Entity, EntityCore, Lamp
from fle.generated.enums import Direction, EntityStatus
from fle.generated.prototypes import Prototype, RecipeName, Resource, ResourceName, Technology
from fle.generated.records import Ingredient, ResourcePatch
from fle.runtime.name_enums import ResourceKind
from fle.runtime.values import BoundingBox, IndexedPosition, Inventory, Position

__all__ = [
    "ENTITY_CLASSES",
    "BoundingBox",
    "Chest",
    "Direction",
    "Electric",
    "Entity",
    "EntityCore",
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
