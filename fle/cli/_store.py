"""The store of a command, and how people name what is in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from fle.runtime.errors import FleError

if TYPE_CHECKING:
    # Imported when a command needs it: half a second.
    from fle.store import Run, Store, Trajectory

STORE: Callable[[Any], Any] = click.option(
    "--store",
    "address",
    envvar="FLE_STORE",
    metavar="FILE|URL",
    help="Where results are kept: a file, or postgresql+psycopg://USER@HOST/DATABASE."
    "  [default: .fle/results.db]",
)
"""The option that names a store, with the parameter `address`."""


def open_store(address: str | None, *, create: bool = False) -> "Store":
    """Open the store at `address`; for reading it has to be there."""
    from fle.store import Store

    return Store(address or None, create=create)


def find_run(store: "Store", name: str | None) -> "Run":
    """Return a run by its number or its name, the newest of that name; None: the newest of all."""
    runs = store.runs()
    if name is None:
        if not runs:
            raise FleError(f"the store {store.name} has no run yet: `fle eval` makes one")
        return runs[-1]
    found = [run for run in runs if name in (str(run.id), run.name)]
    # A run may be called "3"; the number comes first.
    found.sort(key=lambda run: (str(run.id) == name, run.id))
    if not found:
        raise FleError(f"the store {store.name} has no run {name}: `fle store list` shows them")
    return found[-1]


def find_trajectory(store: "Store", name: str) -> "Trajectory | None":
    """Return a trajectory by its number, written `t17`; None where `name` is no such number."""
    if name[:1] != "t" or not name[1:].isdigit():
        return None
    return store.trajectory(int(name[1:]))
