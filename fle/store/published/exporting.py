"""Writing a run into a published table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from fle.store.address import shown, store_url
from fle.store.published.conversion import THEIRS, row_of
from fle.store.published.table import PROGRAMS, opened
from fle.store.records import StoredStep, StoreError
from fle.store.store import Store


def export_programs(
    store: Store, run: int, target: str | Path, *, version: int | None = None
) -> int:
    """Add the steps of a run to a table `programs`, which is made where there is none.

    Args:
        store: Where the run is.
        run: Its id.
        target: A file, or the URL of a database.
        version: The number that the run has in the table; its own unless given.

    Returns:
        How many rows were added.

    Raises:
        StoreError: The table has rows of that version already, or cannot be written.
    """
    number = store.run(run).version if version is None else version
    with opened(target, create=True) as table:
        of_version = select(func.count()).where(PROGRAMS.c.version == number)
        if present := table.scalar(of_version):
            raise StoreError(
                f"{shown(store_url(target))} has {present} programs of version {number} already: "
                "choose another number with --version"
            )
        ids = _Ids(table)
        rows = 0
        for step, row in _rows(store, run):
            if version is not None:
                row["version"] = version
            row["id"] = ids.take(step)
            row["parent_id"] = ids.of_parent(step)
            table.execute(insert(PROGRAMS).values(**row))
            rows += 1
        ids.note_last()
    return rows


def _rows(store: Store, run_id: int) -> Iterator[tuple[StoredStep, dict[str, Any]]]:
    run = store.run(run_id)
    for trajectory in store.trajectories(run_id):
        # A parent comes before its children.
        for step in sorted(store.steps(trajectory.id), key=lambda each: each.id):
            messages, state = store.conversation(step.id), store.game_state(step.id)
            yield step, row_of(run, trajectory, step, messages, state)


class _Ids:
    """The numbers of rows: those that imported steps once had where they are free."""

    def __init__(self, table: Connection) -> None:
        self._table = table
        self._taken: set[int] = set(table.scalars(select(PROGRAMS.c.id)))
        self._next = max(self._taken, default=0) + 1
        self._rows: dict[int, int] = {}

    def take(self, step: StoredStep) -> int:
        """Return the number of the row of `step`."""
        number = step.meta.get(THEIRS, {}).get("id")
        if not isinstance(number, int) or number in self._taken:
            number = self._next
        self._taken.add(number)
        self._next = max(self._next, number + 1)
        self._rows[step.id] = number
        return number

    def of_parent(self, step: StoredStep) -> int | None:
        """Return the number of the row of the parent of `step`."""
        if step.parent is not None:
            return self._rows[step.parent]
        # A row may name a parent that its table does not have.
        lost = step.meta.get(THEIRS, {}).get("parent_id")
        return lost if isinstance(lost, int) else None

    def note_last(self) -> None:
        """Let PostgreSQL give the next free numbers to those who add rows later."""
        if self._table.dialect.name == "postgresql" and self._taken:
            self._table.execute(
                text("SELECT setval(pg_get_serial_sequence('programs', 'id'), :last)"),
                {"last": max(self._taken)},
            )
