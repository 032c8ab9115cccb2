"""Rows of the tables as the values that the store gives."""

import math
from datetime import UTC, datetime
from typing import Any

from fle.store.columns import as_json
from fle.store.models import RunRow, StepRow, TrajectoryRow
from fle.store.records import Run, StepRecord, StoredStep, StoreError, Trajectory, Usage

_SAME = (
    "index",
    "agent",
    "code",
    "reply",
    "problem",
    "output",
    "error",
    "error_type",
    "reward",
    "production_score",
    "automated_score",
    "throughput",
    "milestones",
    "verdict",
    "tick",
    "ticks",
    "timings",
    "agent_state",
    "value",
    "visits",
    "meta",
)
"""Fields of a step that have the same name and value in the table."""

_USAGE = ("prompt_tokens", "completion_tokens", "reasoning_tokens", "total_tokens", "cost")


def run_of(row: RunRow) -> Run:
    """Return a run."""
    return Run(
        id=row.id,
        name=row.name,
        version=row.version,
        description=row.description,
        config=row.config,
        toolkit=row.toolkit,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )


def trajectory_of(row: TrajectoryRow) -> Trajectory:
    """Return a trajectory."""
    return Trajectory(
        id=row.id,
        run=row.run_id,
        task=row.task,
        model=row.model,
        agent=row.agent,
        sample=row.sample,
        seed=row.seed,
        factorio=row.factorio,
        backend=row.backend,
        reason=row.reason,
        success=row.success,
        error=row.error,
        meta=row.meta,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )


def step_of(row: StepRow) -> StoredStep:
    """Return a step."""
    same: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    return StoredStep(
        id=row.id,
        trajectory=row.trajectory_id,
        parent=row.parent_id,
        depth=row.depth,
        usage=Usage(**{name: getattr(row, name) for name in _USAGE}),
        state_hash=row.game_state,
        created_at=row.created_at,
        **same,
    )


def columns_of(record: StepRecord) -> dict[str, Any]:
    """Return the columns of a step that its record says by itself.

    Raises:
        StoreError: A number is not finite, or a value is no JSON: databases would not keep it.
    """
    columns: dict[str, Any] = {name: getattr(record, name) for name in _SAME}
    columns |= {name: getattr(record.usage, name) for name in _USAGE}
    for name, value in columns.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise StoreError(f"step {record.index} cannot be kept: its {name} is {value}")
    for name in ("milestones", "timings", "meta", "verdict", "agent_state"):
        if columns[name] is not None:
            columns[name] = as_json(f"{name} of step {record.index}", columns[name])
    return columns | {"created_at": record.created_at or datetime.now(UTC)}
