"""`fle data`: the prototype and API facts that the embedded server runs on."""

from pathlib import Path

import click

from fle.engine.coverage import compile_usage
from fle.engine.facts import FactsError, build

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def data() -> None:
    """Compile the facts of a game version."""


@data.command("build", short_help="Compile a dump of the game's data.")
@click.argument("dump", type=_FILE)
@click.option("--api", type=_FILE, required=True, help="The game's runtime-api.json.")
@click.option("--version", required=True, help="The game version, such as 1.1.110.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write; tables already in it are replaced.",
)
def build_command(dump: Path, api: Path, version: str, out: Path) -> None:
    """Compile DUMP, which the game's --dump-data wrote, into tables of the engine.

    DUMP and the API description may be plain JSON or compressed (.json.xz).
    """
    try:
        written = build(dump, api, version, out)
    except FactsError as error:
        raise click.ClickException(str(error)) from error
    size = sum(path.stat().st_size for path in written)
    click.echo(f"{out}: {len(written)} files, {size / 1000:.0f} kB")


@data.command("usage", short_help="Compile what the published environment uses.")
@click.argument("description", type=_FILE)
def usage_command(description: Path) -> None:
    """Compile DESCRIPTION, a JSON file of the API members that the published Lua uses."""
    click.echo(compile_usage(description))
