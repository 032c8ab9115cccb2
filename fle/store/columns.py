"""Column types that keep what Python has, on SQLite and on PostgreSQL."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from fle.store.records import StoreError

# A noncharacter of Unicode: no text that means anything holds it.
_MARK = "\U0010ffff"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\U0010ffff]")
_ESCAPED = re.compile(_MARK + "([0-9a-f]{6})")


def escaped(text: str) -> str:
    """Write the characters that a database refuses (NUL, lone surrogates) with others."""
    return _UNSTORABLE.sub(lambda found: f"{_MARK}{ord(found[0]):06x}", text)


def unescaped(text: str) -> str:
    """Undo `escaped`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def as_json(what: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return `value` as it comes back from a JSON column: tuples as lists, keys as text.

    Args:
        what: What it is, for the error.
        value: JSON-compatible data.

    Raises:
        StoreError: It is not.
    """
    try:
        found: dict[str, Any] = json.loads(json.dumps(dict(value), allow_nan=False))
    except (TypeError, ValueError) as error:
        raise StoreError(f"{what} cannot be written as JSON: {error}") from error
    return found


class AnyText(TypeDecorator[str]):
    """Text with any characters that a Python string can have.

    PostgreSQL refuses NUL and neither database takes a lone surrogate; programs print both.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what cannot be stored."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Give back what was stored."""
        return None if value is None else unescaped(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; SQLite alone would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn it to UTC; a time without a zone is local time."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give it back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
