"""Files that a command will write, refused before anything is run when they cannot be."""

import os
from pathlib import Path
from typing import Any

import click


class _NewFile(click.Path):
    """A file to be written."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = super().convert(value, param, ctx)
        assert isinstance(path, Path)
        if not os.access(path.parent, os.W_OK):
            self.fail(f"the folder {path.parent} does not exist or cannot be written", param, ctx)
        return path


NEW_FILE = _NewFile(dir_okay=False, writable=True, path_type=Path)
