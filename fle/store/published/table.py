"""The published table, as it is made and opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, DateTime, Integer, MetaData, Table, inspect, text
from sqlalchemy.types import REAL

from fle.store.address import shown, store_url
from fle.store.columns import AnyText
from fle.store.connection import WRITES, explained, open_engine
from fle.store.records import StoreError

TABLE = "programs"

_INTEGER, _TEXT = Integer(), AnyText()
_REAL: REAL[float] = REAL()


def _column(name: str, type_: Any, default: str | None = None) -> Column[Any]:
    return Column(name, type_, server_default=None if default is None else text(default))


PROGRAMS = Table(
    TABLE,
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("code", AnyText, nullable=False),
    _column("value", _REAL, "0.0"),
    _column("visits", _INTEGER, "0"),
    _column("parent_id", _INTEGER),
    _column("state_json", _TEXT),
    Column("conversation_json", AnyText, nullable=False),
    _column("completion_token_usage", _INTEGER),
    _column("prompt_token_usage", _INTEGER),
    _column("token_usage", _INTEGER),
    _column("response", _TEXT),
    _column("holdout_value", _REAL),
    _column("raw_reward", _REAL),
    _column("version", _INTEGER, "1"),
    _column("version_description", _TEXT, "''"),
    _column("model", _TEXT, "'gpt-4o'"),
    _column("meta", _TEXT),
    _column("achievements_json", _TEXT),
    _column("instance", _INTEGER, "-1"),
    _column("depth", _REAL, "0.0"),
    _column("advantage", _REAL, "0.0"),
    _column("ticks", _INTEGER, "0"),
    Column("created_at", DateTime, server_default=text("CURRENT_TIMESTAMP")),
    _column("timing_metrics_json", _TEXT),
)
"""The table with the columns, types and defaults that are published."""

COLUMNS = tuple(column.name for column in PROGRAMS.columns)


@contextmanager
def opened(address: str | Path, *, create: bool) -> Iterator[Connection]:
    """Open the table at `address` in a transaction, and make it where there is none.

    Args:
        address: A file, or the URL of a database; as for a store.
        create: Whether to make what is not there, and to write.

    Raises:
        StoreError: There is none and none is to be made, or it has other columns.
    """
    url = store_url(address)
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database))
        if not create and not path.is_file():
            raise StoreError(f"there is no database at {path}")
        if create and not path.parent.is_dir():
            raise StoreError(f"the folder {path.parent} does not exist")
    engine = open_engine(url)
    try:
        with (
            explained(url),
            engine.connect().execution_options(**(WRITES if create else {})) as connection,
            connection.begin(),
        ):
            _require_table(connection, shown(url), create=create)
            yield connection
    finally:
        engine.dispose()


def _require_table(connection: Connection, where: str, *, create: bool) -> None:
    tables = inspect(connection)
    if not tables.has_table(TABLE):
        if not create:
            raise StoreError(f"{where} has no table `{TABLE}`, so there is nothing to import")
        PROGRAMS.create(connection)
        return
    present = {column["name"] for column in tables.get_columns(TABLE)}
    needed = set(COLUMNS) if create else {"id", "code", "conversation_json"}
    if missing := sorted(needed - present):
        raise StoreError(
            f"the table `{TABLE}` of {where} is not the published one: "
            f"it has no column {', '.join(missing)}"
        )
