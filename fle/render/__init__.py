"""Schematic pictures of the world, without any asset of the game."""

from fle.render.picture import draw, save_png
from fle.render.view import MapEntity, MapView

__all__ = ["MapEntity", "MapView", "draw", "save_png"]
