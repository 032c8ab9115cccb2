"""A step as a published row: the columns, and what of a step they leave to `meta`."""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from fle.store.records import Json, Run, StoredStep, Trajectory

OURS = "fle"
"""The key of `meta` under which a row says what the other columns cannot."""

THEIRS = "published"
"""The key of a step's meta under which it keeps what only a row can say."""

PARTS, ONLY = "parts", "only_parts"
"""The keys of a message's metadata for contents that are more than a text; the second where the
message has no metadata."""

STATE = "fle_game_state"
"""The key of `state_json` for game states of this package, in base64."""

EXACT = (
    "index",
    "agent",
    "problem",
    "output",
    "error",
    "error_type",
    "reward",
    "production_score",
    "automated_score",
    "throughput",
    "value",
    "verdict",
    "tick",
    "agent_state",
)
"""Fields of a step that stand in `meta`: those without a column, and numbers to their last bit."""

RUN = ("name", "config", "toolkit")
TRAJECTORY = (
    "task",
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


def row_of(
    run: Run,
    trajectory: Trajectory,
    step: StoredStep,
    messages: Sequence[Json],
    state: bytes | None,
) -> dict[str, Any]:
    """Return the columns of a step, without its number and that of its parent."""
    row = {
        "code": step.code or "",
        "value": step.reward if step.value is None else step.value,
        "visits": step.visits,
        "state_json": None if state is None else state_text(state),
        "conversation_json": compact({"messages": [_message(each) for each in messages]}),
        "completion_token_usage": step.usage.completion_tokens,
        "prompt_token_usage": step.usage.prompt_tokens,
        "token_usage": step.usage.total_tokens,
        "response": step.reply,
        "holdout_value": step.throughput,
        "raw_reward": step.reward,
        "version": run.version,
        "version_description": run.description,
        "model": trajectory.model,
        "meta": compact(_meta(run, trajectory, step)),
        "achievements_json": compact(step.milestones),
        "instance": -1,
        "depth": float(step.depth),
        "advantage": 0.0,
        "ticks": step.ticks,
        "created_at": step.created_at.astimezone(UTC).replace(tzinfo=None),
        "timing_metrics_json": compact([_timing(*each) for each in step.timings.items()]),
    }
    theirs = dict(step.meta.get(THEIRS, {}))
    if theirs.get("created_at") is not None:
        theirs["created_at"] = moment_of(theirs["created_at"]) or row["created_at"]
    return row | {name: value for name, value in theirs.items() if name in row}


def compact(value: object) -> str:
    """Return `value` as JSON text."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def state_text(state: bytes) -> str:
    """Return a game state as JSON text; one that is published JSON itself is that."""
    if state.startswith(b"{"):
        return state.decode("utf-8")
    return compact({STATE: base64.b64encode(state).decode("ascii")})


def moment_of(value: object) -> datetime | None:
    """Return a column's point in time in UTC without a zone, None where it is none."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value


def _meta(run: Run, trajectory: Trajectory, step: StoredStep) -> dict[str, Any]:
    ours = {
        "run": {name: getattr(run, name) for name in RUN} | _times(run),
        "trajectory": {name: getattr(trajectory, name) for name in TRAJECTORY} | _times(trajectory),
        "step": {name: getattr(step, name) for name in EXACT}
        | {
            "reasoning_tokens": step.usage.reasoning_tokens,
            "cost": step.usage.cost,
            "has_code": step.code is not None,
        },
    }
    return {key: value for key, value in step.meta.items() if key != THEIRS} | {OURS: ours}


def _times(of: Run | Trajectory) -> dict[str, str | None]:
    return {
        "created_at": of.created_at.isoformat(),
        "finished_at": None if of.finished_at is None else of.finished_at.isoformat(),
    }


def _message(message: Json) -> dict[str, Any]:
    """Return a message with a text as its content, as readers of the table expect."""
    content = message.get("content", "")
    if isinstance(content, str):
        return dict(message)
    # A message without metadata is to come back without.
    metadata = {**message["metadata"], PARTS: content} if "metadata" in message else {ONLY: content}
    return {**message, "content": _text(content), "metadata": metadata}


def _text(content: object) -> str:
    parts = content if isinstance(content, list) else [content]
    texts = [part.get("text") for part in parts if isinstance(part, Mapping)]
    return "\n\n".join(text for text in texts if isinstance(text, str))


def _timing(name: str, seconds: float) -> dict[str, Any]:
    return {
        "operation_name": name,
        "start_time": 0.0,
        "end_time": seconds,
        "children": [],
        "metadata": {},
    }
