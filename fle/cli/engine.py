"""`fle engine`: what the embedded server is and covers."""

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from fle.engine.coverage import ClassCoverage, measure, measure_published, published_line


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
@click.option(
    "--published",
    is_flag=True,
    help="Only the members that the published environment's Lua uses.",
)
@click.option("--all", "show_all", is_flag=True, help="List classes without any member, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def coverage_command(
    class_name: str | None, factorio: str, published: bool, show_all: bool, as_json: bool
) -> None:
    """Show, class by class, which members of the game's API are emulated.

    With CLASS, list its members by name. With --published, list what of the published
    environment's needs is missing, and why.
    """
    if published:
        if class_name is not None:
            raise click.UsageError("--published takes no CLASS: it lists its own members")
        _print_published(factorio, as_json=as_json)
        return
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


def _print_published(factorio: str, *, as_json: bool) -> None:
    members = measure_published(factorio)
    missing = [member for member in members if not member.emulated]
    done = len(members) - len(missing)
    if as_json:
        document = {
            "factorio": factorio,
            "published": published_line(factorio),
            "members": len(members),
            "emulated": done,
            "missing": {member.name: member.reason for member in missing},
        }
        click.echo(json.dumps(document, indent=2))
        return
    share = 100 * done / len(members)
    click.echo(
        f"The published environment {published_line(factorio)} uses {len(members)} members of "
        f"Factorio {factorio}'s API; {done} are emulated ({share:.1f} %). Not emulated:"
    )
    for member in missing:
        click.echo(f"  {member.name}: {member.reason or 'not done yet'}")


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
