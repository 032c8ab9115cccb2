"""Whatever an agent does on 2.0, no item is lost, and both Luas play the same world."""

import pytest
from hypothesis import given
from random_programs.programs import programs
from random_programs.worlds import check, many, open_worlds


@pytest.fixture(scope="module")
def worlds():
    made = open_worlds("2.0")
    yield made
    for world in made:
        world.session.close()


@many
@given(program=programs)
def test_every_item_is_accounted_for_on_both_luas(worlds, program):
    check(worlds, program)
