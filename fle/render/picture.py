"""Puts a picture together: the map, its coordinates, a title and the legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from fle.generated.types import Layer
from fle.render import legend, palette
from fle.render.belts import draw_belts
from fle.render.canvas import Canvas, Drawn
from fle.render.codes import codes
from fle.render.ground import draw_grid, draw_ground, draw_nature, draw_origin, grid_numbers
from fle.render.labels import take_entities, write_labels
from fle.render.lettering import Lettering, fitted, font
from fle.render.machines import draw_characters, draw_inserters, draw_machines
from fle.render.marks import draw_marks
from fle.render.networks import draw_joints, draw_pipes, draw_supplies, draw_wires
from fle.render.sheet import Sheet, arrange
from fle.render.view import MapView
from fle.render.viewport import Viewport

SIZE = 1024
"""Longer side of a picture in pixels, unless told otherwise."""
SMALLEST, LARGEST = 200, 8192


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what is on it.

    Attributes:
        image: RGB, north is up.
        viewport: Which part of the world lies where on it.
        legend: The lines of the legend as text, those that found no room included.
        drawn: Everything that the map shows, in the order in which it was drawn.
    """

    image: Image.Image
    viewport: Viewport
    legend: Sequence[str]
    drawn: Sequence[Drawn]


def draw(
    view: MapView,
    *,
    size: int = SIZE,
    title: str = "",
    layers: Layer = Layer.ALL,
    with_legend: bool = True,
) -> Picture:
    """Draw a view.

    Args:
        view: What to show.
        size: The most pixels that the longer side of the whole picture has, 200 to 8,192.
        title: A line above the map.
        layers: What to show of the view.
        with_legend: Whether the legend is drawn; it is left out of pictures under 400 pixels.

    Returns:
        The picture; each side has at most `size` pixels.

    Raises:
        ValueError: The view has no area, or the size is out of range.
    """
    if view.width <= 0 or view.height <= 0:
        raise ValueError(f"a view of {view.width} x {view.height} tiles cannot be drawn")
    if not SMALLEST <= size <= LARGEST:
        raise ValueError(f"a picture has {SMALLEST} to {LARGEST:,} pixels a side, not {size:,}")
    names = codes(entity.name for entity in view.entities)
    sections = legend.sections(view, names)
    sheet = arrange(view, size, with_legend and size >= 400 and bool(sections))
    canvas = Canvas(view, sheet.scale)
    _shapes(canvas, layers)
    drawn = canvas.finish()
    _texts(canvas, drawn, layers, names, sheet)
    image = Image.new("RGB", (sheet.width, sheet.height), palette.PAPER)
    image.paste(drawn, (sheet.left, sheet.top))
    pen = ImageDraw.Draw(image)
    _frame(pen, canvas, sheet, title)
    if layers & Layer.GRID:
        _axes(pen, canvas, sheet)
    if sheet.legend:
        _legend(pen, canvas, sheet, sections)
    return Picture(image, Viewport.of(view, sheet), legend.lines(sections), canvas.drawn)


def _shapes(canvas: Canvas, layers: Layer) -> None:
    draw_ground(canvas, water=bool(layers & Layer.WATER), resources=bool(layers & Layer.RESOURCES))
    draw_nature(canvas, trees=bool(layers & Layer.TREES), rocks=bool(layers & Layer.ROCKS))
    if layers & Layer.GRID:
        draw_grid(canvas)
    if layers & Layer.ORIGIN:
        draw_origin(canvas)
    if layers & Layer.ELECTRICITY:
        draw_supplies(canvas)
    if layers & Layer.CONNECTIONS:
        draw_pipes(canvas)
    if layers & Layer.ENTITIES:
        draw_belts(canvas)
        draw_machines(canvas)
    if layers & Layer.CONNECTIONS:
        draw_joints(canvas)
    if layers & Layer.ENTITIES:
        draw_inserters(canvas)
    if layers & Layer.ELECTRICITY:
        draw_wires(canvas)
    if layers & Layer.PLAYER:
        draw_characters(canvas)


def _texts(
    canvas: Canvas, image: Image.Image, layers: Layer, names: dict[str, str], sheet: Sheet
) -> None:
    lettering = Lettering(canvas, image, sheet.letters)
    take_entities(canvas, lettering)
    if layers & Layer.ENTITIES:
        draw_marks(canvas, lettering)
    if layers & Layer.LABELS:
        write_labels(canvas, lettering, names, layers)


def _frame(pen: ImageDraw.ImageDraw, canvas: Canvas, sheet: Sheet, title: str) -> None:
    box = (
        sheet.left - 1,
        sheet.top - 1,
        sheet.left + canvas.width,
        sheet.top + canvas.height,
    )
    pen.rectangle(box, outline=palette.OUTLINE)
    size = sheet.letters + 3
    text = fitted(title, sheet.width - 2 * sheet.left, size)
    pen.text((sheet.left, sheet.top / 2), text, fill=palette.TEXT, font=font(size), anchor="lm")


def _axes(pen: ImageDraw.ImageDraw, canvas: Canvas, sheet: Sheet) -> None:
    """Write the numbers of the grid lines: x below the map, y to its left."""
    view, size = canvas.view, max(9, sheet.letters - 1)
    below = sheet.top + canvas.height + 3
    for x in grid_numbers(view.left, view.right, canvas.scale):
        place = (sheet.left + canvas.pixel(x, 0)[0], below)
        pen.text(place, str(x), fill=palette.FAINT_TEXT, font=font(size), anchor="ma")
    for y in grid_numbers(view.top, view.bottom, canvas.scale):
        beside = (sheet.left - 4, sheet.top + canvas.pixel(0, y)[1])
        pen.text(beside, str(y), fill=palette.FAINT_TEXT, font=font(size), anchor="rm")


def _legend(
    pen: ImageDraw.ImageDraw, canvas: Canvas, sheet: Sheet, sections: Sequence[legend.Section]
) -> None:
    assert sheet.legend is not None
    area = sheet.legend
    rows = legend.fit(sections, area.columns, area.rows)
    for number, row in enumerate(rows):
        column, line = divmod(number, area.rows)
        place = (area.left + column * area.width, area.top + line * area.line)
        legend.draw_row(pen, row, place, area.width - 8, sheet.letters)
        canvas.note("legend", f"{row.letter} {row.text}".strip(), 0, 0, row.colour)
