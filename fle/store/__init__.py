"""Results of runs in a database: SQLite by default, PostgreSQL by its URL."""

from fle.store.address import DEFAULT, VARIABLE, shown, store_url
from fle.store.records import (
    Run,
    StepRecord,
    StoredStep,
    StoreError,
    Trajectory,
    Usage,
)
from fle.store.store import Store

__all__ = [
    "DEFAULT",
    "VARIABLE",
    "Run",
    "StepRecord",
    "Store",
    "StoreError",
    "StoredStep",
    "Trajectory",
    "Usage",
    "shown",
    "store_url",
]
