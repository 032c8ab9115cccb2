import pytest
from PIL import Image
from render.factories import belt, factory

from fle.generated.types import Layer, Position, WarningCode
from fle.render import MapEntity, MapView, Picture, draw, palette


def rgb(text: str) -> tuple[int, ...]:
    return tuple(int(text[i : i + 2], 16) for i in (1, 3, 5))


def view(**things: object) -> MapView:
    return MapView(0, 0, 20, 10, **things)  # type: ignore[arg-type]


def at(picture: Picture, x: float, y: float) -> object:
    px, py = picture.viewport.pixel(Position(x, y))
    return picture.image.getpixel((round(px), round(py)))


def shown(picture: Picture, kind: str) -> list[str]:
    return [thing.what for thing in picture.drawn if thing.kind == kind]


def places(picture: Picture, kind: str) -> list[tuple[float, float]]:
    return [(thing.x, thing.y) for thing in picture.drawn if thing.kind == kind]


def test_things_stand_where_they_are() -> None:
    picture = draw(
        view(
            water=[(15, 2)],
            resources=[("coal", 3.5, 4.5, 100), ("coal", 4.5, 4.5, 100)],
            entities=[MapEntity("stone-furnace", "furnace", 8, 6, 2, 2)],
        ),
        layers=Layer.ALL & ~Layer.LABELS,
    )
    assert at(picture, 15.5, 2.5) == rgb(palette.WATER)
    assert at(picture, 3.5, 4.5) == rgb(palette.resource("coal"))
    assert at(picture, 7.3, 6.8) == rgb(palette.kind("furnace"))
    assert at(picture, 1.5, 8.5) == rgb(palette.GROUND)


def test_pixels_and_positions_agree() -> None:
    viewport = draw(view(), size=700).viewport
    x, y = viewport.pixel(Position(7.5, 2.25))
    assert viewport.position(x, y) == Position(7.5, 2.25)
    assert (viewport.center_x, viewport.center_y) == (10, 5)


def test_every_problem_has_its_mark_and_its_words() -> None:
    picture = draw(factory())
    marks = dict(zip(places(picture, "mark"), shown(picture, "mark"), strict=True))
    assert marks == {
        (21.5, 15.5): "C",
        (7.5, 5.5): "P",
        (14, 4): "F",
        (17.5, 4.5): "R",
        (21.5, 9.5): "M",
        (13.5, 8.5): "O",
    }
    legend = "\n".join(shown(picture, "legend"))
    for words in (
        "not connected: 1",
        "no power: 1",
        "no fuel: 1",
        "no recipe or research: 1",
        "missing ingredients: 1",
        "output full: 1",
        "F  stone-furnace (14, 4): out of fuel",
    ):
        assert words in legend
    x, y = picture.viewport.pixel(Position(15, 3))
    corner = picture.image.crop((round(x) - 12, round(y) - 4, round(x) + 6, round(y) + 14))
    assert rgb(palette.PROBLEM) in {colour for _, colour in corner.getcolors(1 << 16) or ()}


def test_what_works_has_no_mark() -> None:
    picture = draw(view(entities=[MapEntity("stone-furnace", "furnace", 8, 6, 2, 2)]))
    assert not shown(picture, "mark")
    colours = {colour for _, colour in picture.image.getcolors(1 << 24) or ()}
    assert rgb(palette.PROBLEM) not in colours


def test_belts_show_their_flow_and_their_items() -> None:
    picture = draw(factory())
    flows = dict(zip(places(picture, "flow"), shown(picture, "flow"), strict=True))
    # The corner at (10.5, 2.5) lets its items out to the south.
    assert (10.5, 3.0) in flows
    items = {(thing.what, thing.x < 10.5) for thing in picture.drawn if thing.kind == "item"}
    assert ("iron-plate", True) in items
    # On the way south the right lane, which is in the west, holds the coal.
    assert ("coal", True) in items
    assert shown(picture, "tunnel") == ["fast-underground-belt"]


def test_a_lane_lies_on_its_side_of_the_belt() -> None:
    picture = draw(view(entities=[belt(5.5, 5.5, 4, ["coal"], [])]))
    (lane,) = [thing for thing in picture.drawn if thing.kind == "item"]
    # Of a belt to the east the left lane is the northern one.
    assert (lane.x, round(lane.y, 2)) == (5.5, 5.27)
    assert at(picture, lane.x, lane.y) == rgb(palette.item("coal"))


def test_inserters_point_to_where_they_drop_and_show_their_hands() -> None:
    picture = draw(factory())
    tips = [(x, round(y, 2)) for x, y in places(picture, "arrow")]
    assert (7.5, 4.22) in tips
    assert (15.22, 8.5) in tips
    assert shown(picture, "held") == ["iron-plate"]


def test_machines_name_what_they_make() -> None:
    labels = shown(draw(factory()), "label")
    assert "AM1 iron gear wheel" in labels
    assert "EMD iron ore" in labels
    assert "1.2k iron-plate, 50 coal" in labels
    assert "3 coal" in labels


def test_power_networks_have_colours_of_their_own() -> None:
    picture = draw(factory())
    colours = {(thing.x, thing.y): thing.colour for thing in picture.drawn if thing.kind == "pole"}
    assert colours[4.5, 10.5] == colours[8.5, 10.5] != colours[27.5, 12.5]
    assert places(picture, "wire") == [(4.5, 10.5)]
    assert {"E1", "E2"} <= set(shown(picture, "label"))
    # Between the poles, on the wire.
    assert at(picture, 6.5, 10.5) == rgb(colours[4.5, 10.5])


def test_pipes_show_their_fluid_and_where_they_end() -> None:
    picture = draw(factory())
    assert set(shown(picture, "pipe")) == {"water"}
    assert at(picture, 4, 15.5) == rgb(palette.fluid("water"))
    assert "water 480 (80%)" in shown(picture, "label")
    assert "ST crude-oil 12k (50%)" in shown(picture, "label")
    assert (19, 15.5) in places(picture, "join")
    assert (24, 15.5) in places(picture, "open-end")


@pytest.mark.parametrize("size", [200, 400, 1024, 2000])
@pytest.mark.parametrize("tiles", [(5, 5), (40, 12), (12, 300), (500, 500)])
def test_a_picture_keeps_to_its_size(tiles: tuple[int, int], size: int) -> None:
    things = factory()
    picture = draw(
        MapView(0, 0, *tiles, entities=things.entities, resources=things.resources), size=size
    )
    assert max(picture.image.size) <= size
    assert (picture.viewport.width_tiles, picture.viewport.height_tiles) == tiles
    assert picture.viewport.scaling * max(tiles) > size / 3


def test_many_problems_of_one_kind_become_one_mark() -> None:
    spots = [("burner-inserter", "inserter", x + 0.5, 50.5, 1, 1, 0) for x in range(100)]
    crowd = [MapEntity(*spot, problem="out of fuel", code=WarningCode.NO_FUEL) for spot in spots]
    picture = draw(MapView(0, 0, 400, 400, entities=crowd))
    assert len(shown(picture, "mark")) == 100
    assert "   F  burner-inserter x 100, (0.5, 50.5): out of fuel" in picture.legend


def test_layers_are_left_out() -> None:
    picture = draw(factory(), layers=Layer.WATER | Layer.ENTITIES)
    kinds = {thing.kind for thing in picture.drawn}
    assert "machine" in kinds
    assert not kinds & {"wire", "supply", "pipe", "label", "tree", "rock", "character", "resource"}


@pytest.mark.parametrize("options", [{"size": 100}, {"size": 9000}])
def test_a_size_out_of_range_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="200 to 8,192 pixels"):
        draw(view(), **options)  # type: ignore[arg-type]


def test_an_empty_area_is_refused() -> None:
    with pytest.raises(ValueError, match="0 x 10 tiles"):
        draw(MapView(5, 0, 5, 10))


def test_the_legend_is_left_out_when_asked() -> None:
    with_legend, without = draw(factory()), draw(factory(), with_legend=False)
    assert shown(with_legend, "legend")
    assert not shown(without, "legend")
    assert without.legend == with_legend.legend
    assert isinstance(without.image, Image.Image)
