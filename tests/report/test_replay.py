"""`fle replay`: what was stored, step by step, with the map of each stored state."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

import fle
from fle.cli.replay import Player, replay
from fle.generated.types import Inventory
from fle.runtime.errors import FleError
from fle.store import StepRecord, Store, Usage
from fle.tasks.state import SNAPSHOT, GameState


@pytest.fixture(scope="module")
def states() -> list[bytes]:
    """The lab world, empty and with a chest."""

    def state() -> bytes:
        return GameState(SNAPSHOT, "1.1", 0, game.snapshot(), ()).to_bytes()

    with fle.connect(factorio="1.1") as game:
        game.reset(seed=0, inventory=Inventory({"iron-chest": 1}))
        empty = state()
        game.place_entity(fle.Prototype.IronChest, position=fle.Position(2.5, 0.5))
        return [empty, state()]


@pytest.fixture
def path(tmp_path: Path, states: list[bytes]) -> Path:
    with Store(tmp_path / "results.db") as store:
        run = store.create_run("trial")
        trajectory = store.create_trajectory(
            run.id, task="build", model="gpt", agent="basic", seed=4, backend="embedded 1.1.110"
        ).id
        first = StepRecord(
            index=0,
            code='print("first")',
            output="1: ('first',)\n",
            production_score=1.5,
            usage=Usage(prompt_tokens=900, completion_tokens=100, total_tokens=1000, cost=0.5),
            game_state=states[0],
        )
        parent = store.add_step(trajectory, first)
        second = StepRecord(
            index=1,
            parent=parent,
            code="chest = place_entity(",
            output="\x1b[31mred\x07\n",
            error="Line 1: '(' was never closed",
            error_type="SyntaxError",
            production_score=4.0,
            reward=2.5,
            milestones={"static": {"coal": 1}, "automated": {}},
            verdict={"success": True, "throughput": 17.0, "quota": 16},
            tick=3600,
            ticks=1234,
            timings={"model_s": 2.0, "program_s": 0.25, "run_s": 9.0},
            game_state=states[1],
        )
        store.add_step(trajectory, second)
        last = StepRecord(
            index=2, parent=parent, problem="no code block", reply="I think", game_state=b"{}"
        )
        store.add_step(trajectory, last)
        other = store.create_run("several")
        for sample in range(2):
            store.create_trajectory(other.id, task="a", model="", agent="scripted", sample=sample)
    return tmp_path / "results.db"


def shown(path: Path, *arguments: str) -> str:
    result = CliRunner().invoke(replay, [*arguments, "--store", str(path)])
    if isinstance(result.exception, FleError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_shows_every_step_where_no_terminal_is(path: Path) -> None:
    text = shown(path, "trial")
    first, second, last = re.split(r"^== ", text, flags=re.MULTILINE)[1:]

    assert text.startswith(
        "t1: build, sample 0, gpt (basic)\nseed 4, on embedded 1.1.110; not ended"
    )
    assert first.startswith("step 1 of 3\nprint(\"first\")\n\noutput\n1: ('first',)\n")
    assert "production score 1.5 (+1.5)" in first
    assert "1,000 tokens: 900 read, 100 written, $0.5000" in first
    assert "iron-chest" not in first
    assert second.startswith("step 2 of 3\nchest = place_entity(\n")
    assert "failed\nSyntaxError: Line 1: '(' was never closed" in second
    assert "production score 4.0 (+2.5), automated 0.0, reward 2.50" in second
    assert "1,234 ticks, tick 3,600; model 2.00 s, program 0.25 s" in second
    assert "task: success: 17 per hold-out, quota 16" in second
    assert "first made, static: coal" in second
    assert "iron-chest (1)" in second
    assert last.startswith("step 3 of 3, from step 1\nno program: no code block\nI think\n")
    assert "no map: " in last


def test_shows_no_commands_to_the_terminal(path: Path) -> None:
    text = shown(path, "t1", "--no-map")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    assert "\ufffd[31mred\ufffd" in text


def test_begins_with_a_step_and_draws_no_map(path: Path) -> None:
    text = shown(path, "t1", "--step", "3", "--no-map")
    assert "step 3 of 3" in text
    assert "step 2 of 3" not in text
    assert "map" not in text


def test_says_what_there_is_to_replay(path: Path) -> None:
    assert re.findall(r"^t\d", shown(path, "several"), re.MULTILINE) == ["t2", "t3"]
    assert "it has no step yet" in shown(path, "t2")
    with pytest.raises(FleError, match="there is no trajectory 9"):
        shown(path, "t9")
    with pytest.raises(FleError, match="has no run absent"):
        shown(path, "absent")
    result = CliRunner().invoke(replay, ["t1", "--step", "4", "--store", str(path)])
    assert result.exit_code == 2
    assert "there is no step 4: there are 3" in result.stderr


def steps_shown(store: Store, keys: str, *, while_waiting: dict[str, StepRecord]) -> list[int]:
    """Press `keys` one by one; return the numbers of the steps that were shown."""
    console = Console(file=io.StringIO(), force_terminal=False, record=True, width=200)
    pressed = iter(keys)

    def key() -> str:
        found = next(pressed)
        if found in while_waiting:
            store.add_step(1, while_waiting.pop(found))
        return found

    player = Player(console, store, store.trajectory(1), None)
    player.load()
    assert player.follow(0, key, "1/1") == 0
    return [int(number) for number in re.findall(r"step (\d+) of", console.export_text())]


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ("q", [1]),
        ("nnq", [1, 2, 3]),
        ("n \rq", [1, 2, 3]),
        ("nnnq", [1, 2, 3]),
        ("ppq", [1]),
        ("3\rpq", [1, 3, 2]),
        ("33\r3\rq", [1, 3]),
        ("13\x7f\x7f2\rq", [1, 2]),
        ("x[Cq", [1]),
        ("mq", [1, 1]),
    ],
)
def test_keys(path: Path, keys: str, numbers: list[int]) -> None:
    with Store(path) as store:
        assert steps_shown(store, keys, while_waiting={}) == numbers


def test_follows_a_trajectory_that_goes_on(path: Path) -> None:
    with Store(path) as store:
        new = {"p": StepRecord(index=3, code="later()")}
        assert steps_shown(store, "nnpnnq", while_waiting=new) == [1, 2, 3, 2, 3, 4]


@pytest.fixture
def terminal(path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A terminal in which the command runs."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "fle", "replay", "t1", "--no-map", "--store", str(path)],
        stdin=its,
        stdout=its,
        stderr=its,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"},
        start_new_session=True,
    )
    os.close(its)
    yield ours, process
    process.kill()
    process.wait()
    os.close(ours)


def read_until(terminal: int, wanted: str) -> str:
    text = ""
    while wanted not in text:
        ready, _, _ = select.select([terminal], [], [], 120)
        assert ready, text
        text += os.read(terminal, 65536).decode()
    return text


def test_waits_for_keys_on_a_terminal(terminal: tuple[int, subprocess.Popen[bytes]]) -> None:
    screen, process = terminal
    first = read_until(screen, "q quit")
    assert "1/1: 1/3" in first
    assert "step 1 of 3" in first
    # Highlighted: colours of the terminal stand around the words of the program.
    assert re.search(r"\x1b\[[\d;]*mprint", first)
    os.write(screen, b"n")
    assert "was never closed" in read_until(screen, "2/3  n next")
    os.write(screen, b"3\r")
    assert "no code block" in read_until(screen, "3/3  n next")
    os.write(screen, b"t")
    assert "step 1 of 3" in read_until(screen, "1/3  n next")
    os.write(screen, b"q")
    assert process.wait(timeout=120) == 0
