"""Belts: their course, the way of their flow, and the items on their lanes."""

from collections import Counter
from collections.abc import Sequence

from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.flow import LANE, Course, courses
from fle.render.view import MapEntity

_HALF = 0.42
_ITEM = 0.13
_ITEMS_FROM = 15
_ARROWS_FROM = 8
_COURSE_FROM = 5
_FLOW_FROM = 3
# Where single arrows would be too small, every so many tiles shows a large one.
_APART = 6


def draw_belts(canvas: Canvas) -> None:
    """Draw every belt, underground belt, splitter and loader."""
    entities = canvas.view.entities
    ways = courses(entities)
    belts = [(entities[index], way) for index, way in ways.items()]
    for belt, _ in belts:
        _tunnel(canvas, belt)
    for belt, way in belts:
        _body(canvas, belt, way)
        canvas.note("belt", belt.name, belt.x, belt.y, palette.belt(belt.name))
    for belt, way in belts:
        for course in way:
            _arrow(canvas, belt, course)
        _items(canvas, belt, way)


def _body(canvas: Canvas, belt: MapEntity, way: Sequence[Course]) -> None:
    colour = palette.belt(belt.name)
    if canvas.scale < _COURSE_FROM:
        canvas.rectangle(belt.box, colour)
        return
    for course in way:
        canvas.polygon(course.band(_HALF), colour, palette.OUTLINE)
        if belt.entrance is not None:
            mouth = (0.55, 1.0) if belt.entrance else (0.0, 0.45)
            canvas.polygon(course.band(0.5, *mouth), palette.OUTLINE)
    if belt.type == "splitter":
        left, right = way
        ends = [left.point(0.5, -_HALF), right.point(0.5, _HALF)]
        canvas.line(ends, palette.OUTLINE, 0.3)
        canvas.line(ends, colour, 0.16)


def _tunnel(canvas: Canvas, belt: MapEntity) -> None:
    """Draw the buried part once, from the end where items go down."""
    if belt.entrance and belt.partner:
        canvas.dashes((belt.x, belt.y), belt.partner, palette.OUTLINE, 0.5)
        canvas.dashes((belt.x, belt.y), belt.partner, palette.belt(belt.name), 0.34)
        canvas.note("tunnel", belt.name, *belt.partner, palette.belt(belt.name))


def _arrow(canvas: Canvas, belt: MapEntity, course: Course) -> None:
    if canvas.scale >= _ARROWS_FROM:
        size = 0.11 if any(belt.lanes) and canvas.scale >= _ITEMS_FROM else 0.2
        middle = 0.25 if belt.entrance else 0.75 if belt.entrance is False else 0.5
    elif (
        canvas.scale >= _FLOW_FROM
        and course.came == course.goes
        and belt.type == "transport-belt"
        and int(course.x + course.y) % _APART == 0
    ):
        size, middle = 4 / canvas.scale, 0.5
    else:
        return
    parts = ((middle - size, -size), (middle + size, 0.0), (middle - size, size))
    canvas.polygon([course.point(*part) for part in parts], palette.ARROW)
    canvas.note("flow", belt.name, *course.point(1.0, 0.0))


def _items(canvas: Canvas, belt: MapEntity, way: Sequence[Course]) -> None:
    # Left and right lane of each course in turn.
    for index, lane in enumerate(belt.lanes[: 2 * len(way)]):
        if not lane:
            continue
        course, offset = way[index // 2], LANE if index % 2 else -LANE
        if canvas.scale >= _ITEMS_FROM:
            _dots(canvas, course, offset, lane)
        elif canvas.scale >= _COURSE_FROM:
            common = Counter(lane).most_common(1)[0][0]
            ends = [course.point(0.1, offset), course.point(0.9, offset)]
            canvas.line(ends, palette.item(common), 0.2)
            canvas.note("item", common, *course.point(0.5, offset), palette.item(common))


def _dots(canvas: Canvas, course: Course, offset: float, lane: Sequence[str]) -> None:
    """Draw the items of a lane, evenly spread: their places on it are not known everywhere."""
    shown = lane[:4]
    for number, name in enumerate(shown):
        x, y = course.point(1 - (number + 0.5) / len(shown), offset)
        canvas.dot(x, y, _ITEM, palette.item(name), outline=palette.OUTLINE)
        canvas.note("item", name, x, y, palette.item(name))
