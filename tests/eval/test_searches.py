"""Searches in the game: their trees, and that they go on where they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fle.eval.messages import AddStep, Request
from fle.store import Store
from tests.eval.support import PLATE, Inline, differences, plan_of

BEAM = {"method": "beam", "width": 2, "branching": 2, "holdout_s": 5}
MCTS = {"method": "mcts", "branching": 2, "holdout_s": 5, "exploration": 1.0}


def plan(search: dict[str, Any], steps: int = 8) -> Any:
    chance = {"name": "random", "options": {"calls": 4}}
    return plan_of(
        {
            "tasks": [PLATE],
            "agents": [chance],
            "search": search,
            "limits": {"trajectory": {"steps": steps}},
        }
    )


class Killed(BaseException):
    """Stands for the end of the process."""


def killed_at(run: Inline, steps: int) -> None:
    """Carry a run out and end it when it has handed over a number of steps."""
    left = steps

    def after(request: Request) -> None:
        nonlocal left
        left -= isinstance(request, AddStep)
        if left == 0:
            raise Killed

    with pytest.raises(Killed):
        run.carry_out(after=after)


@pytest.mark.parametrize("search", [BEAM, MCTS], ids=["beam", "mcts"])
def test_a_search_is_a_tree_and_goes_on_where_it_was_killed(
    tmp_path: Path, search: dict[str, Any]
) -> None:
    with Store(tmp_path / "unbroken.db") as store:
        unbroken = Inline(store, plan(search))
        unbroken.carry_out()
        expected = unbroken.results()
    with Store(tmp_path / "killed.db") as store:
        run = Inline(store, plan(search))
        killed_at(run, 3)
        run.carry_out()
        assert differences(run.results(), expected) == []

    [trajectory] = expected
    steps = trajectory["steps"]
    assert trajectory["reason"] == "limit_steps"
    assert len(steps) == 8
    # Samples of one state are not alike.
    assert len({step["code"] for step in steps}) == 8
    children: dict[Any, list[int]] = {}
    for step in steps:
        children.setdefault(step["parent"] and step["parent"][0], []).append(step["index"])
    assert children[None] == [0, 1]
    if search is BEAM:
        check_beam(steps, children)
    else:
        check_tree(steps, children)


def check_beam(steps: list[dict[str, Any]], children: dict[Any, list[int]]) -> None:
    # Both states of the first round go on, the better one first; then the best two of four.
    worth = [step["meta"]["advantage"] for step in steps]
    first = sorted((0, 1), key=lambda index: (-worth[index], index))
    assert [children[index] for index in first] == [[2, 3], [4, 5]]
    second = sorted((2, 3, 4, 5), key=lambda index: (-worth[index], index))
    assert children[second[0]] == [6, 7]


def check_tree(steps: list[dict[str, Any]], children: dict[Any, list[int]]) -> None:
    assert all(len(each) <= 2 for each in children.values())

    def below(index: int) -> int:
        return 1 + sum(below(child) for child in children.get(index, []))

    assert [step["visits"] for step in steps] == [below(step["index"]) for step in steps]


def test_the_value_of_a_state_is_its_score_after_the_hold_out(tmp_path: Path) -> None:
    drill = """
place = nearest(Resource.IronOre)
move_to(place)
drill = place_entity(Prototype.BurnerMiningDrill, position=place)
insert_item(Prototype.Coal, drill, quantity=5)
place_entity(Prototype.WoodenChest, position=drill.drop_position)
"""
    programs = tmp_path / "programs"
    programs.mkdir()
    for number, text in enumerate((drill, "sleep(10)")):
        (programs / f"{number}.py").write_text(text)
    agent = {"name": "scripted", "options": {"programs": [str(programs)]}}
    search = {"method": "beam", "width": 1, "branching": 1, "holdout_s": 20}
    with Store(tmp_path / "results.db") as store:
        run = Inline(store, plan_of({"tasks": [PLATE], "agents": [agent], "search": search}))
        run.carry_out()
        [trajectory] = run.results()
    built, waited = trajectory["steps"]
    assert trajectory["reason"] == "agent"
    # An ore every 4 s and, by the productivity that is researched, 2 more in 20 s. It is worth 3.1,
    # the coal that is burnt 3. The first state is valued after 20 s, the second after 10 + 20.
    assert built["value"] == pytest.approx(7 * 3.1 - 3)
    assert waited["value"] == pytest.approx(9 * 3.1 - 2 * 3)
    # Without the first program nothing were there; the second one only waited.
    assert built["meta"]["advantage"] == pytest.approx(built["value"])
    assert waited["meta"]["advantage"] == pytest.approx(0)
