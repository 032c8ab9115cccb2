"""A click group that imports a command only when it is used, and reports our errors in a line."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from fle.runtime.errors import FleError


class LazyGroup(click.Group):
    """A group whose commands are named by `module:attribute`."""

    def __init__(self, name: str, *, commands_by_path: Mapping[str, str], **settings: Any) -> None:
        super().__init__(name, **settings)
        self.commands_by_path = commands_by_path

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the alphabet."""
        return sorted(self.commands_by_path)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None where there is none of that name."""
        path = self.commands_by_path.get(cmd_name)
        if path is None:
            return None
        module, _, attribute = path.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


def run_group(group: click.Group) -> None:
    """Run `group` as the program; an error of ours ends it in one line and exit code 1."""
    command = click.version_option(package_name="fle-toolkit", prog_name="fle")(group)
    try:
        command(prog_name="fle")
    except FleError as error:
        click.echo(f"fle: {error}", err=True)
        sys.exit(1)
