"""A state carries the world, the names and the bookkeeping of an episode."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import fle
from fle.interpreter import Interpreter
from fle.runtime.session import Session
from fle.tasks import find_task
from fle.tasks.episode import Episode
from fle.tasks.state import GameState, StateError, read_state, write_state

TASK = "iron_ore_throughput"
FIRST = """
spots = []
def mine():
    box = BuildingBox(width=2, height=2)
    spot = nearest_buildable(Prototype.BurnerMiningDrill, box, nearest(Resource.IronOre)).center
    drill = place_entity(Prototype.BurnerMiningDrill, position=move_to(spot))
    insert_item(Prototype.Coal, drill, quantity=5)
    place_entity(Prototype.WoodenChest, position=drill.drop_position)
    spots.append(spot)
class Count:
    made = 3
mine()
sleep(7)
"""
SECOND = """
mine()
Count.made += 1
sleep(3)
print(len(spots), Count.made, score())
"""


def results(episode: Episode) -> dict[str, Any]:
    """What must come out the same: everything but the real time that programs took."""
    steps = [replace(step, duration=0.0).to_dict() for step in episode.steps]
    return {
        "steps": steps,
        "left": episode.steps_left(),
        "best": episode.best.to_dict() if episode.best else None,
        "hash": episode.game.state_hash(),
    }


def go_on(path: Path, factorio: str) -> dict[str, Any]:
    """Play the second program from the state in a file; what the other process does, too."""
    with fle.connect(factorio=factorio) as game:
        episode = Episode(game, task=find_task(TASK), executor=Interpreter)
        episode.restore(read_state(path))
        episode.run(SECOND)
        return results(episode)


ELSEWHERE = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tasks.test_state import go_on
print(json.dumps(go_on(Path(sys.argv[2]), sys.argv[3])))
"""


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_another_process_goes_on_as_if_nothing_had_stopped(factorio: str, tmp_path: Path) -> None:
    path = tmp_path / "state"
    with fle.connect(factorio=factorio) as game:
        episode = Episode(game, task=find_task(TASK), executor=Interpreter)
        episode.start(seed=4)
        assert episode.run(FIRST).error is None
        write_state(path, episode.state())
        episode.steps.clear()
        assert episode.run(SECOND).error is None
        unbroken = results(episode)
    tests = str(Path(__file__).parents[1])
    command = [sys.executable, "-c", ELSEWHERE, tests, str(path), factorio]
    resumed = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert resumed == json.loads(json.dumps(unbroken))
    assert resumed["left"] == 62
    assert "(2, 4," in resumed["steps"][0]["output"]


@pytest.fixture
def game() -> Iterator[Session]:
    with fle.connect() as session:
        yield session


def test_a_state_brings_an_episode_back(game: Session) -> None:
    episode = Episode(game, task=find_task(TASK), executor=Interpreter)
    episode.start(seed=2)
    episode.run(FIRST)
    state, before = episode.state(), game.state_hash()
    episode.run(SECOND)
    episode.restore(GameState.from_bytes(state.to_bytes()))
    assert game.state_hash() == before
    assert (episode.taken, episode.steps_left(), episode.steps, episode.seed) == (1, 63, [], 2)
    assert episode.best is not None
    assert episode.run("print(len(spots))").output == "1: (1,)"


def test_the_state_of_another_task_gives_its_world_and_names_alone(game: Session) -> None:
    open_play = Episode(game, task=find_task("open_play"), executor=Interpreter)
    open_play.start(seed=1)
    open_play.run("kept = 5")
    episode = Episode(game, task=find_task(TASK), executor=Interpreter)
    episode.restore(open_play.state())
    assert episode.taken == 0
    assert episode.run("print(kept)").output == "1: (5,)"


def test_bytes_keep_a_state_and_are_compressed() -> None:
    state = GameState("snapshot", "2.0", 7, b"w" * 10_000, (b"a", b"b"), {"taken": [1, 2]})
    data = state.to_bytes()
    assert GameState.from_bytes(data) == state
    assert len(data) < 1_000


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda data: b"", "no state of an episode"),
        (lambda data: data[:-20], "damaged"),
        (lambda data: data[:9] + b"\x63" + data[10:], "another format"),
        (lambda data: b"\x96\xaafle-save-2\xa8snapshot", "older version of FLE"),
    ],
)
def test_what_is_no_state_is_refused(damage: Any, message: str) -> None:
    data = GameState("snapshot", "1.1", 0, b"world", (b"",)).to_bytes()
    with pytest.raises(StateError, match=message):
        GameState.from_bytes(damage(data))


def test_a_state_that_does_not_fit_is_refused(game: Session) -> None:
    episode = Episode(game, task=find_task(TASK), executor=Interpreter)
    episode.start(seed=0)
    state, before = episode.state(), game.state_hash()
    with pytest.raises(StateError, match=r"is of Factorio 2\.0; the server runs 1\.1"):
        episode.restore(replace(state, factorio="2.0"))
    with pytest.raises(StateError, match="has 2 agents, the episode 1"):
        episode.restore(replace(state, names=state.names * 2))
    assert game.state_hash() == before
