"""Conversations: of each step only what it adds to an earlier one is kept.

A step has a base, an earlier step of the same trajectory. Its conversation is the first `kept`
messages of that of its base, then its own messages. A conversation that only grows costs its new
messages; one that was summarised costs the summary. Messages are blobs: a system prompt is kept
once, however many trajectories begin with it.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, literal, select
from sqlalchemy.orm import Session, aliased

from fle.store import blobs
from fle.store.models import MessageRow, StepRow
from fle.store.records import Json, StoreError


def packed(message: Json) -> bytes:
    """Return `message` as the bytes that are kept.

    Raises:
        StoreError: It cannot be written as JSON.
    """
    try:
        return json.dumps(message, allow_nan=False, separators=(",", ":")).encode("ascii")
    except (TypeError, ValueError) as error:
        raise StoreError(f"a message cannot be written as JSON: {error}") from error


def names_of(session: Session, step: int) -> list[str]:
    """Return the digests of the messages of the conversation after `step`, in order."""
    chain = _chain(session, step)
    rows = session.execute(
        select(MessageRow.step_id, MessageRow.position, MessageRow.sha256)
        .where(MessageRow.step_id.in_([step for step, _ in chain]))
        .order_by(MessageRow.position)
    )
    own: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        own.setdefault(row.step_id, []).append((row.position, row.sha256))
    names: dict[int, str] = {}
    # From the newest to the oldest: of an older step only the messages that were kept count.
    limit: int | None = None
    for step_id, kept in chain:
        for position, name in own.get(step_id, ()):
            if limit is None or position < limit:
                names[position] = name
        limit = kept if limit is None else min(limit, kept)
    if sorted(names) != list(range(len(names))):
        raise StoreError(f"the conversation of step {step} is incomplete in the store")
    return [names[position] for position in range(len(names))]


def messages(session: Session, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the messages with these digests, in order."""
    contents = blobs.get(session, names)
    missing = [name for name in names if name not in contents]
    if missing:
        raise StoreError(f"message {missing[0][:12]} is missing in the store")
    return [json.loads(contents[name]) for name in names]


def common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many messages two conversations have in common at their beginning."""
    pairs = zip(first, second, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if one != other),
        min(len(first), len(second)),
    )


def _chain(session: Session, step: int) -> list[tuple[int, int]]:
    """Return `step`, its base, the base of that, ... as (id, kept)."""
    return [(row.id, row.kept) for row in session.execute(_chain_of(), {"step": step})]


@cache
def _chain_of() -> Select[tuple[int, int]]:
    """Return the query of a chain; to build it takes much longer than to run it."""
    start = (
        select(StepRow.id, StepRow.base_id, StepRow.kept, literal(0).label("distance"))
        .where(StepRow.id == bindparam("step"))
        .cte("chain", recursive=True)
    )
    base = aliased(StepRow)
    chain = start.union_all(
        select(base.id, base.base_id, base.kept, start.c.distance + 1)
        .join(start, base.id == start.c.base_id)
        # A step that keeps nothing of its base needs nothing of it.
        .where(start.c.kept > 0)
    )
    return select(chain.c.id, chain.c.kept).order_by(chain.c.distance)
