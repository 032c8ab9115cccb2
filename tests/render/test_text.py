import pytest
from render.factories import factory

from fle.render import MapView, text_map


def test_the_text_shows_what_stands_where() -> None:
    text = text_map(factory())
    rows = {int(line.split()[0]): line.split()[1] for line in text.splitlines()[2:24]}
    assert len(rows[0]) == 32
    assert rows[2][2:11] == ">>>>>>>>v"
    assert rows[3][7] == "↓"
    assert rows[10][4] == "+"
    assert rows[15][3:6] == "==="
    assert rows[20][:4] == "~~~~"
    assert rows[0][19] == "i"
    assert rows[18][12] == "@"
    assert "A assembling-machine-1 (1)" in text
    assert "F stone-furnace at (14, 4): out of fuel" in text


def test_columns_are_numbered() -> None:
    numbers, marks = text_map(MapView(-12, 0, 12, 3)).splitlines()[:2]
    assert numbers[marks.index("|") :].startswith("-10")


def test_a_large_area_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 240 x 240"):
        text_map(MapView(0, 0, 500, 10))
