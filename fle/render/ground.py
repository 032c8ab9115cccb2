"""The ground of a view, tile by tile: land, water and resources."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PIL import ImageColor

from fle.render import palette
from fle.render.view import MapView

Tiles = npt.NDArray[np.uint8]


def ground(view: MapView) -> Tiles:
    """Return the colours of the tiles of `view`.

    Returns:
        uint8, (H, W, 3), rows y (south), columns x (east), RGB; what lies outside is left out.
    """
    tiles = np.empty((view.bottom - view.top, view.right - view.left, 3), np.uint8)
    tiles[:] = ImageColor.getrgb(palette.GROUND)
    _paint(tiles, view, view.water, palette.WATER)
    places: dict[str, list[tuple[float, float]]] = {}
    for name, x, y, _ in view.resources:
        places.setdefault(name, []).append((x, y))
    for name, corners in places.items():
        _paint(tiles, view, corners, palette.resource_colour(name))
    return tiles


def _paint(tiles: Tiles, view: MapView, places: Iterable[tuple[float, float]], colour: str) -> None:
    """Give the tiles that hold `places` a colour."""
    at = np.floor(np.array(list(places), float).reshape(-1, 2)).astype(int)
    columns, rows = at[:, 0] - view.left, at[:, 1] - view.top
    height, width, _ = tiles.shape
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    tiles[rows[inside], columns[inside]] = ImageColor.getrgb(colour)
