"""`fle store`: what is in a store, and the way in and out for the published table."""

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fle.cli._store import STORE, find_run, open_store

if TYPE_CHECKING:
    from fle.store import Run, Store, Trajectory


@click.group()
def store() -> None:
    """List, delete, export and import results."""


@store.command("list")
@click.argument("run", required=False)
@STORE
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_command(run: str | None, address: str | None, as_json: bool) -> None:
    """List the runs of a store, or the trajectories of RUN (its number or name)."""
    with open_store(address) as opened:
        rows = _runs(opened) if run is None else _trajectories(opened, find_run(opened, run))
    if as_json:
        click.echo(json.dumps(rows, indent=2))
    elif not rows:
        click.echo("nothing yet", err=True)
    else:
        _print(rows)


@store.command("delete")
@click.argument("run")
@STORE
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_command(run: str, address: str | None, yes: bool) -> None:
    """Delete RUN (its number or name) with all its trajectories."""
    with open_store(address) as opened:
        found = find_run(opened, run)
        count = len(opened.trajectories(found.id))
        if not yes:
            click.confirm(
                f"Delete run {found.id}, {found.name!r}, with {count} trajectories?", abort=True
            )
        opened.delete_run(found.id)
        opened.shrink()
    click.echo(f"deleted run {found.id}, {found.name}, with {count} trajectories")


@store.command("export")
@click.argument("run")
@click.argument("target", metavar="FILE|URL")
@STORE
@click.option("--version", type=int, help="Number of the run in the table.  [default: its own]")
def export_command(run: str, target: str, address: str | None, version: int | None) -> None:
    """Add RUN to a table `programs`, as the published environment has it, in a file or database.

    `docs/results.md` says what its columns mean.
    """
    from fle.store import shown, store_url
    from fle.store.published import export_programs

    with open_store(address) as opened:
        found = find_run(opened, run)
        rows = export_programs(opened, found.id, target, version=version)
    click.echo(f"exported {rows} programs of run {found.id} to {shown(store_url(target))}")


@store.command("import")
@click.argument("source", metavar="FILE|URL")
@STORE
def import_command(source: str, address: str | None) -> None:
    """Make runs of the table `programs` of a file or database, one for each version in it."""
    from fle.store.published import import_programs

    with open_store(address, create=True) as opened:
        runs = import_programs(opened, source)
        for run in runs:
            count = len(opened.trajectories(run.id))
            click.echo(f"imported version {run.version} as run {run.id}: {count} trajectories")
    if not runs:
        click.echo("the table is empty", err=True)


def _runs(opened: "Store") -> list[dict[str, Any]]:
    return [_run_row(run, opened.trajectories(run.id)) for run in opened.runs()]


def _run_row(run: "Run", trajectories: list["Trajectory"]) -> dict[str, Any]:
    return {
        "run": run.id,
        "name": run.name,
        "version": run.version,
        "begun": run.created_at.isoformat(sep=" ", timespec="minutes"),
        "tasks": len({each.task for each in trajectories}),
        "models": sorted({each.model or each.agent for each in trajectories}),
        "trajectories": len(trajectories),
        "ended": sum(each.finished for each in trajectories),
        "success": sum(bool(each.success) for each in trajectories),
    }


def _trajectories(opened: "Store", run: "Run") -> list[dict[str, Any]]:
    return [_trajectory_row(each, opened.figures(each.id)) for each in opened.trajectories(run.id)]


def _trajectory_row(trajectory: "Trajectory", steps: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "trajectory": f"t{trajectory.id}",
        "task": trajectory.task,
        "model": trajectory.model,
        "agent": trajectory.agent,
        "sample": trajectory.sample,
        "steps": len(steps),
        "score": max((step["production_score"] for step in steps), default=0.0),
        "ended": trajectory.reason,
        "success": trajectory.success,
        "error": trajectory.error,
    }


def _print(rows: list[dict[str, Any]]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in rows[0]:
        number = all(isinstance(row[name], int | float) for row in rows)
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row, name)) for name in row))
    # What is piped is not cut to the width of a terminal that is not there.
    Console(width=None if sys.stdout.isatty() else 1000).print(table)


def _cell(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return ", ".join(value) if isinstance(value, list) else str(value)
