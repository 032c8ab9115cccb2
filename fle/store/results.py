"""The part of a run's results in which two equal runs are equal."""

import hashlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fle.store import conversations
from fle.store.models import StepRow, TrajectoryRow

_TRAJECTORY = (
    "task",
    "model",
    "agent",
    "sample",
    "seed",
    "factorio",
    "backend",
    "reason",
    "success",
    "error",
    "meta",
)

# Ids and clocks; what stands for an id is added below.
_LEFT_OUT = {"id", "trajectory_id", "parent_id", "base_id", "kept", "timings", "created_at"}
_STEP = tuple(column.key for column in StepRow.__table__.columns if column.key not in _LEFT_OUT)


def results(session: Session, run: int) -> list[dict[str, Any]]:
    """Return the comparable part of `run`: see `Store.results`."""
    rows = session.scalars(
        select(TrajectoryRow)
        .filter_by(run_id=run)
        .order_by(
            TrajectoryRow.task, TrajectoryRow.model, TrajectoryRow.agent, TrajectoryRow.sample
        )
    ).all()
    found = [
        {name: getattr(row, name) for name in _TRAJECTORY} | {"steps": _steps(session, row.id)}
        for row in rows
    ]
    # Databases have their own order of letters.
    return sorted(found, key=lambda each: tuple(each[name] for name in _TRAJECTORY[:4]))


def _steps(session: Session, trajectory: int) -> list[dict[str, Any]]:
    rows = session.scalars(
        select(StepRow).filter_by(trajectory_id=trajectory).order_by(StepRow.index, StepRow.agent)
    ).all()
    places = {row.id: [row.index, row.agent] for row in rows}
    return [
        {name: getattr(row, name) for name in _STEP}
        | {
            "parent": None if row.parent_id is None else places[row.parent_id],
            "conversation": _digest(conversations.names_of(session, row.id)),
        }
        for row in rows
    ]


def _digest(names: list[str]) -> str:
    return hashlib.sha256("\n".join(names).encode("ascii")).hexdigest()
