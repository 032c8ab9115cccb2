"""Views of a live world, taken through a session."""

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from fle.generated.types import Entity, EntityGroup, EntityStatus, MapArea, MapThing, Position
from fle.render.picture import save_png
from fle.render.view import MapEntity, MapView
from fle.runtime.session import Session

_MARGIN = 8
_SMALLEST = 40
_SUBTILES = 256

# Machines that only wait for their turn are not marked.
_WAITING = {EntityStatus.WAITING_FOR_SOURCE_ITEMS}

Box = tuple[int, int, int, int]


def factory_box(entities: Sequence[Entity], agent: Position) -> Box:
    """Return left, top, right and bottom of the area that shows the factory and the agent."""
    xs = [entity.position.x for entity in entities] or [agent.x]
    ys = [entity.position.y for entity in entities] or [agent.y]
    left, right = _span(min(xs), max(xs))
    top, bottom = _span(min(ys), max(ys))
    return left, top, right, bottom


def view_of(game: Session, box: Box, entities: Sequence[Entity] = ()) -> MapView:
    """Return the view of an area.

    Args:
        game: The session to look through.
        box: Left, top, right and bottom, in tiles.
        entities: Entities whose first warning is shown as their problem.
    """
    left, top, right, bottom = box
    area = game.get_map(Position(left, top), Position(right, bottom))
    problems = {
        (entity.name, entity.position.x, entity.position.y): entity.warnings[0]
        for entity in entities
        if entity.warnings and entity.status not in _WAITING
    }
    return MapView(
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        water=_water(area),
        resources=[
            (area.names[index], x / _SUBTILES, y / _SUBTILES, amount)
            for index, x, y, amount in _groups(area.resources, 4)
        ],
        trees=[(x / _SUBTILES, y / _SUBTILES) for x, y in _groups(area.trees, 2)],
        rocks=[(x / _SUBTILES, y / _SUBTILES) for x, y in _groups(area.rocks, 2)],
        entities=[_entity(thing, problems) for thing in area.entities],
        characters=[(position.x, position.y) for position in area.characters],
    )


def picture_of(game: Session, path: Path, *, title: str = "") -> None:
    """Write a PNG of the factory and its surroundings to `path`."""
    entities = [entity for found in game.get_entities() for entity in _single(found)]
    box = factory_box(entities, game.get_agent().position)
    save_png(view_of(game, box, entities), path, title=title)


def _single(found: Entity | EntityGroup) -> list[Entity]:
    return found.members if isinstance(found, EntityGroup) else [found]


def _span(low: float, high: float) -> tuple[int, int]:
    """Return the whole tiles from `low` to `high` with a margin, and at least the smallest."""
    missing = max(0.0, _SMALLEST - (high - low + 2 * _MARGIN)) / 2
    return math.floor(low - _MARGIN - missing), math.ceil(high + _MARGIN + missing)


def _groups(numbers: Sequence[int], size: int) -> list[tuple[int, ...]]:
    edges = range(0, len(numbers) + 1, size)
    return [tuple(numbers[start:end]) for start, end in pairwise(edges)]


def _water(area: MapArea) -> list[tuple[int, int]]:
    return [(x + step, y) for x, y, count in _groups(area.water, 3) for step in range(count)]


def _entity(thing: MapThing, problems: dict[tuple[str, float, float], str]) -> MapEntity:
    position = thing.position
    return MapEntity(
        name=thing.name,
        type=thing.type,
        x=position.x,
        y=position.y,
        width=thing.width,
        height=thing.height,
        direction=thing.direction,
        problem=problems.get((thing.name, position.x, position.y)),
    )
