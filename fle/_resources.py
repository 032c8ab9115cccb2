"""Where the files that are not Python live: beside the package, or in a wheel inside it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the folder `name` (schemas, mod, tasks, docs, benchmarks) of this installation.

    Raises:
        FileNotFoundError: The installation lacks the folder.
    """
    for root in (_PACKAGE / "_bundled", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(
        f"this installation of fle-toolkit lacks its folder {name!r}; reinstall it"
    )
