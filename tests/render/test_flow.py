import pytest
from render.factories import belt

from fle.render import MapEntity
from fle.render.flow import LANE, Course, courses


def near(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 6), round(point[1], 6)


def test_a_straight_belt_runs_from_edge_to_edge() -> None:
    (way,) = courses([belt(0.5, 0.5, 0)])[0]
    assert near(way.point(0, 0)) == (0.5, 1)
    assert near(way.point(1, 0)) == (0.5, 0)
    assert near(way.point(0.5, LANE)) == (0.5 + LANE, 0.5)


@pytest.mark.parametrize(
    ("feeders", "came"),
    [
        ([belt(-0.5, 0.5, 4)], (1, 0)),
        ([belt(1.5, 0.5, 12)], (-1, 0)),
        ([belt(-0.5, 0.5, 4), belt(1.5, 0.5, 12)], (0, -1)),
        ([belt(-0.5, 0.5, 4), belt(0.5, 1.5, 0)], (0, -1)),
        ([belt(0.5, -0.5, 8)], (0, -1)),
        ([], (0, -1)),
    ],
    ids=["west", "east", "both sides", "side and behind", "head on", "nothing"],
)
def test_a_belt_turns_when_only_one_side_feeds_it(
    feeders: list[MapEntity], came: tuple[int, int]
) -> None:
    (way,) = courses([belt(0.5, 0.5, 0), *feeders])[0]
    assert way.came == came


def test_the_lanes_of_a_curve_keep_their_sides() -> None:
    # From the south to the east: a right turn round the corner in the south-east.
    way = Course(0.5, 0.5, (0, -1), (1, 0))
    assert near(way.point(0, LANE)) == (0.5 + LANE, 1)
    assert near(way.point(1, LANE)) == (1, 0.5 + LANE)
    assert near(way.point(0, -LANE)) == (0.5 - LANE, 1)


def test_an_underground_entrance_feeds_nothing_beside_it() -> None:
    entrance = MapEntity("u", "underground-belt", -0.5, 0.5, 1, 1, 4, entrance=True)
    (way,) = courses([belt(0.5, 0.5, 0), entrance])[0]
    assert way.came == (0, -1)


def test_a_splitter_has_two_ways() -> None:
    splitter = MapEntity("splitter", "splitter", 1, 0.5, 2, 1, 0)
    left, right = courses([splitter])[0]
    assert (left.x, right.x) == (0.5, 1.5)
