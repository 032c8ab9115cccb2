"""`fle report`: what runs reached and what they cost, as tables, pictures and a page."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich import box
from rich.console import Console
from rich.table import Table as Shown
from rich.text import Text

from fle.cli._store import STORE, find_run, open_store

if TYPE_CHECKING:
    # Imported when the command runs, as the database is.
    from fle.eval.report.layout import Table
    from fle.eval.report.report import Report

_FORMATS = ("table", "json", "csv", "html")

_EXAMPLES = """\b
Examples:
  fle report                    the newest run, as tables
  fle report 3 4                two runs side by side
  fle report baseline --out r   a page, pictures and data in the folder r
  fle report --format csv       one line for each task and model
"""


@click.command(short_help="Show what runs reached.", epilog=_EXAMPLES)
@click.argument("runs", nargs=-1, metavar="[RUN]...")
@STORE
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for report.html, report.json, report.csv and the pictures.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="What is printed.",
)
def report(runs: tuple[str, ...], address: str | None, out: Path | None, form: str) -> None:
    """Show what RUNs reached (their numbers or names; the newest unless given).

    `docs/results.md` has the formula of every figure.
    """
    from fle.eval.report import make_report

    with open_store(address) as store:
        found = [find_run(store, name) for name in runs or (None,)]
        # A run that is named twice is one run.
        made = make_report(store, list({run.id: run for run in found}.values()))
    if out:
        _write(made, out)
    _print(made, form)


def _write(made: "Report", folder: Path) -> None:
    from fle.eval.report import csv_text, document, html_page, plots_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
        plots = plots_of(made)
        for plot in plots:
            (folder / f"{plot.name}.png").write_bytes(plot.light)
        (folder / "report.html").write_text(html_page(made, plots), encoding="utf-8")
        (folder / "report.json").write_text(json.dumps(document(made), indent=2), encoding="utf-8")
        (folder / "report.csv").write_text(csv_text(made), encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written: {error.strerror}") from error
    click.echo(f"report: {folder / 'report.html'}", err=True)


def _print(made: "Report", form: str) -> None:
    from fle.eval.report import csv_text, document, html_page, plots_of

    if form == "json":
        click.echo(json.dumps(document(made), indent=2))
    elif form == "csv":
        click.echo(csv_text(made), nl=False)
    elif form == "html":
        click.echo(html_page(made, plots_of(made)))
    else:
        _print_tables(made)


def _print_tables(made: "Report") -> None:
    from fle.eval.report import backends, tables_of

    # What is piped is not cut to the width of a terminal that is not there.
    console = Console(width=None if sys.stdout.isatty() else 1000, highlight=False)
    for run in made.runs:
        where = ", ".join(backends(made, run.id)) or "a server that is not named"
        console.print(Text(f"run {run.id}, {run.name}, on {where}"))
    for table in tables_of(made):
        console.print()
        console.print(Text(table.title, style="bold"))
        console.print(Text(table.note, style="dim"))
        console.print(_shown(table))


def _shown(table: "Table") -> Shown:
    shown = Shown(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=table.total is not None)
    totals = table.total or ("",) * len(table.names)
    for number, (name, total) in enumerate(zip(table.names, totals, strict=True)):
        shown.add_column(
            Text(name),
            Text(total),
            justify="left" if number < table.texts else "right",
            overflow="fold",
        )
    for row in table.rows:
        shown.add_row(*map(Text, row))
    return shown
