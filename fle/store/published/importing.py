"""Reading a published table into runs, trajectories and steps."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from fle._version import __version__
from fle.store import steps
from fle.store.conversations import names_of
from fle.store.models import RunRow, StepRow, TrajectoryRow
from fle.store.published.conversion import RUN, THEIRS, TRAJECTORY, moment_of, row_of
from fle.store.published.reading import close, json_of, ours, plain_row, record_of
from fle.store.published.table import COLUMNS, opened
from fle.store.records import Run, StepRecord
from fle.store.rows import run_of, step_of, trajectory_of
from fle.store.store import Store

IMPORTED = "imported"
"""Why the trajectories of foreign rows ended: the table does not tell."""

_AGENT = "published"
_TASK = "unknown"
_JSON = ("conversation_json", "achievements_json", "timing_metrics_json", "state_json")

Row = dict[str, Any]


def import_programs(store: Store, source: str | Path) -> list[Run]:
    """Make runs of a table `programs`: one for each version in it; all of them or none.

    A trajectory is what hangs together by `parent_id`; rows that this package exported say it
    themselves.

    Args:
        store: Where the runs are made.
        source: A file, or the URL of a database, as the published environment wrote it.

    Raises:
        StoreError: There is no such table, or a row cannot be read.
    """
    with opened(source, create=False) as table:
        found = table.execute(text("SELECT * FROM programs ORDER BY id")).mappings()
        rows = [plain_row(dict(row)) for row in found]

    def work(session: Session) -> list[Run]:
        return [_import_run(session, of_run) for of_run in _by_run(rows)]

    return store.write(work, repeatable=False)


def _by_run(rows: Iterable[Row]) -> list[list[Row]]:
    runs: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        said = ours(row)
        name = said["run"].get("name") if said else None
        runs[row.get("version"), row.get("version_description"), name].append(row)
    return list(runs.values())


def _import_run(session: Session, rows: list[Row]) -> Run:
    said = ours(rows[0])
    facts = said["run"] if said else {}
    created = [moment for row in rows if (moment := moment_of(row.get("created_at")))]
    values: dict[str, Any] = {
        "name": rows[0].get("version_description") or f"version {rows[0].get('version')}",
        "config": {},
        "toolkit": __version__,
        **{name: facts[name] for name in RUN if name in facts},
    }
    row = RunRow(
        version=1 if (version := rows[0].get("version")) is None else version,
        description=rows[0].get("version_description") or "",
        **values,
        **_times(facts, created),
    )
    session.add(row)
    session.flush()
    samples: dict[object, int] = defaultdict(int)
    for of_trajectory in _by_trajectory(rows):
        _import_trajectory(session, row, of_trajectory, samples)
    return run_of(row)


def _times(facts: dict[str, Any], created: list[datetime]) -> dict[str, datetime | None]:
    if facts:
        ended = facts["finished_at"]
        return {
            "created_at": datetime.fromisoformat(facts["created_at"]),
            "finished_at": None if ended is None else datetime.fromisoformat(ended),
        }
    first, last = (
        (min(created).replace(tzinfo=UTC), max(created).replace(tzinfo=UTC))
        if created
        else (datetime.now(UTC), datetime.now(UTC))
    )
    return {"created_at": first, "finished_at": last}


def _by_trajectory(rows: list[Row]) -> list[list[Row]]:
    """Return the rows of each trajectory, parents first."""
    lines = _Lines(rows)
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        said = ours(row)
        if said:
            facts = said["trajectory"]
            key = (facts["task"], row.get("model"), facts["agent"], facts["sample"])
            groups[key].append(row)
        else:
            groups[lines.root(row["id"])].append(row)
    return [sorted(group, key=lambda row: lines.order(row["id"])) for group in groups.values()]


class _Lines:
    """Where rows stand in the trees that `parent_id` makes of them."""

    def __init__(self, rows: list[Row]) -> None:
        self._parents = {row["id"]: row.get("parent_id") for row in rows}
        # Of each row the root of its tree, and the number of its ancestors.
        self._found: dict[int, tuple[int, int]] = {}

    def root(self, number: int) -> int:
        """Return the row at which the tree of a row begins."""
        return self._place(number)[0]

    def order(self, number: int) -> tuple[int, int]:
        """Return what sorts parents before their children."""
        return self._place(number)[1], number

    def _place(self, number: int) -> tuple[int, int]:
        line: list[int] = []
        seen: set[int] = set()
        at: int | None = number
        while at is not None and at in self._parents and not (at in self._found or at in seen):
            line.append(at)
            seen.add(at)
            at = self._parents[at]
        # A parent that is not in the table, and a circle, begin a tree.
        before = None if at is None else self._found.get(at)
        root, depth = before or (line[-1], -1)
        for distance, each in enumerate(reversed(line), start=1):
            self._found[each] = (root, depth + distance)
        return self._found[number]


def _import_trajectory(
    session: Session, run: RunRow, rows: list[Row], samples: dict[object, int]
) -> None:
    said = ours(rows[0])
    created = [moment for row in rows if (moment := moment_of(row.get("created_at")))]
    model = rows[0].get("model") or ""
    if said:
        facts = said["trajectory"]
        values = {name: facts[name] for name in TRAJECTORY}
    else:
        facts = {}
        task = _task(rows[0])
        values = {
            "task": task,
            "agent": _AGENT,
            "sample": samples[task, model],
            "seed": 0,
            "factorio": "",
            "backend": "",
            "reason": IMPORTED,
            "meta": {},
        }
        samples[task, model] += 1
    trajectory = TrajectoryRow(run_id=run.id, model=model, **values, **_times(facts, created))
    session.add(trajectory)
    session.flush()
    ids: dict[int, int] = {}
    for index, row in enumerate(rows):
        ids[row["id"]] = _import_step(session, run, trajectory, row, index, ids)


def _task(row: Row) -> str:
    meta = json_of(row, "meta")
    for key in ("task_key", "task", "env_id"):
        if isinstance(meta, dict) and isinstance(meta.get(key), str):
            return str(meta[key])
    return _TASK


def _import_step(
    session: Session,
    run: RunRow,
    trajectory: TrajectoryRow,
    row: Row,
    index: int,
    ids: dict[int, int],
) -> int:
    parent = ids.get(row["parent_id"]) if row.get("parent_id") is not None else None
    record = record_of(row, index, parent)
    step_id = steps.add(session, trajectory.id, record)
    stored = session.get_one(StepRow, step_id)
    back = row_of(
        run_of(run), trajectory_of(trajectory), step_of(stored), record.messages, record.game_state
    )
    theirs = _theirs(row, back, record)
    if theirs:
        stored.meta = {**stored.meta, THEIRS: theirs}
    assert len(names_of(session, step_id)) == len(record.messages)
    return step_id


def _theirs(row: Row, back: Row, record: StepRecord) -> Row:
    """Return what of a row would not come back from the step that was made of it."""
    lost = {
        name: row[name]
        for name in COLUMNS
        # `meta` comes back within that of the step.
        if name in row and name in back and name != "meta" and not _same(row, back, name)
    }
    if "created_at" in lost:
        # Points in time cannot be written as JSON.
        lost["created_at"] = None if row["created_at"] is None else str(row["created_at"])
    if ours(row):
        return lost
    kept = {"id": row["id"]}
    if record.parent is None and row.get("parent_id") is not None:
        kept["parent_id"] = row["parent_id"]
    return lost | kept


def _same(row: Row, back: Row, name: str) -> bool:
    if name == "created_at":
        return bool(moment_of(row[name]) == back[name])
    if isinstance(back[name], float) and ours(row):
        return close(row[name], back[name])
    if name not in _JSON or row[name] is None or row[name] == "":
        return bool(row[name] == back[name])
    return bool(json_of(row, name) == json_of(back, name))
