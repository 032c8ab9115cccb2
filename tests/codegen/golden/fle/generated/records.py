# Generated from schemas/types by `fle gen`. Do not edit.
"""Groups of values that tools take and give."""

from dataclasses import dataclass

from fle.runtime.record_base import RecordBase
from fle.runtime.values import BoundingBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(RecordBase):
    """How many it takes.

    Attributes:
        needed: How many, in items.
        held: How many there are, in items.
    """

    needed: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient(RecordBase):
    """Something with a count: what a recipe takes, a technology costs, a drill has below it.

    Attributes:
        name: The game's name of the item or fluid.
        count: How many; fluids are measured in units and may have fractions, in items.
        type: item or fluid.
    """

    name: str
    count: int | float | None = 1
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePatch(RecordBase):
    """A field of one resource.

    Attributes:
        name: The game's name of the resource.
        size: What all of it holds; for water the number of tiles, in items.
        bounding_box: The rectangle around it, in tiles.
    """

    name: str
    size: int
    bounding_box: BoundingBox
