"""Schematic pictures of the world, without any asset of the game.

`render(session, area=...)` takes a picture of a live world, `take_picture` adds what it shows as
text and where on it the world lies; `draw` draws a view that was looked at, or made up.
"""

from fle.render.live import render, save_picture, take_picture
from fle.render.look import look
from fle.render.picture import Picture, draw
from fle.render.text import text_map
from fle.render.view import MapEntity, MapFluid, MapLink, MapView
from fle.render.viewport import Viewport

__all__ = [
    "MapEntity",
    "MapFluid",
    "MapLink",
    "MapView",
    "Picture",
    "Viewport",
    "draw",
    "look",
    "render",
    "save_picture",
    "take_picture",
    "text_map",
]
