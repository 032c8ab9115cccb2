"""Which part of the world lies where on a picture."""

from dataclasses import dataclass
from typing import Self

from fle.generated.types import Position
from fle.render.sheet import Sheet
from fle.render.view import MapView


@dataclass(frozen=True, slots=True)
class Viewport:
    """The part of the world that a picture shows.

    Attributes:
        world_min_x: Western edge, in tiles.
        world_min_y: Northern edge, in tiles.
        world_max_x: Eastern edge, in tiles.
        world_max_y: Southern edge, in tiles.
        center_x: Middle, in tiles.
        center_y: Middle, in tiles.
        width_tiles: From west to east.
        height_tiles: From north to south.
        image_width: Of the whole picture, in pixels.
        image_height: Of the whole picture, in pixels.
        scaling: Pixels of a tile.
        map_left: Where the map begins on the picture, in pixels from its left edge.
        map_top: Where the map begins on the picture, in pixels from its upper edge.
    """

    world_min_x: float
    world_min_y: float
    world_max_x: float
    world_max_y: float
    center_x: float
    center_y: float
    width_tiles: float
    height_tiles: float
    image_width: int
    image_height: int
    scaling: float
    map_left: int
    map_top: int

    @classmethod
    def of(cls, view: MapView, sheet: Sheet) -> Self:
        """Return what a layout shows of a view."""
        return cls(
            view.left,
            view.top,
            view.right,
            view.bottom,
            (view.left + view.right) / 2,
            (view.top + view.bottom) / 2,
            view.width,
            view.height,
            sheet.width,
            sheet.height,
            sheet.scale,
            sheet.left,
            sheet.top,
        )

    def pixel(self, position: Position) -> tuple[float, float]:
        """Return where a position lies on the picture: pixels from the left and from the top."""
        return (
            self.map_left + (position.x - self.world_min_x) * self.scaling,
            self.map_top + (position.y - self.world_min_y) * self.scaling,
        )

    def position(self, x: float, y: float) -> Position:
        """Return which position a pixel of the picture shows."""
        return Position(
            self.world_min_x + (x - self.map_left) / self.scaling,
            self.world_min_y + (y - self.map_top) / self.scaling,
        )
