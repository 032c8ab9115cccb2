"""The published table holds a run, and a run holds a published table."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fle.store import Run, StepRecord, Store, StoreError, Usage
from fle.store.published import COLUMNS, TABLE, export_programs, import_programs

SCHEMA = """
CREATE TABLE programs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    value REAL DEFAULT 0.0,
    visits INTEGER DEFAULT 0,
    parent_id INTEGER,
    state_json TEXT,
    conversation_json TEXT NOT NULL,
    completion_token_usage INTEGER,
    prompt_token_usage INTEGER,
    token_usage INTEGER,
    response TEXT,
    holdout_value REAL,
    raw_reward REAL,
    version INTEGER DEFAULT 1,
    version_description TEXT DEFAULT '',
    model TEXT DEFAULT 'gpt-4o',
    meta TEXT,
    achievements_json TEXT,
    instance INTEGER DEFAULT -1,
    depth REAL DEFAULT 0.0,
    advantage REAL DEFAULT 0.0,
    ticks INTEGER DEFAULT 0,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    timing_metrics_json TEXT
)
"""

TALK = [
    {"role": "system", "content": "rules", "metadata": {}},
    {"role": "user", "content": [{"type": "text", "text": "see"}, {"type": "image", "data": "x"}]},
    {"role": "user", "content": [{"type": "text", "text": "a"}], "metadata": {"stale": True}},
]

FOREIGN: list[dict[str, Any]] = [
    {
        "id": 7,
        "code": "print(1)",
        "value": 3.5,
        "visits": 2,
        "state_json": '{"entities": "eJw=", "inventories": [], "timestamp": 1.5}',
        "conversation_json": json.dumps({"messages": TALK[:1]}),
        "completion_token_usage": 5,
        "prompt_token_usage": None,
        "token_usage": 12,
        "response": None,
        "holdout_value": 16.0,
        "raw_reward": 4.25,
        "version": 300,
        "version_description": "a trial",
        "model": "gpt-4o",
        "meta": '{"task_key": "iron_ore_throughput", "nested": {"a": [1]}}',
        "achievements_json": '{"static": {"iron-ore": 1}}',
        "instance": 3,
        "depth": 0.5,
        "advantage": -0.25,
        "ticks": 60,
        "created_at": "2025-03-01 10:20:30",
        "timing_metrics_json": json.dumps(
            [{"operation_name": "llm", "start_time": 100.0, "end_time": 102.5, "children": []}]
        ),
    },
    # Hardly anything is set, and the parent came later.
    {"id": 9, "code": "", "conversation_json": "{}", "version": 300, "parent_id": 12},
    {
        "id": 12,
        "code": "a",
        "conversation_json": '{"messages": []}',
        "version": 300,
        "parent_id": 7,
    },
    # A parent that is not there; a meta that is no object; a conversation of another shape.
    {"id": 13, "code": "b", "conversation_json": "[1, 2]", "parent_id": 99, "meta": "[1]"},
    {"id": 14, "code": "c", "conversation_json": "{}", "value": None, "created_at": None},
]


@pytest.fixture
def store(tmp_path: Path, made_file: Path) -> Iterator[Store]:
    with Store(shutil.copy(made_file, tmp_path / "results.db"), create=False) as store:
        yield store


def foreign(path: Path, rows: list[dict[str, Any]]) -> Path:
    database = sqlite3.connect(path)
    database.execute(SCHEMA)
    for row in rows:
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO programs ({names}) VALUES ({marks})", list(row.values()))
    database.commit()
    database.close()
    return path


def rows_of(path: Path) -> list[dict[str, Any]]:
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    rows = [dict(row) for row in database.execute("SELECT * FROM programs ORDER BY id")]
    database.close()
    return rows


def play(store: Store) -> Run:
    run = store.create_run("search", {"beam": 2}, description="beam search", version=41)
    for sample in range(2):
        trajectory = store.create_trajectory(
            run.id, task="iron_ore", model="m", agent="basic", sample=sample, seed=sample
        )
        full = StepRecord(
            index=0,
            code="print('\x00', '\ud800')",
            reply="a reply",
            output="0: ('\x00',)",
            reward=0.1 + 0.2,
            production_score=1e300,
            throughput=1 / 3,
            milestones={"static": {"a": 1}},
            verdict={"success": True},
            tick=2**40,
            ticks=60,
            timings={"model_s": 0.1 + 0.2},
            usage=Usage(prompt_tokens=3, total_tokens=4, reasoning_tokens=1, cost=0.1),
            messages=TALK,
            game_state=bytes(range(256)),
            agent_state={"random": [1, 2]},
            value=0.7,
            visits=3,
            meta={"move": "a"},
        )
        root = store.add_step(trajectory.id, full)
        store.add_step(trajectory.id, replace(full, index=1, parent=root, value=None, messages=()))
        store.add_step(trajectory.id, StepRecord(index=2, parent=root, problem="no code"))
        store.add_step(trajectory.id, StepRecord(index=0, agent=1))
        if sample:
            store.finish_trajectory(trajectory.id, "steps", success=True, error="odd")
    return store.run(run.id)


def test_has_the_published_columns(tmp_path: Path, store: Store) -> None:
    run = play(store)
    assert export_programs(store, run.id, tmp_path / "out.db") == 8
    assert TABLE == "programs"

    def columns(path: Path) -> list[tuple[Any, ...]]:
        database = sqlite3.connect(path)
        found = database.execute("PRAGMA table_info(programs)").fetchall()
        database.close()
        return [
            (name, kind, bool(required) and not key, (default or "").strip("()"))
            for _, name, kind, required, default, key in found
        ]

    published = columns(foreign(tmp_path / "published.db", []))
    assert columns(tmp_path / "out.db") == published
    assert tuple(column[0] for column in published) == COLUMNS


def test_exports_what_readers_of_the_table_look_for(tmp_path: Path, store: Store) -> None:
    run = play(store)
    export_programs(store, run.id, tmp_path / "out.db")

    first, child, empty, other = rows_of(tmp_path / "out.db")[:4]
    assert (first["id"], child["parent_id"], empty["parent_id"], other["parent_id"]) == (
        1,
        1,
        1,
        None,
    )
    assert (first["value"], child["value"], first["raw_reward"]) == (0.7, 0.1 + 0.2, 0.1 + 0.2)
    assert (first["version"], first["version_description"], first["model"]) == (
        41,
        "beam search",
        "m",
    )
    assert (first["depth"], child["depth"]) == (0.0, 1.0)
    assert (first["prompt_token_usage"], first["token_usage"], first["ticks"]) == (3, 4, 60)
    assert json.loads(first["achievements_json"]) == {"static": {"a": 1}}
    said = json.loads(first["conversation_json"])["messages"]
    assert [message["content"] for message in said] == ["rules", "see", "a"]
    assert json.loads(first["timing_metrics_json"])[0]["end_time"] == 0.1 + 0.2
    assert empty["code"] == ""


def test_a_run_comes_back(tmp_path: Path, store: Store, store_address: str) -> None:
    """Target and second store are SQLite, then PostgreSQL."""
    run = play(store)
    target = store_address.replace("results.db", "programs.db")
    # PostgreSQL's REAL has four bytes: what is exact stands in meta.
    export_programs(store, run.id, target)
    with Store(store_address.replace("results.db", "second.db")) as second:
        [back] = import_programs(second, target)

        assert second.results(back.id) == store.results(run.id)
        assert replace(back, id=run.id) == run
        for one, other in zip(
            store.trajectories(run.id), second.trajectories(back.id), strict=True
        ):
            assert replace(other, id=one.id, run=one.run) == one
            steps = zip(store.steps(one.id), second.steps(other.id), strict=True)
            for step, returned in steps:
                assert returned.timings == step.timings
                assert returned.created_at == step.created_at
                assert second.conversation(returned.id) == store.conversation(step.id)
                assert second.game_state(returned.id) == store.game_state(step.id)


def test_a_foreign_table_comes_back(tmp_path: Path, store: Store) -> None:
    source = foreign(tmp_path / "data.db", FOREIGN)
    runs = import_programs(store, source)
    assert [run.version for run in runs] == [300, 300, 1]

    for run in runs:
        export_programs(store, run.id, tmp_path / f"out{run.id}.db")
    returned = [row for run in runs for row in rows_of(tmp_path / f"out{run.id}.db")]
    by_id = {row["id"]: row for row in returned}
    expected = rows_of(source)
    assert sorted(by_id) == [row["id"] for row in expected]
    for row in expected:
        back = by_id[row["id"]]
        for name in COLUMNS:
            if name == "created_at":
                assert (back[name] or "").removesuffix(".000000") == (row[name] or "")
            elif name == "meta":
                meta = json.loads(row[name] or "{}")
                given = meta if isinstance(meta, dict) else {"published_meta": meta}
                said = json.loads(back[name])
                assert {key: said[key] for key in said if key != "fle"} == given
            elif name.endswith("_json") and row[name] and name != "state_json":
                assert json.loads(back[name]) == json.loads(row[name])
            elif row["id"] == 12 and name == "parent_id":
                # Its parent is in another run: of another description.
                assert back[name] == 7
            else:
                assert back[name] == row[name], name


def test_a_foreign_row_is_a_step(tmp_path: Path, store: Store) -> None:
    rows = [dict(row) for row in FOREIGN[:3]]
    for row in rows:
        row["version_description"] = "a trial"
    [run] = import_programs(store, foreign(tmp_path / "data.db", rows))
    [trajectory] = store.trajectories(run.id)
    steps = store.steps(trajectory.id)

    assert (run.name, run.version) == ("a trial", 300)
    assert trajectory.task == "iron_ore_throughput"
    assert (trajectory.model, trajectory.reason, trajectory.success) == ("gpt-4o", "imported", None)
    assert [step.code for step in steps] == ["print(1)", "a", ""]
    assert [step.depth for step in steps] == [0, 1, 2]
    first = steps[0]
    assert (first.reward, first.value, first.throughput, first.visits) == (4.25, 3.5, 16.0, 2)
    assert first.usage == Usage(completion_tokens=5, total_tokens=12)
    assert first.timings == {"llm": 2.5}
    assert first.created_at.isoformat() == "2025-03-01T10:20:30+00:00"
    assert store.conversation(first.id) == TALK[:1]
    assert store.game_state(first.id) == FOREIGN[0]["state_json"].encode()


def test_a_change_of_a_column_counts(tmp_path: Path, store: Store) -> None:
    run = play(store)
    export_programs(store, run.id, tmp_path / "out.db")
    database = sqlite3.connect(tmp_path / "out.db")
    database.execute("UPDATE programs SET value = 9.0, raw_reward = 8.0, visits = 7")
    database.commit()
    database.close()

    [back] = import_programs(store, tmp_path / "out.db")
    step = store.steps(store.trajectories(back.id)[0].id)[0]
    assert (step.value, step.reward, step.visits) == (9.0, 8.0, 7)


def test_goes_on_in_a_table_that_is_there(tmp_path: Path, store: Store) -> None:
    target = foreign(tmp_path / "data.db", FOREIGN[:1])
    run = play(store)
    export_programs(store, run.id, target)
    with pytest.raises(StoreError, match=r"8 programs of version 41 already.*--version"):
        export_programs(store, run.id, target)
    assert export_programs(store, run.id, target, version=42) == 8

    rows = rows_of(target)
    assert len(rows) == 17
    assert {row["version"] for row in rows} == {300, 41, 42}
    assert rows[0]["conversation_json"] == FOREIGN[0]["conversation_json"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DROP TABLE programs", "has no table `programs`"),
        ("ALTER TABLE programs DROP COLUMN code", "has no column code"),
        ("UPDATE programs SET conversation_json = 'no'", "row 7 .* conversation_json is no JSON"),
        ("UPDATE programs SET meta = '{'", "row 7 .* meta is no JSON"),
        (
            """UPDATE programs SET state_json = '{"fle_game_state": "?"}'""",
            "row 7 .* state_json is damaged",
        ),
    ],
)
def test_refuses_other_tables_as_a_whole(
    tmp_path: Path, store: Store, change: str, said: str
) -> None:
    source = foreign(tmp_path / "data.db", FOREIGN[:1])
    database = sqlite3.connect(source)
    database.execute(change)
    database.commit()
    database.close()

    with pytest.raises(StoreError, match=said):
        import_programs(store, source)
    assert store.runs() == []


def test_says_that_there_is_nothing_to_read(tmp_path: Path, store: Store) -> None:
    with pytest.raises(StoreError, match="there is no database at"):
        import_programs(store, tmp_path / "absent.db")
    with pytest.raises(StoreError, match=r"the folder .* does not exist"):
        export_programs(store, store.create_run("a").id, tmp_path / "absent" / "out.db")
