"""Machines, chests, inserters, characters and what lies on the ground."""

from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.flow import is_belt, step
from fle.render.view import MapEntity, Point

_OUTLINE_FROM = 4
_ARROWS_FROM = 7
_ITEMS_FROM = 12
_ARROW = 0.16

PIPES = frozenset({"pipe", "pipe-to-ground"})
# What works towards one side; other machines may be turned, but nothing comes of it.
_FACING = frozenset({"mining-drill", "boiler", "pump", "offshore-pump"})
_OTHERS = frozenset({"inserter", "electric-pole", "item-entity"})


def is_machine(entity: MapEntity) -> bool:
    """Say whether an entity is drawn as a box."""
    return not is_belt(entity) and entity.type not in PIPES and entity.type not in _OTHERS


def draw_machines(canvas: Canvas) -> None:
    """Draw every entity that is drawn as a box, and the items on the ground."""
    for entity in canvas.view.entities:
        if is_machine(entity):
            _box(canvas, entity)
        elif entity.type == "item-entity":
            _ground_item(canvas, entity)


def draw_inserters(canvas: Canvas) -> None:
    """Draw every inserter as an arrow from where it takes to where it drops."""
    for entity in canvas.view.entities:
        if entity.type == "inserter":
            _inserter(canvas, entity)


def draw_characters(canvas: Canvas) -> None:
    """Draw the agents."""
    for number, (x, y) in enumerate(canvas.view.characters, 1):
        canvas.dot(x, y, 0.55, palette.PAPER, least=6)
        canvas.dot(x, y, 0.4, palette.CHARACTER, outline=palette.OUTLINE, least=4.5)
        canvas.note("character", f"agent {number}", x, y, palette.CHARACTER)


def _box(canvas: Canvas, entity: MapEntity) -> None:
    colour = palette.kind(entity.type)
    outline = palette.OUTLINE if canvas.scale >= _OUTLINE_FROM else None
    left, top, right, bottom = entity.box
    gap = 0.04 if canvas.scale >= _ARROWS_FROM else 0.0
    box = (left + gap, top + gap, right - gap, bottom - gap)
    canvas.rectangle(box, colour, outline=outline)
    canvas.note("machine", entity.name, entity.x, entity.y, colour)
    if canvas.scale >= _ARROWS_FROM and entity.type in _FACING:
        _arrow(canvas, entity)
    if canvas.scale >= _ITEMS_FROM and entity.type in ("container", "logistic-container"):
        _stored(canvas, entity)


def face(entity: MapEntity) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the part of a machine that no arrow covers."""
    left, top, right, bottom = entity.box
    if entity.type in _FACING and entity.direction is not None:
        x, y = step(entity.direction)
        depth = 1.1 * _ARROW * min(entity.width, entity.height, 2.0)
        left, right = left + depth * (x < 0), right - depth * (x > 0)
        top, bottom = top + depth * (y < 0), bottom - depth * (y > 0)
    return left, top, right, bottom


def _edge(entity: MapEntity) -> Point | None:
    """Return where on the edge of an entity its things come out."""
    if entity.drop is not None:
        left, top, right, bottom = entity.box
        return min(max(entity.drop[0], left), right), min(max(entity.drop[1], top), bottom)
    if entity.direction is None:
        return None
    x, y = step(entity.direction)
    return entity.x + x * entity.width / 2, entity.y + y * entity.height / 2


def _arrow(canvas: Canvas, entity: MapEntity) -> None:
    """Draw a triangle at the side that the entity faces."""
    edge = _edge(entity)
    if edge is None or entity.direction is None:
        return
    x, y = step(entity.direction)
    size = _ARROW * min(entity.width, entity.height, 2.0)
    tip = edge[0] + x * 0.12, edge[1] + y * 0.12
    back = tip[0] - x * 1.6 * size, tip[1] - y * 1.6 * size
    sides = [(back[0] - y * size, back[1] + x * size), (back[0] + y * size, back[1] - x * size)]
    canvas.polygon([tip, *sides], palette.ARROW)
    canvas.note("arrow", entity.name, *tip, palette.ARROW)


def _stored(canvas: Canvas, chest: MapEntity) -> None:
    """Draw up to four kinds of items in a chest, the most common first."""
    common = sorted(chest.contents, key=lambda name: (-chest.contents[name], name))[:4]
    if not common:
        return
    radius = 0.3 if len(common) == 1 else 0.17
    places = ((0.0, 0.0),) if len(common) == 1 else ((-1, -1), (1, -1), (-1, 1), (1, 1))
    for name, (x, y) in zip(common, places, strict=False):
        colour = palette.item(name)
        at = chest.x + 0.2 * x, chest.y + 0.2 * y
        canvas.dot(*at, radius, colour, outline=palette.OUTLINE)
        canvas.note("stored", name, *at, colour)


def _ground_item(canvas: Canvas, entity: MapEntity) -> None:
    for name in entity.contents:
        colour = palette.item(name)
        canvas.polygon(_diamond(entity.x, entity.y, 0.32), palette.OUTLINE)
        canvas.polygon(_diamond(entity.x, entity.y, 0.22), colour)
        canvas.note("ground-item", name, entity.x, entity.y, colour)


def _diamond(x: float, y: float, reach: float) -> list[Point]:
    return [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]


def _inserter(canvas: Canvas, entity: MapEntity) -> None:
    colour = palette.inserter(entity.name)
    canvas.note("inserter", entity.name, entity.x, entity.y, colour)
    if canvas.scale < _ARROWS_FROM:
        canvas.rectangle(entity.box, colour)
        return
    x, y = step(entity.direction)
    reach = _reach(entity)
    tail = entity.x - x * reach, entity.y - y * reach
    tip = entity.x + x * reach, entity.y + y * reach
    neck = tip[0] - x * 0.28, tip[1] - y * 0.28
    head = [tip, (neck[0] - y * 0.24, neck[1] + x * 0.24), (neck[0] + y * 0.24, neck[1] - x * 0.24)]
    base = entity.x, entity.y
    left, top, right, bottom = (base[0] - 0.3, base[1] - 0.3, base[0] + 0.3, base[1] + 0.3)
    canvas.rectangle((left, top, right, bottom), colour, outline=palette.OUTLINE)
    canvas.line([tail, neck], palette.OUTLINE, 0.14, least=1.5)
    canvas.dot(*tail, 0.1, palette.OUTLINE)
    canvas.polygon(head, palette.OUTLINE)
    canvas.note("arrow", entity.name, *tip, palette.OUTLINE)
    for name in entity.held:
        canvas.dot(*base, 0.2, palette.item(name), outline=palette.PAPER, least=2.5)
        canvas.note("held", name, *base, palette.item(name))


def _reach(entity: MapEntity) -> float:
    """Return how far an inserter reaches to each side; its ends are drawn just inside the tiles."""
    if entity.drop is None:
        return 0.72
    reach = max(abs(entity.drop[0] - entity.x), abs(entity.drop[1] - entity.y))
    return max(1, round(reach)) - 0.28
