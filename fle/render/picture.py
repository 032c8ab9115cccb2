"""Draws a `MapView` with Pillow: entities by kind and direction, resources, water, problems."""

from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from fle.render import palette
from fle.render.ground import ground
from fle.render.view import MapEntity, MapView

_MARGIN = 34
_LEGEND_WIDTH = 330
_LEGEND_LINE = 18
_SMALLEST_SCALE = 2
_LARGEST_SCALE = 32

# Unit vectors of the four cardinal 16-way directions.
_VECTORS = {0: (0, -1), 4: (1, 0), 8: (0, 1), 12: (-1, 0)}


def draw(view: MapView, *, size: int = 1000, title: str = "") -> Image.Image:
    """Return a picture of `view`.

    Args:
        view: What to show.
        size: Length of the longer side of the map in pixels, axes and legend not counted.
        title: A line above the map.

    Returns:
        An RGB image; north is up.

    Raises:
        ValueError: The view has no area.
    """
    width, height = view.right - view.left, view.bottom - view.top
    if width <= 0 or height <= 0:
        raise ValueError(f"a view of {width} x {height} tiles cannot be drawn")
    scale = max(_SMALLEST_SCALE, min(_LARGEST_SCALE, int(size / max(width, height))))
    return _Sheet(view, scale, title).image


def save_png(view: MapView, path: Path, *, size: int = 1000, title: str = "") -> None:
    """Write a picture of `view` to the PNG file `path`."""
    draw(view, size=size, title=title).save(path, format="PNG")


class _Sheet:
    """One picture while it is being drawn."""

    def __init__(self, view: MapView, scale: int, title: str) -> None:
        self.view = view
        self.scale = scale
        self.map_width = (view.right - view.left) * scale
        self.map_height = (view.bottom - view.top) * scale
        size = (self.map_width + 2 * _MARGIN + _LEGEND_WIDTH, self.map_height + 2 * _MARGIN)
        self.image = Image.new("RGB", (size[0], max(size[1], 320)), palette.PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.font = ImageFont.load_default(12)
        self.pen.text((_MARGIN, 6), title, fill=palette.TEXT, font=ImageFont.load_default(15))
        self._ground()
        self._nature()
        self._entities()
        self._characters()
        self._axes()
        self._legend()

    def _xy(self, x: float, y: float) -> tuple[float, float]:
        left, top = self.view.left, self.view.top
        return _MARGIN + (x - left) * self.scale, _MARGIN + (y - top) * self.scale

    def _box(self, x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
        """Return the pixels of a box, its north-western corner and size given in tiles."""
        left, top = self._xy(x, y)
        right, bottom = self._xy(x + width, y + height)
        area_right, area_bottom = _MARGIN + self.map_width, _MARGIN + self.map_height
        return [
            (max(left, _MARGIN), max(top, _MARGIN)),
            (
                max(_MARGIN, min(right - 1, area_right)),
                max(_MARGIN, min(bottom - 1, area_bottom)),
            ),
        ]

    def _dot(self, x: float, y: float, radius: float, colour: str) -> None:
        px, py = self._xy(x, y)
        reach = max(1.0, radius * self.scale)
        self.pen.ellipse([(px - reach, py - reach), (px + reach, py + reach)], fill=colour)

    def _ground(self) -> None:
        view = self.view
        tiles = Image.fromarray(ground(view))
        size = (self.map_width, self.map_height)
        self.image.paste(tiles.resize(size, Image.Resampling.NEAREST), (_MARGIN, _MARGIN))
        step = self._grid_step()
        for x in _multiples(view.left, view.right, step):
            self.pen.line([self._xy(x, view.top), self._xy(x, view.bottom)], fill=palette.GRID)
        for y in _multiples(view.top, view.bottom, step):
            self.pen.line([self._xy(view.left, y), self._xy(view.right, y)], fill=palette.GRID)

    def _nature(self) -> None:
        for x, y in self.view.rocks:
            self._dot(x, y, 0.9, palette.ROCK)
        for x, y in self.view.trees:
            self._dot(x, y, 0.45, palette.TREE)

    def _entities(self) -> None:
        for entity in self.view.entities:
            self._entity(entity)

    def _entity(self, entity: MapEntity) -> None:
        left, top = entity.x - entity.width / 2, entity.y - entity.height / 2
        box = self._box(left, top, entity.width, entity.height)
        self.pen.rectangle(
            box,
            fill=palette.machine_colour(entity.type),
            outline=palette.PROBLEM if entity.problem else palette.OUTLINE,
            width=max(1, self.scale // 10) if entity.problem else 1,
        )
        if entity.direction in _VECTORS:
            self._arrow(entity)
        label = palette.initials(entity.name)
        if self.font.getlength(label) < entity.width * self.scale - 4 and self.scale >= 10:
            self.pen.text(
                self._xy(entity.x, entity.y), label, fill=palette.ARROW, font=self.font, anchor="mm"
            )
        if entity.problem:
            px, py = box[1][0], box[0][1]
            self.pen.ellipse([(px - 4, py - 4), (px + 4, py + 4)], fill=palette.PROBLEM)

    def _arrow(self, entity: MapEntity) -> None:
        """Draw a triangle on the edge that the entity faces."""
        assert entity.direction is not None
        dx, dy = _VECTORS[entity.direction]
        length = min(entity.width, entity.height)
        tip_x = entity.x + dx * (entity.width / 2 - 0.06)
        tip_y = entity.y + dy * (entity.height / 2 - 0.06)
        back_x, back_y = tip_x - dx * length * 0.22, tip_y - dy * length * 0.22
        half = length * 0.2
        self.pen.polygon(
            [
                self._xy(tip_x, tip_y),
                self._xy(back_x - dy * half, back_y + dx * half),
                self._xy(back_x + dy * half, back_y - dx * half),
            ],
            fill=palette.ARROW,
        )

    def _characters(self) -> None:
        for number, (x, y) in enumerate(self.view.characters, 1):
            self._dot(x, y, 0.4, palette.CHARACTER)
            px, py = self._xy(x, y)
            self.pen.text(
                (px + 6, py - 14), f"agent {number}", fill=palette.CHARACTER, font=self.font
            )

    def _grid_step(self) -> int:
        """Return the distance of grid lines, in tiles: lines stand at least 40 pixels apart."""
        return next(step for step in (5, 10, 20, 50, 100, 1000) if step * self.scale >= 40)

    def _axes(self) -> None:
        view, step = self.view, self._grid_step()
        bottom = _MARGIN + self.map_height + 4
        for x in _multiples(view.left, view.right, step):
            self.pen.text(
                (self._xy(x, 0)[0], bottom),
                str(x),
                fill=palette.AXIS_TEXT,
                font=self.font,
                anchor="ma",
            )
        for y in _multiples(view.top, view.bottom, step):
            self.pen.text(
                (_MARGIN - 4, self._xy(0, y)[1]),
                str(y),
                fill=palette.AXIS_TEXT,
                font=self.font,
                anchor="rm",
            )

    def _legend(self) -> None:
        x, y = 2 * _MARGIN + self.map_width - 14, _MARGIN
        for colour, text in self._legend_lines():
            if y > self.image.height - _LEGEND_LINE:
                return
            if colour:
                self.pen.rectangle([(x, y + 2), (x + 11, y + 13)], fill=colour)
            self.pen.text((x + 18, y), self._fitted(text), fill=palette.TEXT, font=self.font)
            y += _LEGEND_LINE

    def _fitted(self, text: str) -> str:
        """Return `text`, cut where it would leave the legend."""
        room = _LEGEND_WIDTH - 18
        if self.font.getlength(text) <= room:
            return text
        while self.font.getlength(text + "...") > room:
            text = text[:-1]
        return text + "..."

    def _legend_lines(self) -> Iterable[tuple[str, str]]:
        built = {entity.name: entity.type for entity in self.view.entities}
        for name in sorted(built):
            count = sum(entity.name == name for entity in self.view.entities)
            yield palette.machine_colour(built[name]), f"{palette.initials(name)}  {count} {name}"
        amounts: dict[str, int] = {}
        for name, _, _, amount in self.view.resources:
            amounts[name] = amounts.get(name, 0) + amount
        for name, amount in sorted(amounts.items()):
            yield palette.resource_colour(name), f"{name} {amount:,}"
        for colour, text, things in (
            (palette.WATER, "water", self.view.water),
            (palette.TREE, "tree", self.view.trees),
            (palette.ROCK, "rock", self.view.rocks),
            (palette.CHARACTER, "agent", self.view.characters),
        ):
            if things:
                yield colour, text
        problems = [entity for entity in self.view.entities if entity.problem]
        if problems:
            yield palette.PROBLEM, f"{len(problems)} with a problem:"
        for entity in problems[:12]:
            yield "", f"({entity.x:g}, {entity.y:g}) {entity.problem}"


def _multiples(low: int, high: int, step: int) -> range:
    return range(-(-low // step) * step, high + 1, step)
