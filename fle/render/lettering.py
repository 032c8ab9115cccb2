"""Text on the map, laid so that no two texts overlap and none hides what is drawn.

Texts are queued while the map is drawn and set at the end, the most important ones first.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from fle.render import palette
from fle.render.canvas import Canvas
from fle.render.view import Point

Mask = npt.NDArray[np.bool_]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_SMALLEST = 9
_LINE = 1.08


@cache
def font(size: int) -> Font:
    """Return the font of all texts in a size in pixels."""
    return ImageFont.load_default(size)


def fitted(text: str, room: float, size: int) -> str:
    """Return `text`, cut where it would be longer than `room` pixels."""
    face = font(size)
    if face.getlength(text) <= room:
        return text
    while text and face.getlength(text + "…") > room:
        text = text[:-1]
    return text + "…"


class Lettering:
    """The texts of one map."""

    def __init__(self, canvas: Canvas, image: Image.Image, size: int) -> None:
        """Write on `image`, the finished map of `canvas`, in letters up to `size` pixels."""
        self._canvas = canvas
        self._image = image
        self._pen = ImageDraw.Draw(image)
        self._size = size
        # True where something is that texts must not cover.
        self._taken = np.zeros((canvas.height, canvas.width), bool)
        self._marked = np.zeros_like(self._taken)

    def take(self, box: tuple[float, float, float, float]) -> None:
        """Keep texts out of a rectangle given in tiles."""
        left, top = self._canvas.pixel(box[0], box[1])
        right, bottom = self._canvas.pixel(box[2], box[3])
        self._take(left, top, right, bottom)

    def inside(
        self, box: tuple[float, float, float, float], choices: Iterable[Sequence[str]]
    ) -> str | None:
        """Write the first of several texts, each a list of lines, that fits into a box of tiles.

        Returns:
            What was written, or None when nothing fits.
        """
        left, top = self._canvas.pixel(box[0], box[1])
        right, bottom = self._canvas.pixel(box[2], box[3])
        left, top = max(left, 0.0), max(top, 0.0)
        right, bottom = min(right, self._canvas.width), min(bottom, self._canvas.height)
        width, height = right - left - 4, bottom - top - 3
        # Large machines take large letters, as far as that helps reading.
        largest = max(self._size, min(int(0.4 * self._canvas.scale), 2 * self._size))
        for lines in choices:
            for size in range(largest, _SMALLEST - 1, -1):
                longest = max(font(size).getlength(line) for line in lines)
                if longest <= width and len(lines) * size * _LINE <= height:
                    self._set(lines, (left + right) / 2, (top + bottom) / 2, size)
                    return " ".join(lines)
        return None

    def beside(
        self,
        text: str,
        box: tuple[float, float, float, float],
        colour: str = palette.TEXT,
        *,
        far: int = 1,
    ) -> bool:
        """Write a text as near to a box of tiles as there is room.

        Args:
            text: One line.
            box: Left, top, right and bottom of what it names.
            colour: Of the letters.
            far: How many rings of places around the box are tried.

        Returns:
            Whether there was room.
        """
        width, height = self._extent(text)
        for x, y in self._places(box, width, height, far):
            if self._is_free(x, y, width, height):
                self._write_free(text, x, y, width, height, colour)
                return True
        return False

    def over(self, text: str, x: float, y: float, colour: str = palette.TEXT) -> bool:
        """Write a text with its middle near a point, wherever it covers nothing that is kept."""
        width, height = self._extent(text)
        middle_x, middle_y = self._canvas.pixel(x, y)
        for ring in range(6):
            for dx, dy in _around(ring):
                left = middle_x - width / 2 + dx * height * 1.5
                top = middle_y - height / 2 + dy * height * 1.5
                if self._is_free(left, top, width, height):
                    self._write_free(text, left, top, width, height, colour)
                    return True
        return False

    def badge(self, text: str, x: float, y: float) -> None:
        """Mark a problem: white letters in a red disc with a white rim, its middle at a pixel."""
        size = max(_SMALLEST, self._size - 1)
        high = size * 0.62 + 1.5
        wide = max(high, font(size).getlength(text) / 2 + 4.5)
        x, y = self._unmarked(x, y, wide, high)
        rim = (x - wide, y - high, x + wide, y + high)
        disc = (rim[0] + 1.5, rim[1] + 1.5, rim[2] - 1.5, rim[3] - 1.5)
        self._pen.rounded_rectangle(rim, high, fill=palette.PAPER)
        self._pen.rounded_rectangle(disc, high, fill=palette.PROBLEM)
        self._pen.text((x, y), text, fill=palette.PROBLEM_TEXT, font=font(size), anchor="mm")
        self._take(*rim)
        _fill(self._marked, *rim)

    def spot(self, x: float, y: float) -> None:
        """Put a small red dot at a pixel."""
        self._pen.ellipse((x - 1.5, y - 1.5, x + 1.5, y + 1.5), fill=palette.PROBLEM)

    def _unmarked(self, x: float, y: float, wide: float, high: float) -> Point:
        """Return the place nearest to a pixel where no other mark stands; the pixel if none is."""
        width, height = self._canvas.width, self._canvas.height
        for ring in range(4):
            for dx, dy in _around(ring):
                left, top = x + dx * high - wide, y + dy * high - high
                left = min(max(left, 0.0), max(0.0, width - 2 * wide))
                top = min(max(top, 0.0), max(0.0, height - 2 * high))
                rows = slice(int(top), int(top + 2 * high) + 1)
                if not self._marked[rows, int(left) : int(left + 2 * wide) + 1].any():
                    return left + wide, top + high
        return x, y

    def _set(self, lines: Sequence[str], x: float, y: float, size: int) -> None:
        top = y - (len(lines) - 1) * size * _LINE / 2
        for number, line in enumerate(lines):
            self._pen.text(
                (x, top + number * size * _LINE),
                line,
                fill=palette.TEXT,
                font=font(size),
                anchor="mm",
            )

    def _extent(self, text: str) -> Point:
        return font(self._size).getlength(text) + 4, self._size * 1.15

    def _write_free(
        self, text: str, x: float, y: float, width: float, height: float, colour: str
    ) -> None:
        self._pen.text(
            (x + 2, y + height / 2),
            text,
            fill=colour,
            font=font(self._size),
            anchor="lm",
            stroke_width=2,
            stroke_fill=palette.PAPER,
        )
        self._take(x, y, x + width, y + height)

    def _places(
        self, box: tuple[float, float, float, float], width: float, height: float, far: int
    ) -> Iterable[Point]:
        """Return left upper corners, in pixels, of places around a box, the best first."""
        left, top = self._canvas.pixel(box[0], box[1])
        right, bottom = self._canvas.pixel(box[2], box[3])
        for ring in range(far):
            gap = 1 + ring * height
            x, y = (left + right - width) / 2, (top + bottom - height) / 2
            yield right + gap, y
            yield x, bottom + gap
            yield x, top - gap - height
            yield left - gap - width, y
            yield right + gap, bottom + gap - height
            yield right + gap, top - gap
            yield left - gap - width, bottom + gap - height
            yield left - gap - width, top - gap

    def _is_free(self, x: float, y: float, width: float, height: float) -> bool:
        if x < 0 or y < 0 or x + width > self._canvas.width or y + height > self._canvas.height:
            return False
        return not self._taken[int(y) : int(y + height) + 1, int(x) : int(x + width) + 1].any()

    def _take(self, left: float, top: float, right: float, bottom: float) -> None:
        _fill(self._taken, left, top, right, bottom)


def _fill(mask: Mask, left: float, top: float, right: float, bottom: float) -> None:
    rows = slice(max(0, int(top)), max(0, int(bottom) + 1))
    mask[rows, max(0, int(left)) : max(0, int(right) + 1)] = True


def _around(ring: int) -> Iterable[tuple[int, int]]:
    if ring == 0:
        yield 0, 0
        return
    for step in range(-ring, ring + 1):
        yield step, -ring
        yield step, ring
        if abs(step) < ring:
            yield -ring, step
            yield ring, step
