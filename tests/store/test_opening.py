"""What cannot be opened says why, what to do, and no password."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from fle.store import Store, StoreError, shown, store_url


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "results.db"


@pytest.fixture
def nobody() -> Iterator[None]:
    """Run the test as a user whom the rights of files concern."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_the_default_is_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FLE_STORE", raising=False)
    with Store() as store:
        store.create_run("a")
    assert (tmp_path / ".fle" / "results.db").exists()

    monkeypatch.setenv("FLE_STORE", f"sqlite:///{tmp_path}/other.db")
    with Store() as store:
        assert store.runs() == []
        assert store.name == f"{tmp_path}/other.db"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "is empty"),
        ("://", "no URL"),
        ("mysql://user:secret@host/db", "not in mysql"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
    ],
)
def test_refuses_addresses(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        Store(address)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_shows_no_password(scheme: str) -> None:
    url = store_url(f"{scheme}://user:secret@host:5/db?sslpassword=secret")
    assert url.drivername == "postgresql+psycopg"
    assert "secret" not in shown(url)
    assert "user" in shown(url)
    assert "host:5/db" in shown(url)


def test_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> object:
        return None if name == "psycopg" else find_spec(name)

    monkeypatch.setattr("fle.store.address.find_spec", find)
    with pytest.raises(StoreError, match=r"pip install 'fle-toolkit\[postgres\]'"):
        Store("postgresql://host/db")


def test_makes_no_file_when_asked_not_to(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at") as error:
        Store(path, create=False)
    assert "--store" in str(error.value)
    assert not path.exists()


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store(tmp_path)


def test_refuses_a_file_of_something_else(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough for a header" * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a store: it is no SQLite file"):
        Store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("table", "hint"), [("urls", "another file"), ("programs", "import")])
def test_leaves_other_databases_alone(path: Path, table: str, hint: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute(f"CREATE TABLE {table} (id INTEGER)")
    other.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match=f"database of something else.*{hint}"):
        Store(path)

    assert path.read_bytes() == before


def test_shares_a_server_but_no_tables(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE other (id INTEGER)"))
    with Store(postgres_url) as store:
        store.create_run("a")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE fle_store_version"))
    engine.dispose()

    with pytest.raises(StoreError, match="has a table `blobs` that is not a store's"):
        Store(postgres_url)


def test_refuses_a_newer_store(store_address: str) -> None:
    Store(store_address).close()
    engine = create_engine(store_address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE fle_store_version SET version_num = '9001'"))
    engine.dispose()

    with pytest.raises(StoreError, match=r"newer version of this program.*9001.*--upgrade"):
        Store(store_address)


def test_says_that_a_file_may_not_be_written(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    path = tmp_path / "results.db"
    Store(path).close()
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    request.getfixturevalue("nobody")

    with pytest.raises(StoreError, match=r"cannot be opened for writing.*rights") as error:
        Store(path).create_run("a")
    assert "--store" in str(error.value)
    with pytest.raises(StoreError, match="cannot be made: Permission denied"):
        Store(tmp_path / "new" / "results.db")
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        Store(tmp_path / "new.db")


def test_says_that_no_server_answers() -> None:
    pytest.importorskip("psycopg")
    with socket.socket() as taken:
        # Bound and not listening: nobody answers, and nobody else can.
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match="cannot be reached") as error:
            Store(f"postgresql://user:secret@127.0.0.1:{port}/db")
    assert "secret" not in str(error.value)
    assert "Check that the server runs" in str(error.value)


def test_says_that_there_is_no_such_database(postgres_url: str) -> None:
    with pytest.raises(StoreError, match=r'cannot be reached.*"absent" does not exist'):
        Store(store_url(postgres_url).set(database="absent").render_as_string(hide_password=False))


def test_takes_a_database_without_an_encoding(postgres_url: str, postgres_server: str) -> None:
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS plain"))
        connection.execute(text("CREATE DATABASE plain ENCODING 'SQL_ASCII' TEMPLATE template0"))
    engine.dispose()
    with Store(postgres_server.format(database="plain")) as store:
        run = store.create_run("größer \U0001f980")
        assert store.run(run.id).name == "größer \U0001f980"
