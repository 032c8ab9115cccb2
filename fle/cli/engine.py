"""`fle engine`: what the embedded server is and covers."""

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from fle.engine.coverage import ClassCoverage, measure


@click.group()
def engine() -> None:
    """Look at the embedded server."""


@engine.command("coverage", short_help="Show what is emulated of the game's API.")
@click.argument("class_name", metavar="[CLASS]", required=False)
@click.option(
    "--factorio",
    type=click.Choice(["1.1", "2.0"]),
    default="1.1",
    show_default=True,
    help="Version of the game.",
)
@click.option("--all", "show_all", is_flag=True, help="List classes without any member, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def coverage_command(class_name: str | None, factorio: str, show_all: bool, as_json: bool) -> None:
    """Show, class by class, which members of the game's API are emulated.

    With CLASS, list its members by name.
    """
    classes = measure(factorio)
    if class_name is not None:
        classes = [entry for entry in classes if entry.name == class_name]
        if not classes:
            raise click.UsageError(f"Factorio {factorio} has no class {class_name!r}")
    if as_json:
        click.echo(json.dumps(_document(factorio, classes), indent=2))
    elif class_name is not None:
        _print_members(classes[0])
    else:
        _print_table(classes, show_all=show_all)


def _document(factorio: str, classes: list[ClassCoverage]) -> dict[str, object]:
    return {
        "factorio": factorio,
        "members": sum(entry.total for entry in classes),
        "emulated": sum(len(entry.full) for entry in classes),
        "partial": sum(len(entry.partial) for entry in classes),
        "classes": [asdict(entry) for entry in classes],
    }


def _print_members(entry: ClassCoverage) -> None:
    for title, names in (
        ("emulated", entry.full),
        ("partly emulated", entry.partial),
        ("not emulated", entry.missing),
    ):
        click.echo(f"{title} ({len(names)}): {', '.join(names) or '-'}")


def _print_table(classes: list[ClassCoverage], *, show_all: bool) -> None:
    table = Table("class", "members", "emulated", "partly", "%")
    for column in table.columns[1:]:
        column.justify = "right"
    shown = [entry for entry in classes if show_all or entry.full or entry.partial]
    for entry in shown:
        table.add_row(entry.name, *_figures([entry]))
    table.add_section()
    table.add_row(f"all {len(classes)} classes", *_figures(classes))
    Console().print(table)
    if len(shown) < len(classes):
        click.echo(f"{len(classes) - len(shown)} classes without an emulated member are left out.")


def _figures(classes: list[ClassCoverage]) -> list[str]:
    total = sum(entry.total for entry in classes)
    full = sum(len(entry.full) for entry in classes)
    partial = sum(len(entry.partial) for entry in classes)
    return [str(total), str(full), str(partial), f"{100 * full / total if total else 0:.0f}"]
