"""Task files: reading and checking one.

A task is one JSON file in the published format, `{"task_type": ..., "config": {...}}`. What may
stand in it says `tasks/task.schema.json`, which is what files are checked against.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fle._resources import resource
from fle.tasks.game_names import unknown_names
from fle.tasks.inventories import TaskError, checked_inventory, named_inventory, read_object
from fle.tasks.json_schema import Checker, Problem

__all__ = ["Task", "TaskError", "load_task", "task_problems"]


@dataclass(frozen=True, slots=True)
class Task:
    """What a task file says.

    Attributes:
        key: The task's name, as users give it.
        task_type: How it is verified: throughput, unbounded_throughput, default or
            unbounded_production.
        goal: The goal in words, shown to the agents.
        entity: The item or fluid whose production is measured, or None.
        quota: Units of `entity` to be made within one hold-out, or None.
        holdout_s: Length of one measured hold-out, in game seconds.
        pre_holdout_s: Published waiting time before the hold-out, in game seconds. The published
            verifier does not use it, and neither does this one.
        trajectory_length: Programs that each agent may run.
        num_agents: Characters in the world.
        inventory: What each character starts with, items by name.
        all_technologies: Whether every technology is researched at the start.
        agent_instructions: What each agent alone is told, in their order; may be empty.
        show_steps_left: Whether the goal tells how many programs are left.
        aliases: Other names under which the task is found.
        solution: The programs that solve it, in their order, if the task ships some.
        path: The file that it was read from.
    """

    key: str
    task_type: str
    goal: str
    entity: str | None
    quota: float | None
    holdout_s: float
    pre_holdout_s: float
    trajectory_length: int
    num_agents: int
    inventory: Mapping[str, int]
    all_technologies: bool
    agent_instructions: tuple[str, ...]
    show_steps_left: bool
    aliases: tuple[str, ...]
    solution: tuple[Path, ...]
    path: Path


def load_task(path: Path, *, factorio: str | None = None) -> Task:
    """Read the task file at `path`.

    Args:
        path: The file.
        factorio: The version, as "1.1", that must have every name in it; None: any of them.

    Raises:
        TaskError: The file is missing, is not JSON, or is wrong; with every mistake on a line.
    """
    document = read_object(path)
    problems = task_problems(document, path, factorio=factorio)
    if problems:
        raise TaskError("\n".join(f"{path}: {problem}" for problem in problems))
    config = _with_defaults(document["task_type"], document["config"])
    return Task(
        key=config["task_key"],
        task_type=document["task_type"],
        goal=config["goal_description"],
        entity=config.get("throughput_entity"),
        quota=config.get("quota"),
        holdout_s=config.get("holdout_wait_period", 0),
        pre_holdout_s=config.get("pre_holdout_wait_period", 0),
        trajectory_length=int(config["trajectory_length"]),
        num_agents=int(config["num_agents"]),
        inventory=_inventory(config["starting_inventory"], path),
        all_technologies=config["all_technologies_researched"],
        agent_instructions=tuple(config["agent_instructions"] or ()),
        show_steps_left=config["show_number_of_steps_left_in_prompt"],
        aliases=tuple(document.get("aliases", ())),
        solution=tuple(_solution(document, path)),
        path=path,
    )


def task_problems(
    document: Mapping[str, Any], path: Path, *, factorio: str | None = None
) -> list[Problem]:
    """Return what is wrong with the task `document` that stands in the file at `path`."""
    problems = _checker().problems(document)
    if problems:
        return problems
    config = _with_defaults(document["task_type"], document["config"])
    told, agents = config["agent_instructions"], config["num_agents"]
    if told and len(told) != agents:
        text = f"expected one for each of the {agents} agents, found {len(told)}"
        problems.append(Problem("config.agent_instructions", text))
    try:
        inventory = _inventory(config["starting_inventory"], path)
    except TaskError as error:
        return [*problems, Problem("config.starting_inventory", str(error))]
    problems += unknown_names(config.get("throughput_entity"), inventory, factorio)
    for program in _solution(document, path):
        if not program.is_file():
            problems.append(Problem("solution", f"there is no file {program}"))
    return problems


@cache
def _checker() -> Checker:
    return Checker(read_object(resource("tasks") / "task.schema.json"))


def _with_defaults(task_type: str, config: Mapping[str, Any]) -> dict[str, Any]:
    checker = _checker()
    known = checker.resolve({"$ref": f"#/$defs/{task_type}"})["properties"]
    resolved = {key: checker.resolve(schema) for key, schema in known.items()}
    defaults = {key: schema["default"] for key, schema in resolved.items() if "default" in schema}
    return defaults | dict(config)


def _solution(document: Mapping[str, Any], path: Path) -> list[Path]:
    named = document.get("solution", [])
    names = [named] if isinstance(named, str) else named
    return [(path.parent / name).resolve() for name in names]


def _inventory(value: str | dict[str, int], path: Path) -> dict[str, int]:
    if isinstance(value, str):
        return named_inventory(value, [path.parent, path.parent.parent])
    return checked_inventory(value, "starting_inventory")
