"""The `fle` command."""

import click


@click.group()
def main() -> None:
    """Build factories in Factorio with programs, and measure how well they do."""
