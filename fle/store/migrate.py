"""Making the tables of a store, and bringing those of older versions up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from fle.store.address import shown
from fle.store.connection import WRITES, use_wal
from fle.store.models import Base
from fle.store.records import StoreError

if TYPE_CHECKING:
    # Imported when there is something to do, which is seldom.
    from alembic.config import Config

HEAD = "0001"
"""The newest migration; a test compares it with the files."""

VERSION_TABLE = "fle_store_version"
"""The table that says which migration a store has reached, and that a database is a store."""

_FOLDER = Path(__file__).parent / "migrations"
# Any number that no other program is likely to lock.
_ADVISORY_LOCK = 0x666C6573


def ensure_current(engine: Engine) -> None:
    """Make the tables where there are none, and migrate those of an older version.

    Several processes may do so at once: one works, the others wait.

    Raises:
        StoreError: The database is not a store, or a newer program made it.
    """
    with engine.connect() as connection:
        if _version(connection, engine) == HEAD:
            return
    if engine.dialect.name == "sqlite":
        use_wal(engine)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if engine.dialect.name != "sqlite":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        # Somebody else may have done it meanwhile.
        if _version(connection, engine) != HEAD:
            upgrade(connection, "head")


def upgrade(connection: Connection, revision: str) -> None:
    """Bring the tables to a newer `revision`, within the transaction of `connection`."""
    from alembic import command

    command.upgrade(_settings(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Bring the tables back to an older `revision`, within the transaction of `connection`."""
    from alembic import command

    command.downgrade(_settings(connection), revision)


def _settings(connection: Connection) -> "Config":
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def _version(connection: Connection, engine: Engine) -> str | None:
    """Return the migration that the store has reached, None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        _require_room(engine, tables)
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found is not None and found not in _known():
        raise StoreError(
            f"the store {shown(engine.url)} was made by a newer version of this program "
            f"(its tables are of version {found}, this program knows {HEAD}): "
            "pip install --upgrade fle-toolkit, or name another store"
        )
    return found


def _known() -> set[str]:
    return {path.stem.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py")}


def _require_room(engine: Engine, tables: set[str]) -> None:
    """Refuse a database that is somebody else's."""
    where = shown(engine.url)
    if engine.dialect.name == "sqlite" and tables:
        hint = (
            "It holds a table `programs`: `fle store import` reads it into a store"
            if "programs" in tables
            else "Name another file"
        )
        raise StoreError(f"{where} is not a store: it is a database of something else. {hint}")
    ours: MetaData = Base.metadata
    clash = sorted(tables & set(ours.tables))
    if clash:
        raise StoreError(
            f"{where} has a table `{clash[0]}` that is not a store's: give the store a database "
            "or a schema of its own"
        )
