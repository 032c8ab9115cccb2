"""Results of runs in a database: SQLite by default, PostgreSQL by its URL."""

from typing import TYPE_CHECKING

from fle._later import importer
from fle.store.records import (
    Run,
    StepRecord,
    StoredStep,
    StoreError,
    Trajectory,
    Usage,
)

if TYPE_CHECKING:
    from fle.store.address import DEFAULT, VARIABLE, shown, store_url
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

# Imported on first use: workers make records and leave the database to others.
__getattr__ = importer(
    globals(),
    {
        "DEFAULT": ".address",
        "Store": ".store",
        "VARIABLE": ".address",
        "shown": ".address",
        "store_url": ".address",
    },
)
