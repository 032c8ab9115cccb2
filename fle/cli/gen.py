"""`fle gen`: make everything that is made from the schemas."""

import os
import sys
from pathlib import Path

import click

from fle.codegen.generate import outputs, stale, write
from fle.codegen.problems import SchemaError
from fle.codegen.sources import Sources

_SHOWN = 20


@click.command(short_help="Make everything that comes from the schemas.")
@click.option("--check", is_flag=True, help="Only tell what is stale; exit 1 when something is.")
@click.option(
    "--tools",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own tools, NAME.yaml with NAME.lua; may be given again.",
)
def gen(check: bool, folders: tuple[Path, ...]) -> None:
    """Make the mod's tables, the typed client and the manual from the schemas.

    With --tools, all of it is made in the folder `generated` of the last folder given: a mod that
    has your tools beside the package's, and the client and manual for it.
    """
    sources = Sources.installed(folders)
    if not folders and sources.schemas.parent.name == "_bundled":
        fail("this is an installed package, whose own tools are made already", "use --tools DIR")
    try:
        made = outputs(sources)
    except SchemaError as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        fail(
            f"{len(error.problems)} problems in the schemas", "schemas/README.md explains the keys"
        )
    if check:
        changed = stale(made)
        for path in changed:
            click.echo(f"stale: {shown(path)}")
        if changed:
            fail(f"{len(changed)} generated files are stale", "run fle gen")
        return
    changed = write(made)
    for path in changed[:_SHOWN]:
        click.echo(f"{'wrote' if path.exists() else 'removed'} {shown(path)}")
    if len(changed) > _SHOWN:
        click.echo(f"and {len(changed) - _SHOWN} more files")


def shown(path: Path) -> str:
    """Return a path as messages show it: relative where it is near."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else Path(relative).as_posix()


def fail(what: str, hint: str) -> None:
    """End the command with one line on what is wrong and one on what to do."""
    click.echo(f"fle: {what}", err=True)
    click.echo(f"fle: {hint}", err=True)
    sys.exit(1)
