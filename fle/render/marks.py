"""Marks of what does not work: a letter at each machine, one for many where they crowd."""

from collections.abc import Sequence

from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.lettering import Lettering
from fle.render.problems import troubled
from fle.render.view import MapEntity, Point

# Marks of one kind nearer than this, in pixels, become one.
_WIDE, _HIGH = 19, 17
# Where tiles are smaller than this, a dot stands at each and marks are few.
_SMALL_SCALE = 4
_FAR = 4


def draw_marks(canvas: Canvas, lettering: Lettering) -> None:
    """Mark every entity with a problem; marks of one kind that would overlap become one."""
    for problem, entities in troubled(canvas.view.entities).items():
        for entity in entities:
            canvas.note("mark", problem.letter, entity.x, entity.y, palette.PROBLEM)
            if canvas.scale < _SMALL_SCALE:
                lettering.spot(*canvas.pixel(entity.x, entity.y))
        for (x, y), count in _groups(canvas, entities):
            lettering.badge(problem.letter if count == 1 else f"{problem.letter}{count}", x, y)


def _groups(canvas: Canvas, entities: Sequence[MapEntity]) -> list[tuple[Point, int]]:
    """Return where marks stand, in pixels, and for how many entities each."""
    far = _FAR if canvas.scale < _SMALL_SCALE else 1
    wide, high = far * _WIDE, far * _HIGH
    places: list[Point] = []
    counts: list[int] = []
    cells: dict[tuple[int, int], list[int]] = {}
    for entity in entities:
        # The corner north-east, where it hides neither the recipe nor where things come out.
        x, y = canvas.pixel(entity.box[2], entity.box[1])
        x, y = x - 3, y + 4
        column, row = int(x // wide), int(y // high)
        near = [
            index
            for other_column in (column - 1, column, column + 1)
            for other_row in (row - 1, row, row + 1)
            for index in cells.get((other_column, other_row), ())
            if abs(places[index][0] - x) < wide and abs(places[index][1] - y) < high
        ]
        if near:
            counts[near[0]] += 1
        else:
            cells.setdefault((column, row), []).append(len(places))
            places.append((x, y))
            counts.append(1)
    return list(zip(places, counts, strict=True))
