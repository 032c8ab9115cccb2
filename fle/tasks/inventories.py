"""Starting inventories: items by name, and the named ones in `tasks/inventories`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fle._resources import resource
from fle.runtime.errors import FleError
from fle.tasks.json_schema import did_you_mean


class TaskError(FleError):
    """Raised when a task file is wrong, a task does not exist, or a server cannot play it."""


def named_inventory(name: str, folders: Sequence[Path] = ()) -> dict[str, int]:
    """Return the starting inventory called `name` (lab_play, free_play, empty), items by name.

    Args:
        name: The name of a file in a folder `inventories`, without its `.json`.
        folders: Where to look before the package's own `tasks` folder.

    Raises:
        TaskError: There is no inventory of that name.
    """
    files = {
        path.stem: path
        for folder in (resource("tasks"), *reversed(folders))
        for path in sorted((folder / "inventories").glob("*.json"))
    }
    if name not in files:
        raise TaskError(f"no starting inventory is called {name!r}; {did_you_mean(name, files)}")
    return checked_inventory(read_object(files[name]), str(files[name]))


def checked_inventory(value: object, where: str) -> dict[str, int]:
    """Return `value` if it maps item names to counts of at least 0.

    Raises:
        TaskError: It does not; the message opens with `where`.
    """
    if not isinstance(value, dict):
        raise TaskError(f'{where}: expected an object like {{"coal": 50}}')
    for item, count in value.items():
        whole = isinstance(count, int) and not isinstance(count, bool) and count >= 0
        if not isinstance(item, str) or not whole:
            raise TaskError(f"{where}: {item!r} has the count {count!r}; expected a whole number")
    return value


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in the file at `path`.

    Raises:
        TaskError: It cannot be read, or holds something else.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TaskError(f"{path}: cannot be read: {error.strerror}") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise TaskError(f"{path}: not JSON: {error}") from error
    if not isinstance(document, dict):
        raise TaskError(f"{path}: expected a JSON object")
    return document
