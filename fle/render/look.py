"""Views of a live world, taken through a session."""

import math
from collections.abc import Sequence
from itertools import pairwise

from fle.generated.types import MapArea, MapFluid, MapThing, Position, WarningCode
from fle.render import view
from fle.render.view import MapEntity, MapLink, MapView, Point
from fle.runtime.session import Session

WIDEST = 1000
"""The longest side that can be looked at, in tiles."""

_MARGIN = 4
_SMALLEST = 24
_NEAR = 30
_SURROUNDINGS = 100
_SUBTILES = 256

Box = tuple[int, int, int, int]


def factory_box(game: Session) -> Box:
    """Return left, top, right and bottom of what shows the factory, and the agent if it is near.

    Where nothing is built it is what lies around the agent.
    """
    agent = game.get_agent().position
    bounds = game.get_factory_bounds()
    if bounds is None:
        return square((agent.x, agent.y), _SURROUNDINGS)
    box = bounds.bounding_box
    xs, ys = [box.left_top.x, box.right_bottom.x], [box.left_top.y, box.right_bottom.y]
    if _is_near(agent.x, xs) and _is_near(agent.y, ys):
        xs.append(agent.x)
        ys.append(agent.y)
    left, right = _span(min(xs), max(xs))
    top, bottom = _span(min(ys), max(ys))
    return left, top, right, bottom


def square(centre: Point, radius: float) -> Box:
    """Return the whole tiles that lie within `radius` tiles of `centre` to each side."""
    x, y = centre
    return (
        math.floor(x - radius),
        math.floor(y - radius),
        math.ceil(x + radius),
        math.ceil(y + radius),
    )


def look(game: Session, box: Box) -> MapView:
    """Return what an area of the world holds.

    Args:
        game: The session to look through; looking changes nothing.
        box: Left, top, right and bottom, in tiles.

    Raises:
        ValueError: The area is empty, or has a side of more than 1,000 tiles.
    """
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if width <= 0 or height <= 0:
        raise ValueError(f"an area of {width} x {height} tiles holds nothing")
    if max(width, height) > WIDEST:
        raise ValueError(
            f"an area of {width} x {height} tiles is too large; "
            f"at most {WIDEST:,} x {WIDEST:,} tiles fit in one picture"
        )
    return view_of(game.get_map(Position(left, top), Position(right, bottom)), box)


def view_of(area: MapArea, box: Box) -> MapView:
    """Return what the tool `get_map` told of an area, unpacked."""
    left, top, right, bottom = box
    return MapView(
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        water=[(x + step, y) for x, y, count in _groups(area.water, 3) for step in range(count)],
        resources=[
            (area.names[index], x / _SUBTILES, y / _SUBTILES, amount)
            for index, x, y, amount in _groups(area.resources, 4)
        ],
        trees=[_point(x, y) for x, y in _groups(area.trees, 2)],
        rocks=[_point(x, y) for x, y in _groups(area.rocks, 2)],
        entities=[_entity(thing) for thing in area.entities],
        characters=[(position.x, position.y) for position in area.characters],
        wires=[(_point(*ends[:2]), _point(*ends[2:])) for ends in _groups(area.wires, 4)],
        supplies=[
            (x / _SUBTILES, y / _SUBTILES, reach / _SUBTILES)
            for x, y, reach in _groups(area.supplies, 3)
        ],
    )


def _is_near(value: float, ends: Sequence[float]) -> bool:
    return min(ends) - _NEAR <= value <= max(ends) + _NEAR


def _span(low: float, high: float) -> tuple[int, int]:
    """Return the whole tiles from `low` to `high` with a margin, no fewer or more than allowed."""
    missing = max(0.0, _SMALLEST - (high - low + 2 * _MARGIN)) / 2
    start, end = math.floor(low - _MARGIN - missing), math.ceil(high + _MARGIN + missing)
    if end - start > WIDEST:
        start = (start + end - WIDEST) // 2
        end = start + WIDEST
    return start, end


def _groups(numbers: Sequence[int], size: int) -> list[tuple[int, ...]]:
    edges = range(0, len(numbers) + 1, size)
    return [tuple(numbers[start:end]) for start, end in pairwise(edges)]


def _point(x: int, y: int) -> Point:
    return x / _SUBTILES, y / _SUBTILES


def _place(position: Position | None) -> Point | None:
    return None if position is None else (position.x, position.y)


def _entity(thing: MapThing) -> MapEntity:
    code = _code(thing)
    return MapEntity(
        name=thing.name,
        type=thing.type,
        x=thing.position.x,
        y=thing.position.y,
        width=thing.width,
        height=thing.height,
        direction=thing.direction,
        status=thing.status,
        problem=None if code is None else "; ".join(thing.problems),
        code=code,
        makes=thing.makes,
        contents=dict(thing.contents.items()) if thing.contents else {},
        held=dict(thing.held.items()) if thing.held else {},
        pickup=_place(thing.pickup),
        drop=_place(thing.drop),
        lanes=thing.lanes or (),
        entrance=thing.entrance,
        partner=_place(thing.partner),
        network=thing.network,
        fluids=[_fluid(box) for box in thing.fluids or ()],
    )


def _code(thing: MapThing) -> WarningCode | None:
    """Return what its first warning is about that is no mere waiting: the first matters most."""
    codes = (code for code in thing.problem_codes if code is not WarningCode.WAITING)
    return next(codes, None)


def _fluid(box: MapFluid) -> view.MapFluid:
    return view.MapFluid(
        name=box.name,
        amount=box.amount,
        level=box.level,
        total=box.total,
        system=box.system,
        links=[
            MapLink(_point(x, y), _point(to_x, to_y), kind > 0, kind == 2)
            for x, y, to_x, to_y, kind in _groups(box.links, 5)
        ],
    )
