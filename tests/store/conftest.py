"""Stores whose tables are there: most tests are not about making them, which takes longer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import database

from fle.store import Store


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store."""
    path = tmp_path_factory.mktemp("made") / "results.db"
    Store(path).close()
    return path


@pytest.fixture(scope="session")
def made_database(postgres_server: str) -> Iterator[str]:
    """The name of a PostgreSQL database that is an empty store."""
    with database(postgres_server) as name:
        Store(postgres_server.format(database=name)).close()
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def made_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store of one's own, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("made_file"), tmp_path / "results.db")
        yield f"sqlite:///{path}"
        return
    server: str = request.getfixturevalue("postgres_server")
    with database(server, request.getfixturevalue("made_database")) as name:
        yield server.format(database=name)
