"""Values that programs make and get: places, boxes and inventories.

The rules are those of the published environment, so that programs written for it behave the same.
"""

from __future__ import annotations

import math
from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, overload

# Places closer than this along both axes are equal, as in the published environment.
TOLERANCE = 1.0


class Position:
    """A place on the map in tiles; x grows to the east, y to the south.

    `==` means "about the same place": both axes differ by less than one tile. `hash` and `is_exact`
    tell places apart exactly, so two equal positions may be two members of a set. Programs may set
    x and y, as they can in the published environment.
    """

    __slots__ = ("x", "y")
    x: float
    y: float

    def __init__(self, x: float, y: float) -> None:
        self.x = float(x)
        self.y = float(y)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.x, self.y))

    def __repr__(self) -> str:
        return f"Position(x={self.x!r}, y={self.y!r})"

    def __str__(self) -> str:
        return f"x={self.x!r} y={self.y!r}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Position):
            return NotImplemented
        return abs(self.x - other.x) < TOLERANCE and abs(self.y - other.y) < TOLERANCE

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __iter__(self) -> Iterator[float]:
        return iter((self.x, self.y))

    def __add__(self, other: Position) -> Position:
        return Position(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Position) -> Position:
        return Position(self.x - other.x, self.y - other.y)

    def is_close(self, a: Position, tolerance: float = 0.5) -> bool:
        """Tell whether `a` is less than `tolerance` tiles away along both axes."""
        return abs(self.x - a.x) < tolerance and abs(self.y - a.y) < tolerance

    def is_exact(self, other: Position) -> bool:
        """Tell whether `other` is exactly the same place."""
        return self.x == other.x and self.y == other.y

    def distance(self, a: Position) -> float:
        """Return the distance to `a` in tiles, as the crow flies."""
        return math.hypot(self.x - a.x, self.y - a.y)

    def above(self, step: float = 1) -> Position:
        """Return the place `step` tiles to the north."""
        return Position(self.x, self.y - step)

    def below(self, step: float = 1) -> Position:
        """Return the place `step` tiles to the south."""
        return Position(self.x, self.y + step)

    def left(self, step: float = 1) -> Position:
        """Return the place `step` tiles to the west."""
        return Position(self.x - step, self.y)

    def right(self, step: float = 1) -> Position:
        """Return the place `step` tiles to the east."""
        return Position(self.x + step, self.y)

    up = above
    down = below

    def to_bounding_box(self, other: Position) -> BoundingBox:
        """Return the box that has this place and `other` as opposite corners."""
        west, east = sorted((self.x, other.x))
        north, south = sorted((self.y, other.y))
        return BoundingBox(
            left_top=Position(west, north),
            right_bottom=Position(east, south),
            left_bottom=Position(west, south),
            right_top=Position(east, north),
        )


class IndexedPosition(Position):
    """A place where a fluid goes in or out; `type` says what flows there."""

    __slots__ = ("type",)
    type: str

    def __init__(self, x: float, y: float, type: str) -> None:
        super().__init__(x, y)
        self.type = type

    def __reduce__(self) -> tuple[Any, ...]:
        return (IndexedPosition, (self.x, self.y, self.type))

    def __repr__(self) -> str:
        return f"IndexedPosition(x={self.x!r}, y={self.y!r}, type={self.type!r})"


class BoundingBox:
    """A rectangle on the map by its corners."""

    __slots__ = ("left_bottom", "left_top", "right_bottom", "right_top")
    left_top: Position
    right_bottom: Position
    left_bottom: Position
    right_top: Position

    def __init__(
        self,
        left_top: Position,
        right_bottom: Position,
        left_bottom: Position | None = None,
        right_top: Position | None = None,
    ) -> None:
        """Make a box; the corners that are left out follow from the other two."""
        set_ = object.__setattr__
        set_(self, "left_top", left_top)
        set_(self, "right_bottom", right_bottom)
        set_(self, "left_bottom", left_bottom or Position(left_top.x, right_bottom.y))
        set_(self, "right_top", right_top or Position(right_bottom.x, left_top.y))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"a BoundingBox does not change; {name} stays")

    def __reduce__(self) -> tuple[Any, ...]:
        return (BoundingBox, self._corners())

    def _corners(self) -> tuple[Position, Position, Position, Position]:
        return (self.left_top, self.right_bottom, self.left_bottom, self.right_top)

    @property
    def center(self) -> Position:
        """The middle of the box."""
        return Position(
            (self.left_top.x + self.right_bottom.x) / 2, (self.left_top.y + self.right_bottom.y) / 2
        )

    def width(self) -> float:
        """Return the tiles from west to east."""
        return self.right_bottom.x - self.left_top.x

    def height(self) -> float:
        """Return the tiles from north to south."""
        return self.right_bottom.y - self.left_top.y

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BoundingBox):
            return NotImplemented
        return self._corners() == other._corners()

    def __hash__(self) -> int:
        return hash(self._corners())

    def __repr__(self) -> str:
        return (
            f"BoundingBox(left_top={self.left_top!r}, right_bottom={self.right_bottom!r}, "
            f"left_bottom={self.left_bottom!r}, right_top={self.right_top!r})"
        )

    def _wire_(self) -> tuple[tuple[int, ...], ...]:
        # As positions do: in 1/256 tile.
        return tuple((round(x * 256), round(y * 256)) for x, y in self._corners())


class Inventory(Mapping[str, int]):
    """Counts of items by name; what is not there counts 0.

    Keys may be names, members of Prototype, or their (name, class) tuples.
    """

    __slots__ = ("_counts",)
    _counts: dict[str, int]

    def __init__(self, counts: Mapping[Any, int] | None = None, /, **more: int) -> None:
        if not counts and not more:
            self._counts = {}
        else:
            self._counts = {_name(key): count for key, count in {**(counts or {}), **more}.items()}

    def __getitem__(self, key: Any) -> int:
        return self._counts.get(_name(key), 0)

    @overload
    def get(self, key: Any, default: int = ..., /) -> int: ...
    @overload
    def get(self, key: Any, default: Any, /) -> Any: ...
    def get(self, key: Any, default: Any = 0, /) -> Any:
        """Return the count of an item, `default` when there is none of it."""
        return self._counts.get(_name(key), default)

    def __setitem__(self, key: Any, value: int) -> None:
        self._counts[_name(key)] = value

    def __contains__(self, key: object) -> bool:
        return _name(key) in self._counts

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def items(self) -> ItemsView[str, int]:
        """Return names with counts."""
        return self._counts.items()

    def keys(self) -> KeysView[str]:
        """Return the names."""
        return self._counts.keys()

    def values(self) -> ValuesView[int]:
        """Return the counts."""
        return self._counts.values()

    def __add__(self, other: Mapping[Any, int]) -> Inventory:
        total = dict(self._counts)
        for key, count in other.items():
            total[_name(key)] = total.get(_name(key), 0) + count
        return Inventory(total)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Inventory):
            return self._counts == other._counts
        if isinstance(other, Mapping):
            return self._counts == {_name(key): count for key, count in other.items()}
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Inventory({self._counts!r})"

    def __str__(self) -> str:
        return str(self._counts)


def _name(key: Any) -> str:
    """Return the game's name of what a key stands for."""
    value = getattr(key, "value", key)
    if isinstance(value, tuple):
        value = value[0]
    return str(value)
