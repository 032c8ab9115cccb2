"""What each task type asks, measures and pays, and when an episode is over."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import fle
from fle import Inventory
from fle.interpreter import Interpreter
from fle.runtime.session import Session
from fle.tasks import Task, TaskError, find_task, load_task
from fle.tasks.episode import Episode
from fle.tasks.types import TASK_TYPES

KIT = {"burner-mining-drill": 2, "wooden-chest": 2, "coal": 50}
# Two drills with chests of their own make 30 ores a minute, without research.
DRILL = """
spot = nearest_buildable(
    Prototype.BurnerMiningDrill, BuildingBox(width=2, height=2), nearest(Resource.IronOre)
)
drill = place_entity(Prototype.BurnerMiningDrill, position=move_to(spot.center))
insert_item(Prototype.Coal, drill, quantity=5)
place_entity(Prototype.WoodenChest, position=drill.drop_position)
"""

Make = Callable[..., Task]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make_task(task_type: str, **config: Any) -> Task:
        path = tmp_path / "task.json"
        base = {
            "task_key": "mine",
            "goal_description": "Mine.",
            "starting_inventory": KIT,
            "all_technologies_researched": False,
        }
        path.write_text(json.dumps({"task_type": task_type, "config": {**base, **config}}))
        return load_task(path)

    return make_task


@pytest.fixture
def game() -> Iterator[Session]:
    with fle.connect() as session:
        yield session


def begin(game: Session, task: Task) -> Episode:
    episode = Episode(game, task=task, executor=Interpreter)
    episode.start(seed=0)
    return episode


def test_throughput_pays_the_best_hold_out_and_ends_at_the_quota(game: Session, make: Make) -> None:
    task = make("throughput", throughput_entity="iron-ore", quota=30, trajectory_length=9)
    episode = begin(game, task)
    first = episode.run(DRILL)
    assert first.verdict is not None
    assert (first.verdict.success, first.reward, first.verdict.quota) == (False, 15, 30)
    assert first.verdict.holdouts == (15, 15)
    assert not episode.terminated
    second = episode.run(DRILL)
    assert (second.reward, episode.terminated, episode.truncated) == (30, True, False)
    assert episode.best == second.verdict


def test_unbounded_throughput_is_never_solved(game: Session, make: Make) -> None:
    episode = begin(game, make("unbounded_throughput", throughput_entity="iron-ore"))
    step = episode.run(DRILL)
    assert step.verdict is not None
    assert (step.reward, step.verdict.quota, step.verdict.success) == (15, None, False)


def test_open_play_pays_the_production_score_gained(game: Session) -> None:
    task = find_task("open_play")
    episode = begin(game, task)
    assert game.inspect_inventory() == Inventory({})
    program = "harvest_resource(move_to(nearest(Resource.Stone)), quantity=5)"
    assert [episode.run(program).reward for _ in range(2)] == pytest.approx([12, 12])
    locked = episode.run("print(get_prototype_recipe(Prototype.AssemblingMachine1).enabled)")
    assert locked.output == "1: (False,)"
    assert locked.reward == 0
    assert locked.verdict is not None
    assert (locked.verdict.measured, locked.verdict.throughput) == ("nothing", None)


def test_unbounded_production_measures_the_value_that_machines_add(
    game: Session, make: Make
) -> None:
    episode = begin(game, make("unbounded_production"))
    step = episode.run(DRILL)
    assert step.verdict is not None
    # 15 ores at 3.1, less 150 kW for 60 s: 9 MJ take three coals of 4 MJ at 3 each.
    assert step.verdict.holdouts[0] == pytest.approx(15 * 3.1 - 3 * 3)
    assert step.verdict.throughput == max(step.verdict.holdouts)
    # The program itself has produced nothing yet, and no time has passed.
    assert step.reward == 0


def test_an_episode_is_truncated_when_its_programs_are_used_up(game: Session, make: Make) -> None:
    task = make("throughput", throughput_entity="coal", quota=5, trajectory_length=2)
    episode = begin(game, task)
    episode.run("this is no program")
    assert (episode.truncated, episode.steps_left()) == (False, 1)
    episode.run("print(1)")
    assert (episode.truncated, episode.terminated, episode.steps_left()) == (True, False, 0)
    episode.start(seed=0)
    assert (episode.truncated, episode.steps_left(), episode.steps) == (False, 2, [])


def test_the_goal_tells_the_programs_left_where_the_task_says_so(game: Session, make: Make) -> None:
    episode = begin(game, find_task("iron_gear_wheel_throughput_unbounded_steps_show_steps_true"))
    episode.run("print(1)")
    told = episode.observe()
    assert told is not None
    assert told.goal_description.endswith("Programs left: 15 of 16.")
    assert (told.trajectory_length, told.steps_left) == (16, 15)
    quiet = begin(game, find_task("iron_ore_throughput")).observe()
    assert quiet is not None
    assert "left" not in quiet.goal_description


@pytest.mark.parametrize(
    ("goal", "message"),
    [
        ("space-science-pack", "rockets do not fly there"),
        ("wood", "no machine makes wood"),
    ],
)
def test_what_cannot_be_played_is_refused_when_it_begins(
    game: Session, make: Make, goal: str, message: str
) -> None:
    task = make("unbounded_throughput", throughput_entity=goal)
    with pytest.raises(TaskError, match=message):
        begin(game, task)


def test_a_name_that_the_version_lacks_is_refused_when_it_begins(make: Make) -> None:
    task = make("throughput", throughput_entity="filter-inserter", quota=1)
    with fle.connect(factorio="2.0") as game, pytest.raises(TaskError, match="no item or fluid"):
        begin(game, task)


def test_the_types_are_the_published_ones() -> None:
    assert list(TASK_TYPES) == [
        "throughput",
        "unbounded_throughput",
        "default",
        "unbounded_production",
    ]


def test_hold_outs_pass_on_the_copy_whatever_clock_the_agents_play_by(
    game: Session, make: Make
) -> None:
    task = make("throughput", throughput_entity="iron-ore", quota=15, holdout_wait_period=3600)
    episode = begin(game, task)
    game.set_clock(mode="realtime")
    # Two hours of game time: nobody would wait for them in real time.
    verdict = episode.verify()
    assert verdict is not None
    assert (verdict.holdouts, verdict.measured) == ((0, 0), "copy")
    assert game.set_clock().mode == "realtime"


def test_an_empty_list_of_technologies_means_none(game: Session) -> None:
    episode = Episode(game, task=find_task("iron_ore_throughput"), executor=Interpreter)
    episode.start(seed=0, technologies=[])
    locked = episode.run("print(get_prototype_recipe(Prototype.AssemblingMachine1).enabled)")
    assert locked.output == "1: (False,)"
