"""The scores against numbers that were worked out by hand, from the rules in docs/tasks.md."""

from collections.abc import Iterator
from math import log, sqrt

import pytest

import fle
from fle import Inventory, Session
from fle.interpreter import Interpreter
from fle.tasks.episode import Episode

# Prices of raw materials, as published.
IRON_ORE, COAL, STONE = 3.1, 3.0, 2.4


def price(cost: float, ingredients: int, seconds: float, products: int = 1) -> float:
    """The price of what a recipe makes, from what its ingredients cost."""
    cost *= 1.025 ** (ingredients - 2)
    return (cost + log(seconds + 1) * sqrt(cost)) / products


# A plate takes one ore and 3.2 s: 3.1 / 1.025 = 3.02439; with the time (3.02439 +
# ln(4.2) * sqrt(3.02439)) = 3.02439 + 1.43508 * 1.73908 = 5.52012.
IRON_PLATE = price(IRON_ORE, 1, 3.2)
# A gear takes two plates and 0.5 s: 2 * 5.52012 / 1.025 = 10.77097; with the time
# 10.77097 + 0.40547 * 3.28192 = 12.10167.
GEAR = price(2 * IRON_PLATE, 1, 0.5)


@pytest.fixture(params=["1.1", "2.0"])
def game(request: pytest.FixtureRequest) -> Iterator[Session]:
    with fle.connect(factorio=request.param) as session:
        items = {"iron-plate": 20, "coal": 50, "stone-furnace": 1, "burner-mining-drill": 1}
        items["wooden-chest"] = 1
        session.reset(inventory=Inventory(items), technologies="none")
        yield session


def test_the_prices_are_those_worked_out() -> None:
    assert pytest.approx(5.52012, abs=1e-4) == IRON_PLATE
    assert pytest.approx(12.10167, abs=1e-4) == GEAR


def test_crafting_by_hand_adds_to_the_production_score_alone(game: Session) -> None:
    episode = Episode(game, executor=Interpreter)
    step = episode.run("craft_item(Prototype.IronGearWheel, quantity=3)")
    # Three gears are produced and six plates used up: 3 * 12.10167 - 6 * 5.52012 = 3.18429.
    assert step.production_score == pytest.approx(3 * GEAR - 6 * IRON_PLATE)
    assert step.production_score == pytest.approx(3.18429, abs=1e-3)
    assert step.automated_score == 0
    assert step.reward == step.production_score
    assert step.milestones == {"static": {"iron-gear-wheel": 3}, "automated": {}}


def test_harvesting_adds_to_the_production_score_alone(game: Session) -> None:
    episode = Episode(game, executor=Interpreter)
    step = episode.run("harvest_resource(move_to(nearest(Resource.Stone)), quantity=5)")
    # 5 * 2.4 = 12.
    assert (step.production_score, step.automated_score) == (pytest.approx(5 * STONE), 0)
    assert step.milestones == {"static": {"stone": 5}, "automated": {}}


SMELT = """
furnace = place_entity(Prototype.StoneFurnace, position=Position(x=3, y=0))
insert_item(Prototype.Coal, furnace, quantity=5)
harvest_resource(move_to(nearest(Resource.IronOre)), quantity=10)
insert_item(Prototype.IronOre, furnace, quantity=10)
sleep(40)
"""


def test_machines_add_what_they_make_less_what_they_use_up(game: Session) -> None:
    episode = Episode(game, executor=Interpreter)
    step = episode.run(SMELT)
    # Ten ores are harvested and turned into ten plates in 32 s; that takes 32 s * 90 kW = 2.88 MJ
    # of the 4 MJ of one coal, which is used up when it is lit.
    by_machines = 10 * IRON_PLATE - 10 * IRON_ORE - COAL
    assert step.automated_score == pytest.approx(by_machines)
    assert step.production_score == pytest.approx(by_machines + 10 * IRON_ORE)
    # 55.2012 - 31 - 3 = 21.2012.
    assert step.automated_score == pytest.approx(21.2012, abs=1e-3)
    assert step.milestones == {
        "static": {"iron-ore": 10, "iron-plate": 10},
        "automated": {"iron-plate": 10},
    }


def test_a_milestone_is_reached_once(game: Session) -> None:
    episode = Episode(game, executor=Interpreter)
    program = "craft_item(Prototype.IronGearWheel, quantity=1)"
    assert episode.run(program).milestones["static"] == {"iron-gear-wheel": 1}
    again = episode.run(program)
    assert again.milestones == {"static": {}, "automated": {}}
    # The reward is what this program gained, not the score so far.
    assert again.reward == pytest.approx(again.production_score / 2)


DRILL = """
drill = place_entity(Prototype.BurnerMiningDrill, position=move_to(nearest(Resource.IronOre)))
insert_item(Prototype.Coal, drill, quantity=5)
place_entity(Prototype.WoodenChest, position=drill.drop_position)
"""


def test_throughput_counts_a_drill_and_no_hands(game: Session) -> None:
    Episode(game, executor=Interpreter).run(DRILL)
    # A burner drill mines 0.25 ores a second: 15 in a minute, the second minute no more.
    assert game.measure_throughput("iron-ore", 60) == [15, 15]
    game.move_to(game.nearest(fle.Resource.IronOre))
    game.harvest_resource(game.nearest(fle.Resource.IronOre), quantity=7)
    milestones = game.milestones()
    assert milestones.static["iron-ore"] == milestones.automated["iron-ore"] + 7
