"""A database of results and its transactions."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from fle.store.address import shown, store_url
from fle.store.connection import WRITES, explained, open_engine
from fle.store.holding import held
from fle.store.migrate import ensure_current
from fle.store.records import StoreError

_Value = TypeVar("_Value")

_ATTEMPTS = 5

# PostgreSQL's codes: serialisation failure, deadlock, a blob that was deleted while it was being
# referred to, and a row that another process added at the same moment.
_GAVE_WAY = {"40001", "40P01", "23503", "23505"}


class Database:
    """An open database with the tables of a store."""

    def __init__(self, address: str | Path | None, *, create: bool) -> None:
        self._url = store_url(address)
        if self._url.get_backend_name() == "sqlite":
            self._require_file(Path(str(self._url.database)), create=create)
        self._engine = open_engine(self._url)
        try:
            with explained(self._url):
                ensure_current(self._engine)
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def url(self) -> str:
        """The URL with which another process opens the same store; it may hold a password."""
        return self._url.render_as_string(hide_password=False)

    @property
    def name(self) -> str:
        """The store for people: its file, or its URL without a password."""
        return shown(self._url)

    def shrink(self) -> None:
        """Give the room of what was deleted back to the disk; PostgreSQL does so by itself."""
        if self._engine.dialect.name == "sqlite":
            with explained(self._url):
                connection = self._engine.raw_connection()
                try:
                    connection.cursor().execute("VACUUM")
                    # Else the old pages stay in the log beside the file.
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    connection.close()

    @contextmanager
    def held(self, run_id: int) -> Iterator[None]:
        """Hold a run while this process carries it out; a killed process holds nothing.

        Raises:
            StoreError: Another process holds it.
        """
        with ExitStack() as stack:
            with explained(self._url):
                stack.enter_context(held(self._engine, run_id))
            yield

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that sees one state of the store and changes nothing."""
        with explained(self._url), Session(self._engine) as session:
            yield session

    def write(self, work: Callable[[Session], _Value], *, repeatable: bool = True) -> _Value:
        """Do `work` in a transaction that is committed before this returns.

        Args:
            work: What to do; called again when the database ended the transaction for another.
            repeatable: Whether it may also be called again when the connection broke and nobody
                knows whether the first time was committed.
        """
        for attempt in range(_ATTEMPTS):
            try:
                return self._written(work)
            except DBAPIError as error:
                again = repeatable if error.connection_invalidated else _gave_way(error)
                if not again or attempt == _ATTEMPTS - 1:
                    with explained(self._url):
                        raise
        raise AssertionError("the last attempt returns or raises")

    def _written(self, work: Callable[[Session], _Value]) -> _Value:
        engine = self._engine.execution_options(**WRITES)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    def _require_file(self, path: Path, *, create: bool) -> None:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; a store is a file, as {path / 'results.db'}")
        if path.exists():
            return
        if not create:
            raise StoreError(
                f"there is no store at {path}: `fle eval` makes one; name another with --store, or "
                "in the environment variable FLE_STORE"
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"the folder {path.parent} of the store cannot be made: {error.strerror}. "
                "Name another file with --store"
            ) from error


def _gave_way(error: DBAPIError) -> bool:
    """Whether the database ended a transaction because of another: it may simply be repeated."""
    state = getattr(error.orig, "sqlstate", None)
    return isinstance(error, OperationalError | IntegrityError) and state in _GAVE_WAY
