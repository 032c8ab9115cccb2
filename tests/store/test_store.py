"""What goes in comes out, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fle.store import Run, StepRecord, Store, StoreError, Trajectory, Usage

FULL = StepRecord(
    index=0,
    agent=1,
    code="print('\x00', '\ud800', '\U0010ffff')",
    reply="```python\n...\n```",
    problem="two blocks; the first was run",
    output="0: ('\x00\udfff ü \U0001f980',)\r\n",
    error="Line 1: no iron",
    error_type="ItemNotFound",
    reward=-1.5,
    production_score=0.1 + 0.2,
    automated_score=1e300,
    throughput=16.0,
    milestones={"static": {"iron-ore": 5, "a": 1}, "automated": {}},
    verdict={"success": False, "holdouts": [1, 2.5], "text": "\x00\ud800"},
    tick=2**40,
    ticks=2**33,
    timings={"model_s": 1.25, "program_s": 0.5},
    usage=Usage(
        prompt_tokens=10, completion_tokens=5, reasoning_tokens=2, total_tokens=15, cost=0.0125
    ),
    messages=[{"role": "system", "content": "\x00\ud800"}, {"role": "user", "content": [{"a": 1}]}],
    game_state=b"\x00state" * 1000,
    agent_state={"summaries": ["one"]},
    value=0.25,
    visits=3,
    meta={"beam": 2},
    created_at=datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC),
)


@pytest.fixture
def store(made_store: str) -> Iterator[Store]:
    with Store(made_store, create=False) as store:
        yield store


@pytest.fixture
def run(store: Store) -> Run:
    return store.create_run("first", {"tasks": ["a"], "odd": "\x00"}, description="for tests")


@pytest.fixture
def trajectory(store: Store, run: Run) -> Trajectory:
    return store.create_trajectory(
        run.id,
        task="iron_ore",
        model="gpt",
        agent="basic",
        sample=1,
        seed=2**32 - 1,
        factorio="2.0",
        backend="embedded 2.0.77",
        meta={"agents": 2},
    )


def test_keeps_every_field_of_a_step(store: Store, trajectory: Trajectory) -> None:
    step_id = store.add_step(trajectory.id, FULL)

    step = store.step(step_id)
    stored = set(StepRecord.__dataclass_fields__) - {"messages", "game_state"}
    assert {name: getattr(step, name) for name in stored} == {
        name: getattr(FULL, name) for name in stored
    }
    assert list(step.milestones["static"]) == ["iron-ore", "a"]
    assert store.conversation(step_id) == FULL.messages
    assert store.game_state(step_id) == FULL.game_state


def test_keeps_what_is_absent_absent(store: Store, trajectory: Trajectory) -> None:
    before = datetime.now(UTC)
    step_id = store.add_step(trajectory.id, StepRecord(index=0))

    step = store.step(step_id)
    assert (step.code, step.error, step.verdict, step.throughput) == (None, None, None, None)
    assert (step.value, step.agent_state, step.state_hash) == (None, None, None)
    assert step.usage == Usage()
    assert before <= step.created_at <= datetime.now(UTC)
    assert store.conversation(step_id) == []
    assert store.game_state(step_id) is None


def test_keeps_runs_and_trajectories(store: Store, run: Run, trajectory: Trajectory) -> None:
    other = store.create_run("first")

    assert store.runs() == [run, other]
    assert (run.version, other.version) == (1, 2)
    assert run.config == {"tasks": ["a"], "odd": "\x00"}
    assert store.trajectories(run.id) == [trajectory]
    assert store.trajectory(trajectory.id) == trajectory
    assert (trajectory.seed, trajectory.factorio) == (2**32 - 1, "2.0")
    assert trajectory.meta == {"agents": 2}
    assert store.trajectories(other.id) == []


def test_begins_a_trajectory_once(store: Store, run: Run, trajectory: Trajectory) -> None:
    again = store.create_trajectory(
        run.id, task="iron_ore", model="gpt", agent="basic", sample=1, seed=7
    )
    other = store.create_trajectory(run.id, task="iron_ore", model="gpt", agent="basic", sample=2)

    assert again == trajectory
    assert other.id != trajectory.id


def test_notes_how_a_trajectory_ended(store: Store, run: Run, trajectory: Trajectory) -> None:
    assert not trajectory.finished
    assert trajectory.success is None

    ended = store.finish_trajectory(trajectory.id, "steps", success=False, error="a server died")
    finished = store.finish_run(run.id)

    assert ended.finished
    assert (ended.reason, ended.success, ended.error) == ("steps", False, "a server died")
    assert store.trajectory(trajectory.id) == ended
    assert finished.finished_at is not None
    assert store.finish_run(run.id) == finished

    opened = store.reopen_trajectory(trajectory.id)
    assert opened == trajectory
    assert store.run(run.id) == run


def test_changes_what_is_known_of_a_trajectory(store: Store, trajectory: Trajectory) -> None:
    store.update_trajectory(trajectory.id, backend="factorio 2.0.77")
    store.update_trajectory(trajectory.id, meta={"worker": 3})

    found = store.trajectory(trajectory.id)
    assert (found.backend, found.meta) == ("factorio 2.0.77", {"worker": 3})


def test_adds_the_same_step_once(store: Store, trajectory: Trajectory) -> None:
    first = store.add_step(trajectory.id, FULL)
    store.update_step(first, value=0.5, visits=9)

    assert store.add_step(trajectory.id, FULL) == first
    assert len(store.steps(trajectory.id)) == 1
    assert (store.step(first).value, store.step(first).visits) == (0.5, 9)
    assert store.step(first).meta == FULL.meta


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"code": "pass"}, "another code"),
        ({"messages": ()}, "another messages"),
        ({"game_state": b"other"}, "another game_state"),
        ({"usage": Usage(total_tokens=1)}, "total_tokens"),
    ],
)
def test_refuses_another_step_in_its_place(
    store: Store, trajectory: Trajectory, changed: dict[str, object], named: str
) -> None:
    store.add_step(trajectory.id, FULL)
    fields = {name: getattr(FULL, name) for name in StepRecord.__dataclass_fields__}

    with pytest.raises(StoreError, match=named):
        store.add_step(trajectory.id, StepRecord(**(fields | changed)))


def test_gives_steps_in_order(store: Store, trajectory: Trajectory) -> None:
    for index, agent in ((1, 0), (0, 1), (0, 0)):
        last = store.add_step(trajectory.id, StepRecord(index=index, agent=agent))

    places = [(step.index, step.agent) for step in store.steps(trajectory.id)]
    assert places == [(0, 0), (0, 1), (1, 0)]
    found = store.last_step(trajectory.id)
    assert found is not None
    assert found.id == last


def test_has_no_last_step_at_first(store: Store, trajectory: Trajectory) -> None:
    assert store.last_step(trajectory.id) is None


def test_keeps_trees(store: Store, run: Run, trajectory: Trajectory) -> None:
    root = store.add_step(trajectory.id, StepRecord(index=0))
    left = store.add_step(trajectory.id, StepRecord(index=1, parent=root))
    right = store.add_step(trajectory.id, StepRecord(index=2, parent=root))
    leaf = store.add_step(trajectory.id, StepRecord(index=3, parent=left))

    assert [store.step(step).parent for step in (root, left, right, leaf)] == [
        None,
        root,
        root,
        left,
    ]
    assert [store.step(step).depth for step in (root, left, right, leaf)] == [0, 1, 1, 2]
    other = store.create_trajectory(run.id, task="other", model="gpt", agent="basic")
    with pytest.raises(StoreError, match="none of trajectory"):
        store.add_step(other.id, StepRecord(index=0, parent=root))


@pytest.mark.parametrize(
    "record",
    [
        StepRecord(index=0, reward=float("nan")),
        StepRecord(index=0, throughput=float("inf")),
        StepRecord(index=0, meta={"x": float("nan")}),
        StepRecord(index=0, meta={"x": object()}),
        StepRecord(index=0, messages=[{"x": object()}]),
    ],
)
def test_refuses_what_it_cannot_give_back(
    store: Store, trajectory: Trajectory, record: StepRecord
) -> None:
    with pytest.raises(StoreError):
        store.add_step(trajectory.id, record)
    assert store.steps(trajectory.id) == []


def test_names_what_is_not_there(store: Store) -> None:
    for ask in (store.run, store.trajectories, store.delete_run):
        with pytest.raises(StoreError, match="there is no run 9"):
            ask(9)
    for ask in (store.trajectory, store.steps, store.last_step):
        with pytest.raises(StoreError, match="there is no trajectory 9"):
            ask(9)
    with pytest.raises(StoreError, match="there is no trajectory 9"):
        store.add_step(9, StepRecord(index=0))
    for ask in (store.step, store.game_state, store.conversation):
        with pytest.raises(StoreError, match="there is no step 9"):
            ask(9)


def test_opens_again_with_everything(store_address: str) -> None:
    with Store(store_address) as store:
        run = store.create_run("kept")
        trajectory = store.create_trajectory(run.id, task="a", model="m", agent="g")
        step = store.add_step(trajectory.id, FULL)
        url = store.url
    with Store(url, create=False) as store:
        assert store.runs() == [run]
        assert store.conversation(step) == FULL.messages


def test_takes_a_path(tmp_path: Path) -> None:
    with Store(tmp_path / "new" / "results.db") as store:
        store.create_run("a")
    assert (tmp_path / "new" / "results.db").exists()
