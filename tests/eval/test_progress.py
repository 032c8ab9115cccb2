"""What is shown while a run goes on."""

from __future__ import annotations

import io
import json

from rich.console import Console

from fle.eval.events import (
    Event,
    RunBegan,
    RunEnded,
    RunInterrupted,
    StepKept,
    TrajectoryBegan,
    TrajectoryEnded,
    TrajectoryRetried,
    WorkerLost,
)
from fle.eval.progress import EventLines, LiveTable, TextLines, summary

TRACE = "Traceback (most recent call last):\n  somewhere\nValueError: of the agent"
STEP = StepKept(7, 21, 2, 0, 12.0, 1234.5, 16.0, "OutOfReach", "no code", 1500, 0.25)
EVENTS: list[Event] = [
    RunBegan(3, "night", 2, 1, True),
    TrajectoryBegan(7, 0, "ore", "basic", "gpt-4o", 1, 1, 2),
    STEP,
    TrajectoryRetried(7, 1, TRACE),
    WorkerLost(0, "it was killed by signal 9 (SIGKILL)"),
    RunInterrupted(3),
    TrajectoryEnded(7, "limit_tokens", False, 3, 1500, 0.25, "used up"),
]
ENDED = RunEnded(3, True, 2, 1, 0, 5, 3000, 0.5)


def test_lines_tell_what_happened() -> None:
    lines: list[str] = []
    with TextLines(lines.append) as shown:
        for event in [*EVENTS, ENDED]:
            shown.show(event)
    name = "t7 ore basic gpt-4o #1"
    assert lines == [
        "run 3 (night) goes on: 2 trajectories, 1 of them ended before",
        f"{name}: goes on after step 2",
        f"{name}: step 3: reward 12.0, score 1,234.5, throughput 16, 1,500 tokens, no program, "
        "OutOfReach",
        f"{name}: goes on after a failure: ValueError: of the agent",
        "worker 0 is lost: it was killed by signal 9 (SIGKILL)",
        "interrupted: steps that have begun are finished first; once more ends at once",
        f"{name}: ended after 3 steps: limit_tokens: used up",
    ]


def test_a_terminal_shows_what_is_being_played() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120)
    with LiveTable(console) as shown:
        for event in EVENTS[:3]:
            shown.show(event)
    text = screen.getvalue()
    assert "1 of 2 trajectories, 0 solved" in text
    assert "1,500 tokens, $0.2500" in text
    assert "t7 ore basic gpt-4o #1" in text
    assert "3 steps" in text


def test_a_terminal_does_not_show_what_has_ended() -> None:
    screen = io.StringIO()
    with LiveTable(Console(file=screen, force_terminal=True, width=120)) as shown:
        for event in EVENTS:
            shown.show(event)
        screen.truncate(0)
    last = screen.getvalue()
    assert "2 of 2 trajectories" in last
    assert "step 3" not in last


def test_events_are_lines_of_json() -> None:
    stream = io.StringIO()
    with EventLines(stream) as shown:
        for event in [*EVENTS, ENDED]:
            shown.show(event)
    documents = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [document["event"] for document in documents] == [
        "run_began",
        "trajectory_began",
        "step",
        "trajectory_retried",
        "worker_lost",
        "run_interrupted",
        "trajectory_ended",
        "run_ended",
    ]
    assert documents[2]["cost"] == 0.25


def test_the_summary_does_not_guess_a_price() -> None:
    assert (
        summary(ENDED) == "2 trajectories ended, 1 solved, 0 failed; 5 steps, 3,000 tokens, $0.5000"
    )
    unknown = RunEnded(3, True, 2, 1, 0, 5, 3000, None)
    assert summary(unknown).endswith("3,000 tokens, cost not known")
