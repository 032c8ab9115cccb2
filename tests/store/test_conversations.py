"""Conversations are kept as what is new in them, and come back whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import func, select

from fle.store import StepRecord, Store
from fle.store.models import BlobRow, MessageRow


def message(text: str) -> dict[str, str]:
    return {"role": "user", "content": text}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "results.db")


@pytest.fixture
def trajectory(store: Store) -> int:
    run = store.create_run("a")
    return store.create_trajectory(run.id, task="t", model="m", agent="g").id


def count(store: Store, table: type) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_growing_conversation_costs_its_new_messages(store: Store, trajectory: int) -> None:
    talk = [message("system")]
    steps = {}
    for index in range(20):
        talk = [*talk, message(f"ask {index}"), message(f"answer {index}")]
        steps[store.add_step(trajectory, StepRecord(index=index, messages=talk))] = talk

    assert count(store, MessageRow) == 41
    assert {step: store.conversation(step) for step in steps} == steps


def test_a_summarised_conversation_comes_back(store: Store, trajectory: int) -> None:
    first = [message("system"), message("a"), message("b"), message("c")]
    second = [message("system"), message("summary of a and b"), message("c")]
    third = [*second, message("d")]
    fourth: list[dict[str, str]] = []
    fifth = [message("a")]
    talks = [first, second, third, fourth, fifth]
    ids = [
        store.add_step(trajectory, StepRecord(index=index, messages=talk))
        for index, talk in enumerate(talks)
    ]

    assert [store.conversation(step) for step in ids] == talks


def test_branches_do_not_see_each_other(store: Store, trajectory: int) -> None:
    root = store.add_step(trajectory, StepRecord(index=0, messages=[message("root")]))
    left = [message("root"), message("left")]
    right = [message("root"), message("right")]
    one = store.add_step(trajectory, StepRecord(index=1, parent=root, messages=left))
    two = store.add_step(trajectory, StepRecord(index=2, parent=root, messages=right))

    assert store.conversation(one) == left
    assert store.conversation(two) == right
    assert count(store, MessageRow) == 3


def test_agents_of_a_team_have_conversations_of_their_own(store: Store, trajectory: int) -> None:
    talks: dict[int, list[dict[str, str]]] = {0: [], 1: []}
    parent = None
    ids = {}
    for index in range(6):
        agent = index % 2
        talks[agent] = [*talks[agent], message(f"{agent} says {index}")]
        record = StepRecord(index=index, agent=agent, parent=parent, messages=talks[agent])
        parent = store.add_step(trajectory, record)
        ids[parent] = talks[agent]

    assert {step: store.conversation(step) for step in ids} == ids
    assert count(store, MessageRow) == 6


def test_any_conversations_come_back(store: Store, trajectory: int) -> None:
    chance = random.Random(4)
    talks: dict[int, list[dict[str, str]]] = {}
    for index in range(40):
        parent = chance.choice([None, *talks])
        before = talks[parent] if parent else []
        kept = before[: chance.randint(0, len(before))]
        talk = kept + [message(str(chance.randint(0, 5))) for _ in range(chance.randint(0, 4))]
        talks[store.add_step(trajectory, StepRecord(index=index, parent=parent, messages=talk))] = (
            talk
        )

    assert {step: store.conversation(step) for step in talks} == talks


def test_a_smaller_store_takes_less_room(store: Store, tmp_path: Path) -> None:
    run = store.create_run("large")
    trajectory = store.create_trajectory(run.id, task="t", model="m", agent="g").id
    store.add_step(trajectory, StepRecord(index=0, game_state=random.Random(1).randbytes(10**6)))
    store.delete_run(run.id)
    store.shrink()
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 300_000


def test_the_same_bytes_are_kept_once_and_small(store: Store) -> None:
    run = store.create_run("a")
    state = b"a world " * 10_000
    for sample in range(3):
        trajectory = store.create_trajectory(
            run.id, task="t", model="m", agent="g", sample=sample
        ).id
        for index in range(3):
            record = StepRecord(index=index, game_state=state, messages=[message("x" * 5000)])
            store.add_step(trajectory, record)

    with store.reading() as session:
        kept = session.scalars(select(BlobRow)).all()
    assert sorted(blob.size for blob in kept) == [5028, 80_000]
    assert all(len(blob.data) < 1000 for blob in kept)


def test_deleting_a_run_deletes_what_only_it_needs(store: Store) -> None:
    ids = []
    for name in ("one", "two"):
        run = store.create_run(name)
        trajectory = store.create_trajectory(run.id, task="t", model="m", agent="g").id
        record = StepRecord(
            index=0, game_state=name.encode(), messages=[message("both"), message(name)]
        )
        ids.append((run.id, store.add_step(trajectory, record)))

    store.delete_run(ids[0][0])

    assert [run.name for run in store.runs()] == ["two"]
    assert store.conversation(ids[1][1]) == [message("both"), message("two")]
    assert store.game_state(ids[1][1]) == b"two"
    assert count(store, BlobRow) == 3
    store.shrink()
    assert store.game_state(ids[1][1]) == b"two"
    # Its number names nothing else, ever.
    assert store.create_run("three").id == 3
