"""A published row as a step."""

import base64
import binascii
import json
import math
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from fle.store.columns import unescaped
from fle.store.published.conversion import EXACT, ONLY, OURS, PARTS, STATE, moment_of
from fle.store.records import StepRecord, StoreError, Usage

OTHER = "published_meta"
"""The key of a step's meta for a row's `meta` that is no object."""

Row = Mapping[str, Any]


def plain_row(row: Row) -> dict[str, Any]:
    """Return a row as it was before a database stored it."""
    return {
        name: unescaped(value) if isinstance(value, str) else value for name, value in row.items()
    }


def ours(row: Row) -> dict[str, Any] | None:
    """Return what a row says for this package in its `meta`, None where it is a foreign one."""
    found = _object(row, "meta").get(OURS)
    return (
        found if isinstance(found, dict) and {"run", "trajectory", "step"} <= set(found) else None
    )


def record_of(row: Row, index: int, parent: int | None) -> StepRecord:
    """Return the step of a row.

    Args:
        row: The row.
        index: Its place in its trajectory, for rows that do not say it.
        parent: The step from which it began.

    Raises:
        StoreError: The row has something else in a column than the published table.
    """
    said = ours(row)
    exact = _exact(row, said["step"] if said else {})
    created = moment_of(row.get("created_at"))
    usage = Usage(
        prompt_tokens=row.get("prompt_token_usage") or 0,
        completion_tokens=row.get("completion_token_usage") or 0,
        total_tokens=row.get("token_usage") or 0,
        reasoning_tokens=exact.pop("reasoning_tokens", 0),
        cost=exact.pop("cost", None),
    )
    return StepRecord(
        parent=parent,
        code=row["code"] if exact.pop("has_code", True) else None,
        reply=row.get("response"),
        milestones=_object(row, "achievements_json"),
        ticks=row.get("ticks") or 0,
        timings=_timings(row),
        usage=usage,
        messages=_messages(row),
        game_state=_state(row),
        visits=row.get("visits") or 0,
        meta=_meta(row),
        created_at=None if created is None else created.replace(tzinfo=UTC),
        **{"index": index, **exact},
    )


def json_of(row: Row, column: str) -> Any:
    """Return the value of a column of JSON text, None where it is empty.

    Raises:
        StoreError: It holds something else.
    """
    text = row.get(column)
    if text is None or text == "":
        return None
    try:
        return json.loads(text)
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"row {row['id']} of the table cannot be imported: its {column} is no JSON: {error}"
        ) from error


def _object(row: Row, column: str) -> dict[str, Any]:
    found = json_of(row, column)
    return found if isinstance(found, dict) else {}


def _meta(row: Row) -> dict[str, Any]:
    found = json_of(row, "meta")
    if found is not None and not isinstance(found, dict):
        return {OTHER: found}
    return {key: value for key, value in (found or {}).items() if key != OURS}


def _exact(row: Row, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `meta` says exactly, and what a column says where somebody changed it."""
    found = {name: said[name] for name in (*EXACT, "reasoning_tokens", "cost") if name in said}
    if "has_code" in said:
        found["has_code"] = said["has_code"] or bool(row["code"])
    raw, value = row.get("raw_reward"), row.get("value")
    found["reward"] = _number(raw, found.get("reward"), value or 0.0)
    found["throughput"] = _number(row.get("holdout_value"), found.get("throughput"), None)
    unchanged = found.get("value") is None and "value" in found and close(value, found["reward"])
    found["value"] = None if unchanged else _number(value, found.get("value"), None)
    return found


def _number(column: float | None, exact: float | None, absent: float | None) -> float | None:
    if column is None:
        return absent
    return exact if exact is not None and close(column, exact) else float(column)


def close(column: float | None, exact: float) -> bool:
    """Whether a column of PostgreSQL, which has 24 bits, may come from `exact`."""
    return column is not None and math.isclose(column, exact, rel_tol=1e-6)


def _messages(row: Row) -> list[dict[str, Any]]:
    found = _object(row, "conversation_json").get("messages", [])
    messages = [dict(each) for each in found if isinstance(each, dict)]
    for message in messages:
        metadata = message.get("metadata")
        if isinstance(metadata, dict) and PARTS in metadata:
            message["content"] = metadata[PARTS]
            rest = {key: value for key, value in metadata.items() if key != PARTS}
            message |= {"metadata": rest}
        elif isinstance(metadata, dict) and ONLY in metadata:
            message["content"] = metadata[ONLY]
            del message["metadata"]
    return messages


def _state(row: Row) -> bytes | None:
    text = row.get("state_json")
    if text is None:
        return None
    found = _object(row, "state_json")
    if set(found) != {STATE}:
        return str(text).encode("utf-8")
    try:
        return base64.b64decode(found[STATE], validate=True)
    except (TypeError, binascii.Error) as error:
        raise StoreError(
            f"row {row['id']} of the table cannot be imported: its state_json is damaged: {error}"
        ) from error


def _timings(row: Row) -> dict[str, float]:
    """Return the seconds of each operation; those that run twice are added up."""
    seconds: dict[str, float] = {}
    found = json_of(row, "timing_metrics_json")
    for each in found if isinstance(found, list) else ():
        if not isinstance(each, dict):
            continue
        name, start, end = (each.get(key) for key in ("operation_name", "start_time", "end_time"))
        if (
            isinstance(name, str)
            and isinstance(start, float | int)
            and isinstance(end, float | int)
        ):
            seconds[name] = seconds.get(name, 0.0) + end - start
    return seconds
