"""The map part of a picture while it is being drawn; coordinates are tiles of the world."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageColor, ImageDraw

from fle.render.view import MapView, Point

# Shapes are drawn larger and shrunk once, which smooths their edges.
_OVERSAMPLE = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something that a picture shows.

    Attributes:
        kind: What it is: machine, belt, item, inserter, held, pole, wire, supply, pipe, join,
            open-end, mark, label, character, legend...
        what: Its name or text.
        x: Where, tiles east of the origin.
        y: Where, tiles south of the origin.
        colour: Its colour as "#rrggbb".
    """

    kind: str
    what: str
    x: float
    y: float
    colour: str = ""


class Canvas:
    """A map drawn in tiles, and the list of what is on it."""

    def __init__(self, view: MapView, scale: float) -> None:
        """Make an empty map of `view` with `scale` pixels to a tile."""
        self.view = view
        self.scale = scale
        self.width = max(1, round(view.width * scale))
        self.height = max(1, round(view.height * scale))
        self.drawn: list[Drawn] = []
        self._zoom = scale * _OVERSAMPLE
        size = (self.width * _OVERSAMPLE, self.height * _OVERSAMPLE)
        self._image = Image.new("RGB", size)
        self._pen = ImageDraw.Draw(self._image)

    def finish(self) -> Image.Image:
        """Return the map in its final size."""
        return self._image.reduce(_OVERSAMPLE)

    def note(self, kind: str, what: str, x: float, y: float, colour: str = "") -> None:
        """Note that something is shown at a place."""
        self.drawn.append(Drawn(kind, what, x, y, colour))

    def pixel(self, x: float, y: float) -> Point:
        """Return where a place of the world lies on the finished map, in pixels."""
        return (x - self.view.left) * self.scale, (y - self.view.top) * self.scale

    def paste(self, tiles: Image.Image) -> None:
        """Cover the map with a picture that has one pixel for each tile."""
        self._image.paste(tiles.resize(self._image.size, Image.Resampling.NEAREST))

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        fill: str | None,
        *,
        outline: str | None = None,
        line: float = 1.0,
    ) -> None:
        """Draw a rectangle from left, top, right and bottom; `line` is in pixels."""
        left, top = self._at(box[0], box[1])
        right, bottom = self._at(box[2], box[3])
        # However small the scale, what is there is seen.
        right, bottom = max(right - 1, left + 2), max(bottom - 1, top + 2)
        width = max(1, round(line * _OVERSAMPLE))
        self._pen.rectangle((left, top, right, bottom), fill=fill, outline=outline, width=width)

    def polygon(self, points: Sequence[Point], fill: str, outline: str | None = None) -> None:
        """Draw a polygon."""
        self._pen.polygon([self._at(*point) for point in points], fill=fill, outline=outline)

    def line(self, points: Sequence[Point], colour: str, width: float, least: float = 1.0) -> None:
        """Draw a line `width` tiles wide, and at least `least` pixels."""
        pixels = max(round(width * self._zoom), round(least * _OVERSAMPLE), 1)
        self._pen.line([self._at(*point) for point in points], fill=colour, width=pixels)

    def dashes(self, start: Point, end: Point, colour: str, width: float) -> None:
        """Draw a dashed line."""
        (x, y), (to_x, to_y) = start, end
        count = max(1, round(3 * max(abs(to_x - x), abs(to_y - y))))
        for index in range(0, count, 2):
            parts = (index / count, min(1.0, (index + 1) / count))
            ends = [(x + (to_x - x) * part, y + (to_y - y) * part) for part in parts]
            self.line(ends, colour, width)

    def dot(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        *,
        outline: str | None = None,
        least: float = 1.0,
    ) -> None:
        """Draw a disc of `radius` tiles, and at least `least` pixels."""
        centre_x, centre_y = self._at(x, y)
        reach = max(radius * self._zoom, least * _OVERSAMPLE)
        box = (centre_x - reach, centre_y - reach, centre_x + reach, centre_y + reach)
        self._pen.ellipse(box, fill=fill, outline=outline, width=_OVERSAMPLE // 2 or 1)

    def tint(
        self, boxes: Sequence[tuple[float, float, float, float]], colour: str, alpha: float
    ) -> None:
        """Colour what rectangles cover so that what lies below shines through, once where two meet.

        Args:
            boxes: Left, top, right and bottom of each.
            colour: Of the tint.
            alpha: How much it hides, 0 to 1.
        """
        mask = Image.new("L", self._image.size)
        pen = ImageDraw.Draw(mask)
        for left, top, right, bottom in boxes:
            (x, y), (to_x, to_y) = self._at(left, top), self._at(right, bottom)
            pen.rectangle((x, y, to_x - 1, to_y - 1), fill=round(255 * alpha))
        self._image.paste(Image.new("RGB", mask.size, ImageColor.getrgb(colour)), mask=mask)

    def _at(self, x: float, y: float) -> Point:
        return (x - self.view.left) * self._zoom, (y - self.view.top) * self._zoom
