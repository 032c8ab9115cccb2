"""The option that names folders of a user's tasks."""

from pathlib import Path

import click

TASKS_DIR = click.option(
    "--tasks-dir",
    "tasks_dirs",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with tasks of your own; repeatable, beside those of FLE_TASKS.",
)
