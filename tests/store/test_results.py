"""Two runs that found the same have equal results, whatever their ids and clocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fle.store import StepRecord, Store, Usage

Results = list[dict[str, Any]]


def play(
    store: Store, tasks: list[str], clock: float, change: Callable[[StepRecord], StepRecord]
) -> Results:
    run = store.create_run(f"run at {clock}")
    for task in tasks:
        trajectory = store.create_trajectory(run.id, task=task, model="m", agent="g", seed=3)
        parent = None
        for index in range(3):
            record = StepRecord(
                index=index,
                parent=parent,
                code=f"step({index})",
                reward=float(index),
                messages=[{"role": "user", "content": str(each)} for each in range(index + 1)],
                game_state=f"{task} {index}".encode(),
                timings={"program_s": clock},
                usage=Usage(total_tokens=index),
                created_at=datetime.fromtimestamp(clock, UTC),
            )
            parent = store.add_step(trajectory.id, change(record) if index == 1 else record)
        store.finish_trajectory(trajectory.id, "steps", success=False)
    return store.results(run.id)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Results]]:
    with Store(tmp_path_factory.mktemp("results") / "results.db") as store:
        yield store, play(store, ["a"], 1e9, same)


def same(record: StepRecord) -> StepRecord:
    return record


def test_equal_runs_have_equal_results(store_address: str) -> None:
    with Store(store_address) as store:
        # Letters of which databases think differently.
        first = play(store, ["a", "B_c", "b", "Bc"], 1e9, same)
        second = play(store, ["Bc", "b", "B_c", "a"], 2e9, same)

        assert first == second
        assert [each["task"] for each in first] == ["B_c", "Bc", "a", "b"]
        assert [step["parent"] for step in first[0]["steps"]] == [None, [0, 0], [1, 0]]
        assert first[0]["steps"][2]["code"] == "step(2)"


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "other"},
        {"output": "other"},
        {"reward": 1.5},
        {"game_state": b"other"},
        {"messages": [{"role": "user", "content": "other"}]},
        {"usage": Usage(total_tokens=9)},
        {"agent_state": {"random": 1}},
        {"parent": None},
    ],
)
def test_other_results_differ(played: tuple[Store, Results], changes: dict[str, object]) -> None:
    store, first = played
    assert play(store, ["a"], 1e9, lambda record: replace(record, **changes)) != first


def test_the_same_results_do_not_differ(played: tuple[Store, Results]) -> None:
    store, first = played
    assert play(store, ["a"], 2e9, same) == first


def test_results_are_equal_across_databases(tmp_path: Path, postgres_url: str) -> None:
    with Store(tmp_path / "results.db") as one, Store(postgres_url) as other:
        assert play(one, ["a", "b"], 1e9, same) == play(other, ["b", "a"], 2e9, same)
