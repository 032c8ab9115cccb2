"""Alembic's entry: migrates over the connection, and in the transaction, of `fle.store.migrate`."""

from alembic import context

from fle.store.migrate import VERSION_TABLE
from fle.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
