"""The ground: land, water, resources, trees and rocks, and the grid over them."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageColor

from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.view import MapView

Tiles = npt.NDArray[np.uint8]

# Tiles narrower than this, in pixels, are not parted by lines.
_GRID_FROM = 14


def tiles(view: MapView, *, water: bool = True, resources: bool = True) -> Tiles:
    """Return the colours of the tiles of `view`.

    Returns:
        uint8, (H, W, 3), rows y (south), columns x (east), RGB; what lies outside is left out.
    """
    colours = np.empty((view.height, view.width, 3), np.uint8)
    colours[:] = ImageColor.getrgb(palette.GROUND)
    if water:
        _paint(colours, view, view.water, palette.WATER)
    places: dict[str, list[tuple[float, float]]] = {}
    for name, x, y, _ in view.resources if resources else ():
        places.setdefault(name, []).append((x, y))
    for name, corners in places.items():
        _paint(colours, view, corners, palette.resource(name))
    return colours


def draw_ground(canvas: Canvas, *, water: bool, resources: bool) -> None:
    """Draw land, water and resources."""
    canvas.paste(Image.fromarray(tiles(canvas.view, water=water, resources=resources)))
    if not resources:
        return
    for name, x, y, _ in canvas.view.resources:
        canvas.note("resource", name, x, y, palette.resource(name))
    for name, x, y in wells(canvas.view):
        colour = palette.resource(name)
        canvas.dot(x, y, 1.5, palette.OUTLINE, least=3)
        canvas.dot(x, y, 1.35, colour, least=2.5)


def wells(view: MapView) -> list[tuple[str, float, float]]:
    """Return name, x and y of resources that stand alone, as oil does."""
    there = {(name, x, y) for name, x, y, _ in view.resources}
    sides = ((1, 0), (-1, 0), (0, 1), (0, -1))
    return [
        (name, x, y)
        for name, x, y, _ in view.resources
        if not any((name, x + dx, y + dy) in there for dx, dy in sides)
    ]


def draw_nature(canvas: Canvas, *, trees: bool, rocks: bool) -> None:
    """Draw trees and rocks."""
    for x, y in canvas.view.rocks if rocks else ():
        canvas.dot(x, y, 0.9, palette.ROCK)
        canvas.note("rock", "rock", x, y, palette.ROCK)
    for x, y in canvas.view.trees if trees else ():
        canvas.dot(x, y, 0.45, palette.TREE)
        canvas.note("tree", "tree", x, y, palette.TREE)


def grid_step(scale: float) -> int:
    """Return the distance of the numbered lines, in tiles: at least 40 pixels."""
    return next(step for step in (5, 10, 20, 50, 100, 200, 1000) if step * scale >= 40)


def grid_numbers(low: int, high: int, scale: float) -> range:
    """Return the numbered lines from `low` to `high`."""
    step = 1 if scale >= 40 else 2 if scale >= 24 else grid_step(scale)
    return range(-(-low // step) * step, high + 1, step)


def draw_grid(canvas: Canvas) -> None:
    """Draw the coordinate grid: each tile where there is room, and the numbered lines."""
    view = canvas.view
    if canvas.scale >= _GRID_FROM:
        _lines(canvas, range(view.left, view.right), range(view.top, view.bottom), palette.GRID)
    columns = grid_numbers(view.left, view.right, canvas.scale)
    rows = grid_numbers(view.top, view.bottom, canvas.scale)
    _lines(canvas, columns, rows, palette.GRID_MAJOR)


def draw_origin(canvas: Canvas) -> None:
    """Draw a cross where x and y are 0."""
    reach = max(0.8, 6 / canvas.scale)
    canvas.line([(-reach, 0), (reach, 0)], palette.ORIGIN, 0.0, least=2)
    canvas.line([(0, -reach), (0, reach)], palette.ORIGIN, 0.0, least=2)


def _lines(canvas: Canvas, columns: range, rows: range, colour: str) -> None:
    view = canvas.view
    for x in columns:
        canvas.line([(x, view.top), (x, view.bottom)], colour, 0.0)
    for y in rows:
        canvas.line([(view.left, y), (view.right, y)], colour, 0.0)


def _paint(
    colours: Tiles, view: MapView, places: Iterable[tuple[float, float]], colour: str
) -> None:
    """Give the tiles that hold `places` a colour."""
    at = np.floor(np.array(list(places), float).reshape(-1, 2)).astype(int)
    columns, rows = at[:, 0] - view.left, at[:, 1] - view.top
    height, width, _ = colours.shape
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    colours[rows[inside], columns[inside]] = ImageColor.getrgb(colour)
