"""Bytes kept once each: game states, and the messages of conversations."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from fle.store.models import BlobRow, MessageRow, StepRow
from fle.store.records import StoreError

_RAW, _ZLIB = "raw", "zlib"
# SQLite takes a limited number of values in one statement.
_AT_ONCE = 500


def digest(data: bytes) -> str:
    """Return the name under which `data` is kept: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def put(session: Session, contents: Mapping[str, bytes]) -> None:
    """Keep `contents`, by digest; what is there already is left as it is."""
    # All writers take them in one order, or two could wait for each other.
    names = sorted(contents)
    present = _present(session, names)
    rows = [_row(name, contents[name]) for name in names if name not in present]
    if not rows:
        return
    dialect = session.get_bind().dialect.name
    make = postgresql.insert if dialect == "postgresql" else sqlite.insert
    for row in rows:
        session.execute(make(BlobRow).values(**row).on_conflict_do_nothing())


def get(session: Session, names: Iterable[str]) -> dict[str, bytes]:
    """Return the contents of `names`, by name."""
    wanted = sorted(set(names))
    found: dict[str, bytes] = {}
    for part in _parts(wanted):
        for row in session.scalars(select(BlobRow).where(BlobRow.sha256.in_(part))):
            found[row.sha256] = _contents(row)
    return found


def delete_unused(session: Session) -> int:
    """Delete the blobs to which no step refers; return how many there were."""
    unused = delete(BlobRow).where(
        ~exists().where(StepRow.game_state == BlobRow.sha256),
        ~exists().where(MessageRow.sha256 == BlobRow.sha256),
    )
    return int(session.execute(unused).rowcount)  # type: ignore[attr-defined]


def _present(session: Session, names: list[str]) -> set[str]:
    found: set[str] = set()
    for part in _parts(names):
        found.update(session.scalars(select(BlobRow.sha256).where(BlobRow.sha256.in_(part))))
    return found


def _parts(names: list[str]) -> Iterable[list[str]]:
    return (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE))


def _row(name: str, data: bytes) -> dict[str, str | int | bytes]:
    small = zlib.compress(data, 6)
    codec, kept = (_ZLIB, small) if len(small) < len(data) else (_RAW, data)
    return {"sha256": name, "codec": codec, "size": len(data), "data": kept}


def _contents(row: BlobRow) -> bytes:
    try:
        data = zlib.decompress(row.data) if row.codec == _ZLIB else row.data
    except zlib.error as error:
        raise StoreError(f"blob {row.sha256[:12]} of the store is damaged: {error}") from error
    if digest(data) != row.sha256:
        raise StoreError(f"blob {row.sha256[:12]} of the store is damaged: its bytes have changed")
    return data
