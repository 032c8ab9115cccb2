"""`fle mod`: the mod as the game takes it."""

import sys
from pathlib import Path

import click

from fle.modpack import MOD_VERSIONS, OtherVersion, build, lint
from fle.modpack.lint import luacheck
from fle.runtime.interface import package_interface, user_interface


def _mod(tools: tuple[Path, ...]) -> Path:
    return (user_interface(tools) if tools else package_interface()).mod


_TOOLS = click.option(
    "--tools",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="Folder with tools of your own, added to the mod; may be repeated.",
)


@click.group()
def mod() -> None:
    """Build and check the Factorio mod."""


@mod.command("build", short_help="Write the zip for the game's mods folder.")
@click.option(
    "--factorio", type=click.Choice(list(MOD_VERSIONS)), required=True, help="Version of the game."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder for the zip, as the game's mods folder; the current one unless given.",
)
@_TOOLS
def build_command(factorio: str, out: Path, tools: tuple[Path, ...]) -> None:
    """Write the zip that the game's mods folder takes, and print its path.

    Both versions of the game want the same name: a zip for the other one is not overwritten.
    """
    try:
        click.echo(build(_mod(tools), factorio, out))
    except OtherVersion as error:
        raise click.ClickException(str(error)) from error


@mod.command("lint", short_help="Check the mod's Lua.")
@_TOOLS
def lint_command(tools: tuple[Path, ...]) -> None:
    """Check that the mod's Lua compiles, uses what the game has, and keeps versions apart."""
    folder = _mod(tools)
    findings = lint(folder)
    for finding in findings:
        click.echo(finding)
    report = luacheck(folder)
    if report is None:
        click.echo("luacheck is not on the PATH, so its checks were left out", err=True)
    elif not report[0]:
        click.echo(report[1])
    if findings or (report and not report[0]):
        click.echo("fle: the mod has findings; mend what is listed above", err=True)
        sys.exit(1)
    click.echo("no findings", err=True)
