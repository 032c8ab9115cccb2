"""Results of runs in a database: SQLite by default, PostgreSQL by its URL."""

from typing import TYPE_CHECKING, Any

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
_LATER = {
    "DEFAULT": "address",
    "Store": "store",
    "VARIABLE": "address",
    "shown": "address",
    "store_url": "address",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _LATER:
        raise AttributeError(f"module 'fle.store' has no attribute {name!r}")
    value = getattr(import_module(f"fle.store.{_LATER[name]}"), name)
    globals()[name] = value
    return value
