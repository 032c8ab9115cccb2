"""Who carries a run out: one process at a time, known also after one that was killed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from fle.store.records import StoreError

try:
    import fcntl
except ImportError:  # Windows has no such locks; nothing keeps two processes apart there.
    fcntl = None  # type: ignore[assignment]

_OURS = 0x464C45
"""The first half of our advisory locks in PostgreSQL; the other one is the number of the run."""

_NOTICED_S = 3.0
"""How long a PostgreSQL server may take to notice that a process is gone that held a run."""


@contextmanager
def held(engine: Engine, run_id: int) -> Iterator[None]:
    """Hold a run for this process; the system lets go of it when the process ends.

    SQLite: a lock on a byte of the file `STORE-runs`. PostgreSQL: an advisory lock.

    Raises:
        StoreError: Another process holds it.
    """
    if engine.dialect.name == "sqlite":
        with _file_held(Path(f"{engine.url.database}-runs"), run_id):
            yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        mine = text("SELECT pg_try_advisory_lock(:ours, :run)")
        until = time.monotonic() + _NOTICED_S
        while not connection.scalar(mine, {"ours": _OURS, "run": run_id}):
            if time.monotonic() > until:
                raise _taken(run_id)
            time.sleep(0.1)
        # The lock ends with the connection, which nobody else may get.
        connection.detach()
        yield


@contextmanager
def _file_held(path: Path, run_id: int) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    with path.open("ab") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, run_id)
        except BlockingIOError as error:
            raise _taken(run_id) from error
        yield


def _taken(run_id: int) -> StoreError:
    return StoreError(
        f"run {run_id} is being carried out by another process; wait for its end, or begin "
        "another run with --new"
    )
