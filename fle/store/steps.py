"""Keeping a step, with the conversation and the game state after it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fle.store import blobs, conversations
from fle.store.models import MessageRow, StepRow, TrajectoryRow
from fle.store.records import StepRecord, StoreError
from fle.store.rows import columns_of

_CLOCKS = ("timings", "created_at")
# A search goes on changing these.
_LATER = ("value", "visits", "meta")


def add(session: Session, trajectory: int, record: StepRecord) -> int:
    """Keep `record` as a step of `trajectory` and return its id.

    A step that is there already, with the same content, is left as it is.
    """
    columns = columns_of(record)
    contents = [conversations.packed(message) for message in record.messages]
    names = [blobs.digest(content) for content in contents]
    state = None if record.game_state is None else blobs.digest(record.game_state)
    present = _present(session, trajectory, record)
    if present is not None:
        _require_same(session, present, columns | {"game_state": state}, names, record.parent)
        return present.id
    if session.get(TrajectoryRow, trajectory) is None:
        raise StoreError(f"there is no trajectory {trajectory} in the store")
    parent = _parent(session, trajectory, record)
    base = _base(session, trajectory, record, parent)
    before = conversations.names_of(session, base) if base is not None else []
    kept = conversations.common(before, names)
    new = dict(zip(names[kept:], contents[kept:], strict=True))
    if state is not None and record.game_state is not None:
        new[state] = record.game_state
    blobs.put(session, new)
    row = StepRow(
        trajectory_id=trajectory,
        parent_id=record.parent,
        depth=0 if parent is None else parent.depth + 1,
        base_id=base,
        kept=kept,
        game_state=state,
        **columns,
    )
    session.add(row)
    session.flush()
    session.add_all(
        MessageRow(step_id=row.id, position=position, sha256=names[position])
        for position in range(kept, len(names))
    )
    return row.id


def _present(session: Session, trajectory: int, record: StepRecord) -> StepRow | None:
    return session.scalars(
        select(StepRow).where(
            StepRow.trajectory_id == trajectory,
            StepRow.agent == record.agent,
            StepRow.index == record.index,
        )
    ).one_or_none()


def _require_same(
    session: Session, row: StepRow, columns: dict[str, Any], names: list[str], parent: int | None
) -> None:
    """Refuse to take another step in the place of one that is kept."""
    compared = [name for name in columns if name not in (*_CLOCKS, *_LATER)]
    differing = [name for name in compared if getattr(row, name) != columns[name]]
    if row.parent_id != parent:
        differing.append("parent")
    if conversations.names_of(session, row.id) != names:
        differing.append("messages")
    if differing:
        raise StoreError(
            f"step {row.index} of trajectory {row.trajectory_id} is in the store with another "
            f"{' and '.join(differing)}: two programs seem to play the same trajectory"
        )


def _parent(session: Session, trajectory: int, record: StepRecord) -> StepRow | None:
    if record.parent is None:
        return None
    row = session.get(StepRow, record.parent)
    if row is None or row.trajectory_id != trajectory:
        raise StoreError(
            f"step {record.index} cannot begin from step {record.parent}, "
            f"which is none of trajectory {trajectory}"
        )
    return row


def _base(
    session: Session, trajectory: int, record: StepRecord, parent: StepRow | None
) -> int | None:
    """Return the step whose conversation is most likely the beginning of this one."""
    if parent is not None and parent.agent == record.agent:
        return parent.id
    return session.scalars(
        select(StepRow.id)
        .where(
            StepRow.trajectory_id == trajectory,
            StepRow.agent == record.agent,
            StepRow.index < record.index,
        )
        .order_by(StepRow.index.desc())
        .limit(1)
    ).first()
