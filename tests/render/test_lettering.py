import random

import numpy as np
from PIL import Image

from fle.render.canvas import Canvas
from fle.render.codes import codes
from fle.render.lettering import Lettering, fitted, font
from fle.render.view import MapView


def test_no_text_covers_another() -> None:
    canvas = Canvas(MapView(0, 0, 40, 40), 10)
    image = Image.new("RGB", (400, 400), "white")
    lettering = Lettering(canvas, image, 12)
    chance = random.Random(1)
    ink = 0
    for number in range(200):
        x, y = chance.uniform(0, 40), chance.uniform(0, 40)
        before = image.copy()
        if lettering.beside(f"label {number}", (x, y, x + 1, y + 1), far=2):
            old, new = np.asarray(before), np.asarray(image)
            changed = (old != new).any(axis=2)
            # Everything under the new text was blank.
            assert (old[changed] == 255).all()
            ink += 1
    assert ink > 20


def test_a_text_that_does_not_fit_gives_way_to_a_shorter_one() -> None:
    canvas = Canvas(MapView(0, 0, 10, 10), 20)
    lettering = Lettering(canvas, Image.new("RGB", (200, 200)), 12)
    choices = [["AM1", "electronic-circuit"], ["AM1", "elec circ"], ["AM1"]]
    assert lettering.inside((0, 0, 3, 3), choices) == "AM1 elec circ"
    assert lettering.inside((0, 0, 0.3, 0.3), choices) is None


def test_a_long_text_is_cut() -> None:
    text = fitted("drop target blocked", 60, 12)
    assert text.endswith("…")
    assert font(12).getlength(text) <= 60


def test_codes_have_one_meaning() -> None:
    names = ["stone-furnace", "steel-furnace", "steel-chest", "iron-chest", "small-lamp", "lab"]
    found = codes(names)
    assert len(set(found.values())) == len(names)
    assert found["iron-chest"] == "IC"
    assert found["stone-furnace"] == "StoF"
