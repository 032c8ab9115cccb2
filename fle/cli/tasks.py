"""`fle tasks`: what can be played."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from fle.cli._tasks_dir import TASKS_DIR
from fle.tasks import Task, TaskError, find_task, list_tasks
from fle.tasks.definition import load_task


@click.group()
def tasks() -> None:
    """List, show and check tasks."""


@tasks.command("list")
@TASKS_DIR
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_command(tasks_dirs: tuple[Path, ...], as_json: bool) -> None:
    """List the tasks with what they ask for."""
    found = list_tasks(tasks_dirs)
    if as_json:
        click.echo(json.dumps([_document(task) for task in found], indent=2))
        return
    width = max((len(task.key) for task in found), default=0)
    for task in found:
        click.echo(f"{task.key:{width}}  {_summary(task)}")


@tasks.command("show")
@click.argument("key")
@TASKS_DIR
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_command(key: str, tasks_dirs: tuple[Path, ...], as_json: bool) -> None:
    """Show the goal, the figures and the starting inventory of task KEY."""
    task = find_task(key, tasks_dirs)
    if as_json:
        click.echo(json.dumps(_document(task), indent=2))
        return
    click.echo(f"{task.key} ({task.task_type})\n\n{task.goal}\n")
    for line in _figures(task):
        click.echo(line)


@tasks.command("check")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--factorio",
    type=click.Choice(["1.1", "2.0"]),
    help="Version that must have every item.  [default: any version]",
)
def check_command(files: tuple[Path, ...], factorio: str | None) -> None:
    """Check task files; print every mistake with its file and key."""
    wrong = 0
    for path in files:
        try:
            task = load_task(path, factorio=factorio)
        except TaskError as error:
            wrong += 1
            click.echo(str(error), err=True)
        else:
            click.echo(f"{path}: {task.key} is right")
    if wrong:
        sys.exit(1)


def _summary(task: Task) -> str:
    """Return in a few words what a task asks for."""
    parts = [task.task_type.replace("_", " ")]
    if task.entity:
        amount = f"{task.quota:g} " if task.quota is not None else ""
        parts = [f"{amount}{task.entity} in {task.holdout_s:g} s"]
    if task.num_agents > 1:
        parts.append(f"{task.num_agents} agents")
    return ", ".join([*parts, f"{task.trajectory_length} programs"])


def _figures(task: Task) -> list[str]:
    lines = []
    if task.entity:
        quota = f"at least {task.quota:g}" if task.quota is not None else "as much as possible"
        lines.append(f"measured: {task.entity}, {quota} in {task.holdout_s:g} s of game time")
    lines.append(f"programs: at most {task.trajectory_length} each; agents: {task.num_agents}")
    for number, told in enumerate(task.agent_instructions, start=1):
        lines.append(f"agent {number} is told: {told}")
    lines.append(f"technologies: {'all' if task.all_technologies else 'none'}")
    items = ", ".join(f"{count} {item}" for item, count in task.inventory.items())
    lines.append(f"inventory: {items or 'empty'}")
    if task.aliases:
        lines.append(f"also called: {', '.join(task.aliases)}")
    if task.solution:
        lines.append(f"solved by: {', '.join(path.name for path in task.solution)}")
    return lines


def _document(task: Task) -> dict[str, object]:
    """Return `task` as JSON-compatible data, without paths of this machine."""
    document = asdict(task)
    del document["path"]
    document["solution"] = [path.name for path in task.solution]
    return document
