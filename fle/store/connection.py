"""Connections to a database: how they are set up, and what their failures mean."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from fle.store.address import shown
from fle.store.records import StoreError

BUSY_S = 120
"""How long a connection waits for others that write to the same file, in seconds."""

# A server that was set up without an encoding would send bytes.
_POSTGRESQL = {"connect_timeout": 10, "client_encoding": "utf8"}

WRITES = {"fle_writes": True}
"""Options of connections that will write, so that they wait for each other at their beginning."""


def open_engine(url: URL) -> Engine:
    """Return an engine for `url`; nothing is opened yet."""
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_pre_ping=True,
            json_serializer=_json,
            connect_args={key: value for key, value in _POSTGRESQL.items() if key not in url.query},
        )
    engine = create_engine(url, json_serializer=_json, connect_args={"timeout": BUSY_S})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _json(value: Any) -> str:
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions by itself, and too late.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # What is committed is on the disk: also a power cut costs no step.
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("fle_writes", False)
    # A transaction that read first and then wants to write fails at once, however long it may wait.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_wal(engine: Engine) -> None:
    """Let readers and a writer of the file work at the same time; it stays so for ever."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        deadline = time.monotonic() + BUSY_S
        while True:
            # This statement does not wait for others by itself.
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise OperationalError("PRAGMA journal_mode = WAL", None, error) from error
                time.sleep(0.02)
    finally:
        connection.close()


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn a failure of the database into a `StoreError` that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_explanation(url, error)) from error
    except sqlite3.Error as error:
        raise StoreError(_sqlite_explanation(url, _first_line(error))) from error
    except OSError as error:
        raise StoreError(f"the store {shown(url)} cannot be used: {error}") from error


def _explanation(url: URL, error: DBAPIError) -> str:
    said = _first_line(error.orig)
    if url.get_backend_name() == "sqlite":
        return _sqlite_explanation(url, said)
    where = shown(url)
    if url.password:
        said = said.replace(url.password, "***")
    if isinstance(error, OperationalError):
        return (
            f"the store {where} cannot be reached: {said}. "
            "Check that the server runs, and host, port, user, password and database of the URL"
        )
    return f"the store {where} refuses: {said}"


def _sqlite_explanation(url: URL, said: str) -> str:
    path = Path(str(url.database))
    if "not a database" in said:
        return f"{path} is not a store: it is no SQLite file. Name another with --store"
    if "readonly" in said or "unable to open" in said:
        return (
            f"the store {path} cannot be opened for writing: {said}. Check the rights of the file "
            f"and of its folder {path.parent}, or name another with --store"
        )
    if "locked" in said:
        return (
            f"the store {path} has been locked by another program for {BUSY_S} s; "
            "end that program and try again"
        )
    if "full" in said:
        return f"the store {path} cannot grow: {said}. Free some space and try again"
    return f"the store {path} fails: {said}"


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else repr(error)
