"""The figures of a report, of trajectories small enough to add up by hand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from report.sample_results import play_run

from fle.eval.report import csv_text, document, make_report, tables_of
from fle.eval.report.curves import milestone_curve, score_curve, throughput_curve
from fle.store import Run, StepRecord, Store, Usage


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "results.db") as store:
        yield store


@pytest.fixture
def run(store: Store) -> Run:
    return store.create_run("hand")


def play(
    store: Store,
    run: Run,
    sample: int,
    scores: list[float],
    *,
    task: str = "iron",
    model: str = "m",
    agent: str = "basic",
    parents: list[int | None] | None = None,
    success: bool | None = False,
    reason: str | None = "programs",
) -> list[int]:
    """Keep a trajectory whose steps have these production scores; return the ids of the steps."""
    trajectory = store.create_trajectory(
        run.id, task=task, model=model, agent=agent, sample=sample
    ).id
    ids: list[int] = []
    for index, score in enumerate(scores):
        parent = (parents[index] if parents else index - 1) if index else None
        failed = score == 0
        record = StepRecord(
            index=index,
            parent=None if parent is None else ids[parent],
            code="pass",
            error="no" if failed else None,
            error_type="ValueError" if failed else None,
            production_score=score,
            automated_score=score / 10,
            throughput=score / 100,
            milestones={"static": {f"item {score}": 1}, "automated": {}} if score else {},
            ticks=60,
            timings={"model_s": 0.5, "run_s": 100.0},
            usage=Usage(prompt_tokens=10, completion_tokens=5, total_tokens=15, cost=0.1),
        )
        ids.append(store.add_step(trajectory, record))
    if reason:
        store.finish_trajectory(trajectory, reason, success=success)
    return ids


def test_counts_what_ended_by_itself(store: Store, run: Run) -> None:
    play(store, run, 0, [10, 20], success=True, reason="success")
    play(store, run, 1, [10, 0, 40])
    play(store, run, 2, [10], reason="limit_tokens")
    play(store, run, 3, [70], reason=None)
    play(store, run, 4, [], reason="failed")
    group = make_report(store, [run]).total

    assert (group.trajectories, group.running, group.failed) == (5, 1, 1)
    assert (group.attempts, group.successes) == (3, 1)
    assert group.success is not None
    assert group.success.value == pytest.approx(1 / 3)
    # 1 - C(2,2)/C(3,2)
    assert group.pass_at == {1: pytest.approx(1 / 3), 2: pytest.approx(2 / 3)}
    assert group.production_score is not None
    assert group.production_score.value == pytest.approx((20 + 40 + 10) / 3)
    assert group.automated_score is not None
    assert group.automated_score.value == pytest.approx((2 + 4 + 1) / 3)
    assert group.throughput is not None
    assert group.throughput.value == pytest.approx((0.2 + 0.4 + 0.1) / 3)
    assert group.best_throughput == 0.4
    assert group.errors == {"ValueError": 1}


def test_a_score_is_that_of_the_end(store: Store, run: Run) -> None:
    play(store, run, 0, [10, 90, 50])
    # Without parents the steps follow each other.
    play(store, run, 1, [10, 90, 50], parents=[None, None, None])
    # Steps 1 and 2 begin from 0, step 3 from 2: the ends are 1 and 3.
    play(store, run, 2, [10, 60, 99, 50], parents=[None, 0, 0, 2])
    attempts = make_report(store, [run]).attempts

    assert [attempt.production_score for attempt in attempts] == [50, 50, 60]
    assert [attempt.is_tree for attempt in attempts] == [False, False, True]
    assert [attempt.throughput for attempt in attempts] == [0.9, 0.9, 0.99]


def test_pass_at_over_tasks_is_the_mean_of_theirs(store: Store, run: Run) -> None:
    for sample in range(4):
        play(store, run, sample, [1], task="a", success=sample < 1)
        play(store, run, sample, [1], task="b", success=sample < 3)
    play(store, run, 4, [1], task="b", success=False)
    report = make_report(store, [run])

    # a: 1 of 4, 1 - C(3,2)/C(4,2) = 1/2; b: 3 of 5, 1 - C(2,2)/C(5,2) = 9/10.
    assert [row.group.pass_at[2] for row in report.rows] == [
        pytest.approx(0.5),
        pytest.approx(0.9),
    ]
    assert report.models[0].group.pass_at == {
        1: pytest.approx((1 / 4 + 3 / 5) / 2),
        2: pytest.approx(0.7),
        4: pytest.approx(1.0),
    }
    assert report.models[0].group.success is not None
    assert report.models[0].group.success.value == pytest.approx(4 / 9)


def test_sums_add_up(store: Store) -> None:
    run = play_run(store, seed=3, samples=3, steps=6)
    other = play_run(store, seed=4, samples=2, steps=5, tasks=["other"])
    report = make_report(store, [run, other])
    steps = [
        step
        for each in (run, other)
        for trajectory in store.trajectories(each.id)
        for step in store.steps(trajectory.id)
    ]

    for groups in (
        [report.total],
        [row.group for row in report.rows],
        [row.group for row in report.models],
    ):
        costs = [group.cost for group in groups]
        assert sum(cost.steps for cost in costs) == len(steps)
        assert sum(cost.ticks for cost in costs) == sum(step.ticks for step in steps)
        for name in ("prompt_tokens", "completion_tokens", "reasoning_tokens", "total_tokens"):
            used = sum(getattr(step.usage, name) for step in steps)
            assert sum(getattr(cost, name) for cost in costs) == used
        paid = [step.usage.cost for step in steps if step.usage.cost is not None]
        assert sum(cost.cost for cost in costs) == pytest.approx(0.01 * len(paid))
        assert sum(cost.unpriced for cost in costs) == len(steps) - len(paid)
        assert sum(cost.seconds["model_s"] for cost in costs) == pytest.approx(2.0 * len(steps))
        failed = sum(step.error is not None or step.code is None for step in steps)
        assert sum(sum(group.errors.values()) for group in groups) == failed


def test_clocks_are_not_added_up(store: Store, run: Run) -> None:
    play(store, run, 0, [1, 2])
    assert make_report(store, [run]).total.cost.seconds == {"model_s": 1.0}


def test_names_models_apart(store: Store, run: Run) -> None:
    play(store, run, 0, [1], model="m", agent="basic")
    play(store, run, 0, [1], model="m", agent="visual")
    play(store, run, 0, [1], model="other")
    play(store, run, 0, [1], model="", agent="scripted")
    labels = {attempt.label for attempt in make_report(store, [run]).attempts}

    assert labels == {"m (basic)", "m (visual)", "other", "scripted"}


def test_curves(store: Store, run: Run) -> None:
    play(store, run, 0, [10, 20])
    play(store, run, 1, [30, 0, 60])
    attempts = make_report(store, [run]).attempts

    scores = score_curve(attempts)
    assert scores is not None
    assert scores.steps == (1, 2, 3)
    # The first keeps its 20 when it has ended.
    assert scores.values == (20, 10, 40)
    assert scores.high[2] - scores.values[2] == pytest.approx(12.7062047 * 20)
    best = throughput_curve(attempts)
    assert best is not None
    assert best.values == pytest.approx((0.2, 0.25, 0.4))
    made = milestone_curve(attempts, "static")
    assert made is not None
    assert made.values == (1, 1.5, 2)
    assert milestone_curve([], "static") is None


def test_a_search_shows_the_best_so_far(store: Store, run: Run) -> None:
    play(store, run, 0, [10, 60, 30, 50], parents=[None, 0, 0, 2])
    scores = score_curve(make_report(store, [run]).attempts)
    assert scores is not None
    assert scores.values == scores.low == scores.high == (10, 60, 60, 60)


def test_compares_runs(store: Store) -> None:
    runs = [store.create_run("same"), store.create_run("same"), store.create_run("other")]
    play(store, runs[0], 0, [10], success=True)
    play(store, runs[1], 0, [30], success=False)
    play(store, runs[1], 0, [5], task="coal", success=True)
    report = make_report(store, runs)
    tables = {table.title: table for table in tables_of(report)}

    side_by_side = tables["Runs side by side"]
    assert side_by_side.names[2:5] == ("success: same (1)", "success: same (2)", "success: other")
    assert side_by_side.rows == (
        ("iron", "m", "1/1", "0/1", "-", "0.1", "0.3", "-", "10.0", "30.0", "-"),
        ("coal", "m", "-", "1/1", "-", "-", "0.1", "-", "-", "5.0", "-"),
    )


def test_a_run_without_steps_has_a_report(store: Store, run: Run) -> None:
    empty = make_report(store, [run])
    assert empty.total.success is None
    assert [table.rows for table in tables_of(empty)] == [(), (), ()]
    play(store, run, 0, [], reason=None)
    assert make_report(store, [run]).total.running == 1


def test_documents(store: Store, run: Run) -> None:
    play(store, run, 0, [10, 0], success=True, reason="success")
    report = make_report(store, [run])

    found = json.loads(json.dumps(document(report)))
    assert found["rows"][0]["task"] == "iron"
    assert found["rows"][0]["cost"]["total_tokens"] == found["total"]["cost"]["total_tokens"] == 30
    assert found["trajectories"][0]["ended"] == "success"
    [line] = csv.DictReader(io.StringIO(csv_text(report)))
    assert (line["task"], line["model"], line["successes"]) == ("iron", "m", "1")
    assert (line["total_tokens"], line["errors: ValueError"]) == ("30", "1")
    assert line["production_score_low"] == ""
