"""Where a store is: a URL, a file, or the default."""

import os
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from fle.store.records import StoreError

VARIABLE = "FLE_STORE"
"""The environment variable that names the store."""

DEFAULT = Path(".fle") / "results.db"
"""Where results are kept when nothing else is said, seen from the current folder."""

_SQLITE = "sqlite"
_POSTGRESQL = "postgresql"


def store_url(address: str | Path | None = None) -> URL:
    """Return the URL of the store at `address`.

    Args:
        address: `sqlite:///FILE`, `postgresql+psycopg://USER@HOST/DATABASE`, or the path of a file.
            None: what the variable `FLE_STORE` says, else `.fle/results.db`.

    Raises:
        StoreError: It is no such address, or the driver is not installed.
    """
    given = address if address is not None else os.environ.get(VARIABLE) or DEFAULT
    if isinstance(given, Path) or "://" not in given:
        if not str(given):
            raise StoreError("the address of the store is empty: give a file or a URL")
        return URL.create(_SQLITE, database=str(given))
    try:
        url = make_url(given)
    except ArgumentError as error:
        # The text is not repeated: it may hold a password.
        raise StoreError(
            "the address of the store is no URL: write sqlite:///FILE or "
            "postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
        ) from error
    return _supported(url)


def _supported(url: URL) -> URL:
    kind = url.get_backend_name()
    if kind == _SQLITE:
        if not url.database or url.database == ":memory:":
            raise StoreError(
                "a store needs a file, so that it outlives the program: sqlite:///FILE"
            )
        return url.set(drivername=_SQLITE)
    # `postgres` is what many services write.
    if kind not in (_POSTGRESQL, "postgres"):
        raise StoreError(
            f"stores are kept in SQLite or PostgreSQL, not in {kind}: write sqlite:///FILE or "
            "postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
        )
    if find_spec("psycopg") is None:
        raise StoreError(
            "PostgreSQL needs the package psycopg: pip install 'fle-toolkit[postgres]'"
        )
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """Return `url` for people: without its password."""
    if url.get_backend_name() == _SQLITE:
        return str(url.database)
    query = {key: "***" if "pass" in key.lower() else value for key, value in url.query.items()}
    return url.set(query=query).render_as_string(hide_password=True)
