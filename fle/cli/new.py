"""`fle new tool`: start a new tool."""

import sys
from pathlib import Path

import click

from fle.cli.gen import fail, shown
from fle.codegen.scaffold import ScaffoldError, new_tool
from fle.codegen.sources import Sources


@click.group()
def new() -> None:
    """Start something new."""


@new.command(short_help="Write a tool that works, to be changed.")
@click.argument("name")
@click.option(
    "--tools",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Your own folder of tools; it is made when it is not there.",
)
def tool(name: str, folder: Path | None) -> None:
    """Write the schema, the Lua file and the spec of a tool NAME that works, to be changed."""
    sources = Sources.installed()
    if folder is None and sources.schemas.parent.name == "_bundled":
        fail("this is an installed package, which takes no tools of its own", "use --tools DIR")
    root = folder or sources.schemas.parent
    try:
        files = new_tool(name, root, own_folder=folder is not None)
    except ScaffoldError as error:
        click.echo(f"fle: {error}", err=True)
        sys.exit(1)
    for file in files:
        click.echo(f"wrote {shown(file)}")
    again = f"fle gen --tools {folder}" if folder else "fle gen"
    click.echo(f"change them, then run {again}", err=True)
