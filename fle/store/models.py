"""The tables of a store."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from fle.store.columns import AnyText, Moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that migrations can name them again."""

# Ids are never used twice, so that what was written down of a deleted run names nothing else.
_KEEP_IDS = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """What the tables have in common."""

    metadata = MetaData(naming_convention=NAMES)
    # PostgreSQL's plain `json` keeps the order of keys, and a NUL inside of a text.
    type_annotation_map = {  # noqa: RUF012
        str: AnyText(),
        datetime: Moment(),
        float: Double(),
        dict[str, Any]: JSON(none_as_null=True),
        dict[str, float]: JSON(none_as_null=True),
    }


class RunRow(Base):
    """A run."""

    __tablename__ = "runs"
    __table_args__ = _KEEP_IDS

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(index=True)
    description: Mapped[str]
    config: Mapped[dict[str, Any]]
    toolkit: Mapped[str]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class TrajectoryRow(Base):
    """A trajectory; of a run there is one for each task, model, agent and sample."""

    __tablename__ = "trajectories"
    __table_args__ = (
        UniqueConstraint("run_id", "task", "model", "agent", "sample"),
        _KEEP_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    task: Mapped[str]
    model: Mapped[str]
    agent: Mapped[str]
    sample: Mapped[int]
    seed: Mapped[int] = mapped_column(BigInteger)
    factorio: Mapped[str]
    backend: Mapped[str]
    reason: Mapped[str | None]
    success: Mapped[bool | None]
    error: Mapped[str | None]
    meta: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class BlobRow(Base):
    """Bytes that are kept once however often they occur: game states and messages."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    codec: Mapped[str] = mapped_column(String(8))
    size: Mapped[int] = mapped_column(BigInteger)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class StepRow(Base):
    """A step; its columns are those of `StepRecord`.

    `base_id` is the step whose conversation begins as this one does, in its first `kept` messages.
    """

    __tablename__ = "steps"
    __table_args__ = (
        UniqueConstraint("trajectory_id", "agent", "index"),
        Index("ix_steps_trajectory_id_index", "trajectory_id", "index"),
        _KEEP_IDS,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectories.id", ondelete="CASCADE"))
    index: Mapped[int]
    agent: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("steps.id", ondelete="CASCADE"), index=True
    )
    depth: Mapped[int]
    code: Mapped[str | None]
    reply: Mapped[str | None]
    problem: Mapped[str | None]
    output: Mapped[str]
    error: Mapped[str | None]
    error_type: Mapped[str | None]
    reward: Mapped[float]
    production_score: Mapped[float]
    automated_score: Mapped[float]
    throughput: Mapped[float | None]
    milestones: Mapped[dict[str, Any]]
    verdict: Mapped[dict[str, Any] | None]
    tick: Mapped[int] = mapped_column(BigInteger)
    ticks: Mapped[int] = mapped_column(BigInteger)
    timings: Mapped[dict[str, float]]
    prompt_tokens: Mapped[int] = mapped_column(BigInteger)
    completion_tokens: Mapped[int] = mapped_column(BigInteger)
    reasoning_tokens: Mapped[int] = mapped_column(BigInteger)
    total_tokens: Mapped[int] = mapped_column(BigInteger)
    cost: Mapped[float | None]
    base_id: Mapped[int | None] = mapped_column(
        ForeignKey("steps.id", ondelete="CASCADE"), index=True
    )
    kept: Mapped[int]
    game_state: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"), index=True)
    agent_state: Mapped[dict[str, Any] | None]
    value: Mapped[float | None]
    visits: Mapped[int]
    meta: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class MessageRow(Base):
    """A message that a conversation has and its base has not, by its place in the conversation."""

    __tablename__ = "messages"

    step_id: Mapped[int] = mapped_column(
        ForeignKey("steps.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"), index=True)
