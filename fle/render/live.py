"""Pictures of a live world, taken through a session."""

from pathlib import Path

from PIL import Image

from fle.generated.types import BoundingBox, Layer, Position
from fle.render.look import Box, factory_box, look, square
from fle.render.picture import SIZE, Picture, draw
from fle.runtime.session import Session

RADIUS = 20


def render(
    session: Session,
    *,
    area: BoundingBox | Box | None = None,
    position: Position | None = None,
    radius: float = RADIUS,
    layers: Layer = Layer.ALL,
    size: int = SIZE,
    title: str = "",
) -> Image.Image:
    """Return a picture of a part of the world as it is now; looking changes nothing.

    Args:
        session: The session to look through, of any server.
        area: What to show, in tiles: a BoundingBox, or left, top, right and bottom. At most 1,000
            tiles a side.
        position: The middle of what to show, where no `area` is given.
        radius: How far the picture reaches from `position` to each side, in tiles.
        layers: What to show: `Layer.ALL`, or some layers added up.
        size: The most pixels that the longer side of the picture has, 200 to 8,192.
        title: A line above the map.

    Returns:
        RGB, (W, H) with neither side over `size` pixels; north is up. Without `area` and
        `position` it shows the whole factory and the agent.

    Raises:
        ValueError: The area is empty or too large, or the size is out of range.
    """
    return take_picture(
        session,
        area=area,
        position=position,
        radius=radius,
        layers=layers,
        size=size,
        title=title,
    ).image


def take_picture(
    session: Session,
    *,
    area: BoundingBox | Box | None = None,
    position: Position | None = None,
    radius: float = RADIUS,
    layers: Layer = Layer.ALL,
    size: int = SIZE,
    title: str = "",
) -> Picture:
    """Return what `render` draws, with the legend as text and where the world lies on it.

    The parameters and errors are those of `render`. `picture.viewport` turns positions into pixels
    and pixels into positions.
    """
    view = look(session, box_of(session, area, position, radius))
    return draw(view, size=size, title=title, layers=layers)


def save_picture(session: Session, path: Path, *, title: str = "", size: int = SIZE) -> None:
    """Write a PNG of the factory and its surroundings to `path`."""
    render(session, title=title, size=size).save(path, format="PNG")


def box_of(
    session: Session,
    area: BoundingBox | Box | None = None,
    position: Position | None = None,
    radius: float = RADIUS,
) -> Box:
    """Return the whole tiles of an area, of a square around a position, or of the factory."""
    if isinstance(area, BoundingBox):
        corner, opposite = area.left_top, area.right_bottom
        left, top, _, _ = square((corner.x, corner.y), 0)
        _, _, right, bottom = square((opposite.x, opposite.y), 0)
        return left, top, right, bottom
    if area is not None:
        return area
    if position is not None:
        return square((position.x, position.y), radius)
    return factory_box(session)
