import pytest

from fle.generated.types import WarningCode
from fle.render import MapEntity
from fle.render.problems import KINDS, problem_of


@pytest.mark.parametrize("code", WarningCode)
def test_every_code_but_waiting_has_a_letter(code: WarningCode) -> None:
    problem = problem_of(MapEntity("x", "y", 0, 0, 1, 1, problem="words", code=code))
    assert (problem is None) == (code is WarningCode.WAITING)


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        ("P", WarningCode.LOW_POWER),
        ("C", WarningCode.NOT_CONNECTED),
        ("O", WarningCode.OUTPUT_FULL),
        ("!", WarningCode.SWITCHED_OFF),
    ],
)
def test_a_problem_has_the_letter_of_its_code(letter: str, code: WarningCode) -> None:
    # What the words say does not count.
    entity = MapEntity("x", "y", 0, 0, 1, 1, status="no_fuel", problem="no recipe set", code=code)
    problem = problem_of(entity)
    assert problem is not None
    assert problem.letter == letter


def test_letters_have_one_meaning() -> None:
    assert len({kind.letter for kind in KINDS}) == len(KINDS)
    codes = [code for kind in KINDS for code in kind.codes]
    assert len(set(codes)) == len(codes)
