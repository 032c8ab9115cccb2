"""Where belts run: their course through a tile, and what feeds them.

A belt turns when exactly one other belt runs into it from a side and none from behind; undergrounds
and splitters never turn. That is the game's rule.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fle.render.view import MapEntity, Point

LANE = 60 / 256
"""Distance of a lane from the middle of its belt, in tiles."""

_STEPS = {0: (0, -1), 4: (1, 0), 8: (0, 1), 12: (-1, 0)}
_KINDS = frozenset({"transport-belt", "underground-belt", "splitter", "loader", "loader-1x1"})


def step(direction: int | None) -> tuple[int, int]:
    """Return one tile in a 16-way direction; belts face one of four."""
    return _STEPS[(direction or 0) // 4 * 4 % 16]


def is_belt(entity: MapEntity) -> bool:
    """Say whether items ride on an entity."""
    return entity.type in _KINDS


@dataclass(frozen=True, slots=True)
class Course:
    """The way of a belt through one tile.

    Attributes:
        x: Middle of the tile.
        y: Middle of the tile.
        came: One tile in the direction in which items enter.
        goes: One tile in the direction in which they leave.
    """

    x: float
    y: float
    came: tuple[int, int]
    goes: tuple[int, int]

    def point(self, part: float, offset: float) -> Point:
        """Return a point of the way.

        Args:
            part: How far along, 0 where items enter to 1 where they leave.
            offset: How far right of the middle, in tiles; negative to the left.
        """
        (came_x, came_y), (goes_x, goes_y) = self.came, self.goes
        turn = came_x * goes_y - came_y * goes_x
        if turn == 0:
            along = part - 0.5
            return (
                self.x + goes_x * along - goes_y * offset,
                self.y + goes_y * along + goes_x * offset,
            )
        corner_x = self.x + (goes_x - came_x) / 2
        corner_y = self.y + (goes_y - came_y) / 2
        radius, angle = 0.5 - turn * offset, part * math.pi / 2
        back, ahead = radius * math.cos(angle), radius * math.sin(angle)
        return (
            corner_x - goes_x * back + came_x * ahead,
            corner_y - goes_y * back + came_y * ahead,
        )

    def band(self, half: float, start: float = 0.0, end: float = 1.0) -> list[Point]:
        """Return the outline of a band along the way, `half` tiles to each side."""
        count = 1 if self.came == self.goes else 8
        parts = [start + (end - start) * index / count for index in range(count + 1)]
        right = [self.point(part, half) for part in parts]
        return right + [self.point(part, -half) for part in reversed(parts)]


def courses(entities: Iterable[MapEntity]) -> dict[int, Sequence[Course]]:
    """Return the ways through every belt, by its index in `entities`; two through a splitter."""
    belts = [(index, entity) for index, entity in enumerate(entities) if is_belt(entity)]
    # Who runs into a tile: the tile in front of each belt, with the direction of the belt.
    fed: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for _, belt in belts:
        if belt.entrance is True:
            continue
        goes = step(belt.direction)
        for x, y in _middles(belt):
            fed.setdefault((math.floor(x + goes[0]), math.floor(y + goes[1])), set()).add(goes)
    return {index: [_course(belt, x, y, fed) for x, y in _middles(belt)] for index, belt in belts}


def _middles(belt: MapEntity) -> list[Point]:
    if belt.type != "splitter":
        return [(belt.x, belt.y)]
    goes_x, goes_y = step(belt.direction)
    # Left of a direction (x, y) is (y, -x); the left belt comes first.
    return [
        (belt.x + goes_y * 0.5, belt.y - goes_x * 0.5),
        (belt.x - goes_y * 0.5, belt.y + goes_x * 0.5),
    ]


def _course(
    belt: MapEntity, x: float, y: float, fed: dict[tuple[int, int], set[tuple[int, int]]]
) -> Course:
    goes = step(belt.direction)
    came = goes
    if belt.type == "transport-belt":
        feeders = fed.get((math.floor(x), math.floor(y)), set()) - {(-goes[0], -goes[1])}
        if len(feeders) == 1:
            came = next(iter(feeders))
    return Course(x, y, came, goes)
