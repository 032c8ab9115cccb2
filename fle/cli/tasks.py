"""`fle tasks`: what can be played."""

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from fle.tasks import Task, find_task, list_tasks


@click.group()
def tasks() -> None:
    """List and show the tasks."""


@tasks.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_command(as_json: bool) -> None:
    """List the tasks with what they ask for."""
    found = list_tasks()
    if as_json:
        click.echo(json.dumps([_document(task) for task in found], indent=2))
        return
    table = Table("task", "produce", "quota", "in", "programs")
    for task in found:
        table.add_row(
            task.key,
            task.entity,
            str(task.quota),
            f"{task.holdout_s} s",
            str(task.trajectory_length),
        )
    Console().print(table)


@tasks.command("show")
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_command(key: str, as_json: bool) -> None:
    """Show the goal, the figures and the starting inventory of task KEY."""
    task = find_task(key)
    if as_json:
        click.echo(json.dumps(_document(task), indent=2))
        return
    click.echo(f"{task.key} ({task.task_type})\n\n{task.goal}\n")
    click.echo(f"quota: {task.quota} {task.entity} in {task.holdout_s} s of game time")
    click.echo(f"programs: at most {task.trajectory_length}; agents: {task.num_agents}")
    click.echo(f"technologies: {'all' if task.all_technologies else 'none'}")
    items = ", ".join(f"{count} {item}" for item, count in task.inventory.items())
    click.echo(f"inventory: {items or 'empty'}")
    if task.solution:
        click.echo(f"a program that reaches it: {task.solution.name}")


def _document(task: Task) -> dict[str, object]:
    """Return `task` as JSON-compatible data, without paths of this machine."""
    document = asdict(task)
    del document["path"]
    document["solution"] = task.solution.name if task.solution else None
    return document
