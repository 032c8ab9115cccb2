from pathlib import Path

import pytest
from PIL import Image

from fle.render import MapEntity, MapView, draw, palette, save_png


def colour(text: str) -> tuple[int, ...]:
    return tuple(int(text[i : i + 2], 16) for i in (1, 3, 5))


def view(**things: object) -> MapView:
    return MapView(0, 0, 20, 10, **things)  # type: ignore[arg-type]


def pixel(image: Image.Image, x: float, y: float) -> object:
    scale = 32
    return image.getpixel((round(34 + x * scale), round(34 + y * scale)))


def test_things_stand_where_they_are() -> None:
    image = draw(
        view(
            water=[(15, 2)],
            resources=[("coal", 3.5, 4.5, 100)],
            entities=[MapEntity("stone-furnace", "furnace", 8, 6, 2, 2)],
        )
    )
    assert pixel(image, 15.5, 2.5) == colour(palette.WATER)
    assert pixel(image, 3.5, 4.5) == colour(palette.resource_colour("coal"))
    assert pixel(image, 7.3, 6.8) == colour(palette.machine_colour("furnace"))
    assert pixel(image, 1.5, 8.5) == colour(palette.GROUND)


def test_a_problem_is_marked() -> None:
    calm = MapEntity("stone-furnace", "furnace", 8, 6, 2, 2)
    hungry = MapEntity("stone-furnace", "furnace", 8, 6, 2, 2, None, "out of fuel")
    red = colour(palette.PROBLEM)
    colours = [
        {value for _, value in draw(view(entities=[entity])).getcolors(1 << 24) or ()}
        for entity in (calm, hungry)
    ]
    assert red not in colours[0]
    assert red in colours[1]


def test_an_empty_area_is_refused() -> None:
    with pytest.raises(ValueError, match="0 x 10 tiles"):
        draw(MapView(5, 0, 5, 10))


def test_the_file_is_a_png(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    save_png(view(characters=[(1, 1)]), path, title="a map")
    with Image.open(path) as image:
        assert image.format == "PNG"
