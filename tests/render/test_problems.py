import pytest

from fle.render import MapEntity
from fle.render.problems import KINDS, problem_of


@pytest.mark.parametrize(
    ("letter", "status", "words"),
    [
        ("P", "no_power", "no electricity: no generator is connected to its network"),
        ("P", "low_power", "low power: needs 90 kW, gets 45 kW; add generators"),
        ("C", "no_power", "not connected to power network; nearest pole is 2 tiles too far"),
        ("C", "normal", "belt ends at (1, 2): next belt is 1 tile away; a belt is missing"),
        ("C", "normal", "pipe to (4, 7) not connected"),
        ("F", "no_fuel", "out of fuel; no ingredients to smelt"),
        ("R", "no_recipe", "no recipe set"),
        ("R", "no_research_in_progress", "no research set: choose one with set_research"),
        ("W", "no_input_fluid", "pipe at (1, 2) holds steam but boiler needs water"),
        ("M", "item_ingredient_shortage", "missing ingredients: 2 iron-plate"),
        ("M", "fluid_ingredient_shortage", "it waits"),
        ("O", "full_output", "output full: nothing takes out 50 iron-plate"),
        ("O", "normal", "chest is full"),
        ("D", "no_minable_resources", "no ore left to mine under it"),
        ("!", "frozen", "too cold"),
    ],
)
def test_a_problem_has_the_letter_of_its_cause(letter: str, status: str, words: str) -> None:
    problem = problem_of(MapEntity("x", "y", 0, 0, 1, 1, status=status, problem=words))
    assert problem is not None
    assert problem.letter == letter


def test_letters_have_one_meaning() -> None:
    assert len({kind.letter for kind in KINDS}) == len(KINDS)
