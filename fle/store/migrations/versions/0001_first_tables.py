"""The first tables: runs, trajectories, steps, messages and blobs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("codec", sa.String(8), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blobs"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("config", sa.JSON, nullable=False),
        sa.Column("toolkit", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_runs_name", "runs", ["name"])
    op.create_index("ix_runs_version", "runs", ["version"])
    _create_trajectories()
    _create_steps()
    op.create_table(
        "messages",
        sa.Column("step_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("step_id", "position", name="pk_messages"),
        _foreign_key("messages", "step_id", "steps"),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name="fk_messages_sha256_blobs"),
    )
    op.create_index("ix_messages_sha256", "messages", ["sha256"])


def _create_trajectories() -> None:
    op.create_table(
        "trajectories",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("run_id", sa.Integer, nullable=False),
        sa.Column("task", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("agent", sa.Text, nullable=False),
        sa.Column("sample", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("factorio", sa.Text, nullable=False),
        sa.Column("backend", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("success", sa.Boolean),
        sa.Column("error", sa.Text),
        sa.Column("meta", sa.JSON, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_trajectories"),
        _foreign_key("trajectories", "run_id", "runs"),
        sa.UniqueConstraint(
            "run_id",
            "task",
            "model",
            "agent",
            "sample",
            name="uq_trajectories_run_id_task_model_agent_sample",
        ),
        sqlite_autoincrement=True,
    )


def _create_steps() -> None:
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("trajectory_id", sa.Integer, nullable=False),
        sa.Column("index", sa.Integer, nullable=False),
        sa.Column("agent", sa.Integer, nullable=False),
        sa.Column("parent_id", sa.Integer),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("code", sa.Text),
        sa.Column("reply", sa.Text),
        sa.Column("problem", sa.Text),
        sa.Column("output", sa.Text, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("error_type", sa.Text),
        sa.Column("reward", sa.Double, nullable=False),
        sa.Column("production_score", sa.Double, nullable=False),
        sa.Column("automated_score", sa.Double, nullable=False),
        sa.Column("throughput", sa.Double),
        sa.Column("milestones", sa.JSON, nullable=False),
        sa.Column("verdict", sa.JSON),
        sa.Column("tick", sa.BigInteger, nullable=False),
        sa.Column("ticks", sa.BigInteger, nullable=False),
        sa.Column("timings", sa.JSON, nullable=False),
        sa.Column("prompt_tokens", sa.BigInteger, nullable=False),
        sa.Column("completion_tokens", sa.BigInteger, nullable=False),
        sa.Column("reasoning_tokens", sa.BigInteger, nullable=False),
        sa.Column("total_tokens", sa.BigInteger, nullable=False),
        sa.Column("cost", sa.Double),
        sa.Column("base_id", sa.Integer),
        sa.Column("kept", sa.Integer, nullable=False),
        sa.Column("game_state", sa.String(64)),
        sa.Column("agent_state", sa.JSON),
        sa.Column("value", sa.Double),
        sa.Column("visits", sa.Integer, nullable=False),
        sa.Column("meta", sa.JSON, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_steps"),
        _foreign_key("steps", "trajectory_id", "trajectories"),
        _foreign_key("steps", "parent_id", "steps"),
        _foreign_key("steps", "base_id", "steps"),
        sa.ForeignKeyConstraint(["game_state"], ["blobs.sha256"], name="fk_steps_game_state_blobs"),
        sa.UniqueConstraint(
            "trajectory_id", "agent", "index", name="uq_steps_trajectory_id_agent_index"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_steps_trajectory_id_index", "steps", ["trajectory_id", "index"])
    for column in ("parent_id", "base_id", "game_state"):
        op.create_index(f"ix_steps_{column}", "steps", [column])


def _foreign_key(table: str, column: str, referred: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{referred}.id"], name=f"fk_{table}_{column}_{referred}", ondelete="CASCADE"
    )


def downgrade() -> None:
    """Drop them, and every result with them."""
    for table in ("messages", "steps", "trajectories", "runs", "blobs"):
        op.drop_table(table)
