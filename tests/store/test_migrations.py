"""The migrations make the tables that the models describe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from fle.store import Store, store_url
from fle.store.connection import WRITES, open_engine
from fle.store.migrate import HEAD, VERSION_TABLE, downgrade, ensure_current, upgrade
from fle.store.models import Base


@pytest.fixture
def connection(store_address: str) -> Iterator[Connection]:
    engine = open_engine(store_url(store_address))
    ensure_current(engine)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        yield connection
    engine.dispose()


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return compare_metadata(context, Base.metadata)


def test_migrations_make_what_models_describe(connection: Connection) -> None:
    assert differences(connection) == []


def test_a_store_goes_back_and_forth(connection: Connection) -> None:
    downgrade(connection, "base")
    assert inspect(connection).get_table_names() == [VERSION_TABLE]
    upgrade(connection, "head")
    assert differences(connection) == []


def test_every_migration_can_be_undone(connection: Connection) -> None:
    folder = ScriptDirectory("fle/store/migrations").walk_revisions()
    for revision in folder:
        downgrade(connection, str(revision.down_revision or "base"))
        upgrade(connection, revision.revision)
        downgrade(connection, str(revision.down_revision or "base"))
    upgrade(connection, "head")
    assert differences(connection) == []


def test_an_old_store_is_brought_up_to_date_when_it_is_opened(store_address: str) -> None:
    engine = open_engine(store_url(store_address))
    ensure_current(engine)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        downgrade(connection, "base")
    engine.dispose()

    with Store(store_address) as store:
        store.create_run("new")


def test_the_newest_migration_is_known() -> None:
    assert ScriptDirectory("fle/store/migrations").get_current_head() == HEAD


def test_a_migration_that_is_broken_off_leaves_nothing(store_address: str) -> None:
    engine = open_engine(store_url(store_address))
    ensure_current(engine)
    with engine.connect().execution_options(**WRITES) as connection:
        with connection.begin():
            downgrade(connection, "base")
        with connection.begin() as transaction:
            upgrade(connection, "head")
            transaction.rollback()
        assert inspect(connection).get_table_names() == [VERSION_TABLE]
        assert connection.execute(text(f"SELECT count(*) FROM {VERSION_TABLE}")).scalar() == 0
    engine.dispose()
