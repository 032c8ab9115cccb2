"""The store: runs, trajectories and steps in a database, safe against being killed at any time."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fle._version import __version__
from fle.store import blobs, conversations, steps
from fle.store.columns import as_json
from fle.store.database import Database
from fle.store.models import RunRow, StepRow, TrajectoryRow
from fle.store.records import Run, StepRecord, StoredStep, StoreError, Trajectory
from fle.store.rows import run_of, step_of, trajectory_of

_FIGURES = (
    "id",
    "parent_id",
    "index",
    "agent",
    "error_type",
    "reward",
    "production_score",
    "automated_score",
    "throughput",
    "milestones",
    "tick",
    "ticks",
    "timings",
    "prompt_tokens",
    "completion_tokens",
    "reasoning_tokens",
    "total_tokens",
    "cost",
)


class Store(Database):
    """Results in SQLite or PostgreSQL.

    Several processes may have the same store open and write to it. Every method is a transaction:
    it is committed when the method returns. All of them raise `StoreError` when the database
    cannot do what it should.
    """

    def __init__(self, address: str | Path | None = None, *, create: bool = True) -> None:
        """Open the store at `address`, make it where there is none, and migrate an older one.

        Args:
            address: `sqlite:///FILE`, `postgresql+psycopg://USER@HOST/DATABASE`, or the path of a
                file. None: what the variable `FLE_STORE` says, else `.fle/results.db`.
            create: Whether a file that is not there is made.

        Raises:
            StoreError: It is no store, was made by a newer program, or cannot be reached.
        """
        super().__init__(address, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def create_run(
        self,
        name: str,
        config: Mapping[str, Any] | None = None,
        *,
        version: int | None = None,
        description: str = "",
    ) -> Run:
        """Begin a run.

        Args:
            name: Its name; it need not be the only one of that name.
            config: What it is asked to do, as JSON-compatible data without keys of models.
            version: Its number in the published table; the next free one unless given.
            description: What it is, for people.
        """

        def work(session: Session) -> Run:
            last = session.scalar(select(func.max(RunRow.version)))
            row = RunRow(
                name=name,
                version=(last or 0) + 1 if version is None else version,
                description=description,
                config=as_json("the configuration of the run", config or {}),
                toolkit=__version__,
                created_at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            return run_of(row)

        return self.write(work, repeatable=False)

    def run(self, run_id: int) -> Run:
        """Return a run by its id."""
        with self.reading() as session:
            return run_of(_run(session, run_id))

    def runs(self) -> list[Run]:
        """Return all runs, the oldest first."""
        with self.reading() as session:
            return [run_of(row) for row in session.scalars(select(RunRow).order_by(RunRow.id))]

    def finish_run(self, run_id: int) -> Run:
        """Note that all of a run is done; the first time counts."""

        def work(session: Session) -> Run:
            row = _run(session, run_id)
            row.finished_at = row.finished_at or datetime.now(UTC)
            return run_of(row)

        return self.write(work)

    def delete_run(self, run_id: int) -> None:
        """Delete a run with its trajectories and steps, and the blobs that nothing else needs."""

        def work(session: Session) -> None:
            session.delete(_run(session, run_id))
            session.flush()
            blobs.delete_unused(session)

        self.write(work)

    def create_trajectory(
        self,
        run_id: int,
        *,
        task: str,
        model: str,
        agent: str,
        sample: int = 0,
        seed: int = 0,
        factorio: str = "1.1",
        backend: str = "",
        meta: Mapping[str, Any] | None = None,
    ) -> Trajectory:
        """Begin a trajectory; one that is there already is returned as it is.

        A run has one trajectory for each task, model, agent and sample.
        """

        def work(session: Session) -> Trajectory:
            _run(session, run_id)
            key = {"task": task, "model": model, "agent": agent, "sample": sample}
            row = session.scalars(
                select(TrajectoryRow).filter_by(run_id=run_id, **key)
            ).one_or_none()
            if row is None:
                row = TrajectoryRow(
                    run_id=run_id,
                    seed=seed,
                    factorio=factorio,
                    backend=backend,
                    meta=as_json("meta of the trajectory", meta or {}),
                    created_at=datetime.now(UTC),
                    **key,
                )
                session.add(row)
                session.flush()
            return trajectory_of(row)

        return self.write(work)

    def trajectory(self, trajectory_id: int) -> Trajectory:
        """Return a trajectory by its id."""
        with self.reading() as session:
            return trajectory_of(_trajectory(session, trajectory_id))

    def trajectories(self, run_id: int) -> list[Trajectory]:
        """Return the trajectories of a run in the order in which they were made."""
        with self.reading() as session:
            _run(session, run_id)
            rows = session.scalars(
                select(TrajectoryRow).filter_by(run_id=run_id).order_by(TrajectoryRow.id)
            )
            return [trajectory_of(row) for row in rows]

    def update_trajectory(
        self,
        trajectory_id: int,
        *,
        backend: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> Trajectory:
        """Change what is known of a trajectory; what is not given stays."""

        def work(session: Session) -> Trajectory:
            row = _trajectory(session, trajectory_id)
            if backend is not None:
                row.backend = backend
            if meta is not None:
                row.meta = as_json("meta of the trajectory", meta)
            return trajectory_of(row)

        return self.write(work)

    def finish_trajectory(
        self, trajectory_id: int, reason: str, *, success: bool | None, error: str | None = None
    ) -> Trajectory:
        """Note that a trajectory has ended.

        Args:
            trajectory_id: Which.
            reason: Why it ended, as one word: `success`, `steps`, `tokens`, `error`, ...
            success: Whether the task was done; None where nobody can tell.
            error: What went wrong outside of the programs, or None.
        """

        def work(session: Session) -> Trajectory:
            row = _trajectory(session, trajectory_id)
            row.reason, row.success, row.error = reason, success, error
            row.finished_at = datetime.now(UTC)
            return trajectory_of(row)

        return self.write(work)

    def reopen_trajectory(self, trajectory_id: int) -> Trajectory:
        """Let a trajectory that has ended go on after its last step."""

        def work(session: Session) -> Trajectory:
            row = _trajectory(session, trajectory_id)
            row.reason = row.success = row.error = row.finished_at = None
            _run(session, row.run_id).finished_at = None
            return trajectory_of(row)

        return self.write(work)

    def add_step(self, trajectory_id: int, record: StepRecord) -> int:
        """Keep a step and return its id; it is committed when this returns.

        The same step may be added again (same agent and index, same content): its id is returned
        and nothing changes.

        Raises:
            StoreError: Another step is in its place, or a value cannot be kept.
        """
        return self.write(lambda session: steps.add(session, trajectory_id, record))

    def update_step(
        self,
        step_id: int,
        *,
        value: float | None = None,
        visits: int | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        """Change what a search thinks of a step; what is not given stays."""

        def work(session: Session) -> None:
            row = _step(session, step_id)
            row.value = row.value if value is None else value
            row.visits = row.visits if visits is None else visits
            row.meta = row.meta if meta is None else as_json("meta of the step", meta)

        self.write(work)

    def step(self, step_id: int) -> StoredStep:
        """Return a step by its id."""
        with self.reading() as session:
            return step_of(_step(session, step_id))

    def steps(self, trajectory_id: int) -> list[StoredStep]:
        """Return the steps of a trajectory, by index, those of one index by agent."""
        with self.reading() as session:
            _trajectory(session, trajectory_id)
            rows = session.scalars(
                select(StepRow)
                .filter_by(trajectory_id=trajectory_id)
                .order_by(StepRow.index, StepRow.agent)
            )
            return [step_of(row) for row in rows]

    def figures(self, trajectory_id: int) -> list[dict[str, Any]]:
        """Return the figures of the steps of a trajectory, by index, without their long texts.

        By the names of `StoredStep`, with the fields of its usage, `parent_id`, and `has_code` and
        `has_error` in the place of program and error.
        """
        columns = (
            *(StepRow.__table__.c[name] for name in _FIGURES),
            StepRow.code.is_not(None).label("has_code"),
            StepRow.error.is_not(None).label("has_error"),
        )
        with self.reading() as session:
            _trajectory(session, trajectory_id)
            found = session.execute(
                select(*columns)
                .filter_by(trajectory_id=trajectory_id)
                .order_by(StepRow.index, StepRow.agent)
            )
            return [dict(row) for row in found.mappings()]

    def last_step(self, trajectory_id: int) -> StoredStep | None:
        """Return the step of a trajectory that was added last, None when it has none."""
        with self.reading() as session:
            _trajectory(session, trajectory_id)
            row = session.scalars(
                select(StepRow)
                .filter_by(trajectory_id=trajectory_id)
                .order_by(StepRow.id.desc())
                .limit(1)
            ).first()
            return None if row is None else step_of(row)

    def game_state(self, step_id: int) -> bytes | None:
        """Return the game state after a step as it was given, None where none is kept."""
        with self.reading() as session:
            name = _step(session, step_id).game_state
            return None if name is None else blobs.get(session, [name])[name]

    def conversation(self, step_id: int) -> list[dict[str, Any]]:
        """Return the whole conversation after a step."""
        with self.reading() as session:
            _step(session, step_id)
            return conversations.messages(session, conversations.names_of(session, step_id))

    def results(self, run_id: int) -> list[dict[str, Any]]:
        """Return what a run found, without anything that two equal runs differ in.

        No ids (a parent is named by its agent and index), no times; of conversations and game
        states the digests. Trajectories and steps are in an order of their own, not in that in
        which they happened. As JSON-compatible data.
        """
        from fle.store.results import results

        with self.reading() as session:
            _run(session, run_id)
            return results(session, run_id)


def _run(session: Session, run_id: int) -> RunRow:
    row = session.get(RunRow, run_id)
    if row is None:
        raise StoreError(f"there is no run {run_id} in the store: `fle store list` shows them")
    return row


def _trajectory(session: Session, trajectory_id: int) -> TrajectoryRow:
    row = session.get(TrajectoryRow, trajectory_id)
    if row is None:
        raise StoreError(
            f"there is no trajectory {trajectory_id} in the store: `fle store list RUN` shows them"
        )
    return row


def _step(session: Session, step_id: int) -> StepRow:
    row = session.get(StepRow, step_id)
    if row is None:
        raise StoreError(f"there is no step {step_id} in the store")
    return row
