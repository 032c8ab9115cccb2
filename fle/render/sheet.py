"""Where the parts of a picture lie, in pixels."""

from dataclasses import dataclass

from fle.render.view import MapView

_LEGEND_PART = 0.27


@dataclass(frozen=True, slots=True)
class LegendArea:
    """Room for the legend: columns of rows.

    Attributes:
        left: Left edge.
        top: Upper edge.
        width: Of one column.
        columns: How many.
        rows: Rows of one column.
        line: Height of a row.
    """

    left: int
    top: int
    width: int
    columns: int
    rows: int
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture's layout.

    Attributes:
        width: Of the whole picture.
        height: Of the whole picture.
        left: Left edge of the map.
        top: Upper edge of the map.
        scale: Pixels of a tile.
        letters: Size of most letters.
        legend: Where the legend lies, or None.
    """

    width: int
    height: int
    left: int
    top: int
    scale: float
    letters: int
    legend: LegendArea | None


def arrange(view: MapView, size: int, with_legend: bool) -> Sheet:
    """Lay out a picture whose longer side has at most `size` pixels, with the map as large as can.

    The legend stands to the right of the map or, beside a wide one, below it.
    """
    letters = max(10, min(28, round(size / 85)))
    if not with_legend:
        return _sheet(view, size, letters, 0, 0)
    part = round(size * _LEGEND_PART)
    beside = _sheet(view, size, letters, part, 0)
    below = _sheet(view, size, letters, 0, part)
    return below if below.scale > 1.15 * beside.scale else beside


def _sheet(view: MapView, size: int, letters: int, right: int, bottom: int) -> Sheet:
    """Lay out a map with `right` and `bottom` pixels for a legend on one of its sides."""
    left, top, foot, margin = round(3.4 * letters), 2 * letters + 6, 2 * letters, letters
    wide = size - left - margin - right
    high = size - top - foot - bottom
    scale = _whole(min(wide / view.width, high / view.height))
    map_width, map_height = max(1, round(view.width * scale)), max(1, round(view.height * scale))
    width = left + map_width + margin + right
    height = top + map_height + foot + bottom
    line = round(letters * 1.4)
    if right:
        # A short map leaves the legend room down to the lower edge of a square.
        height = max(height, min(size, top + foot + 40 * line))
        area = LegendArea(left + map_width + margin, top, right, 1, (height - top) // line, line)
    elif bottom:
        columns = max(1, (width - left) // (25 * letters))
        area = LegendArea(
            left,
            top + map_height + foot,
            (width - left) // columns,
            columns,
            (bottom - 4) // line,
            line,
        )
    else:
        return Sheet(width, height, left, top, scale, letters, None)
    return Sheet(width, height, left, top, scale, letters, area)


def _whole(scale: float) -> float:
    """Round a scale down to where tiles have whole pixels, as far as that wastes little room."""
    if scale >= 4:
        return int(scale)
    return int(scale * 4) / 4 if scale >= 1 else scale
