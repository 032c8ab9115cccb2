"""Programs that a command runs: files, each perhaps for one of several agents."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from fle.tasks import Task

_FOR_AGENT = re.compile(r"(?P<agent>[0-9]+)=(?P<path>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Program:
    """A program to run.

    Attributes:
        name: What people call it.
        source: Its text.
        agent: Whose it is, from 0.
    """

    name: str
    source: str
    agent: int = 0


def programs_of(arguments: Sequence[str], task: Task | None) -> list[Program]:
    """Return the programs that the arguments name, or else those that come with the task.

    Raises:
        click.UsageError: There are none, a file cannot be read, or there is no such agent.
    """
    if arguments:
        return [_program(argument, task.num_agents if task else 1) for argument in arguments]
    if task is None:
        raise click.UsageError("name a program to run, or a task with --task")
    if not task.solution:
        raise click.UsageError(f"{task.key} ships no program; name one to run")
    return [_read(str(path), 0) for path in task.solution]


def _program(argument: str, agents: int) -> Program:
    named = _FOR_AGENT.fullmatch(argument)
    if not named:
        return _read(argument, 0)
    number = int(named["agent"])
    if not 1 <= number <= agents:
        count = "one agent plays" if agents == 1 else f"{agents} agents play"
        raise click.UsageError(f"{argument} is for agent {number}, but {count}")
    return _read(named["path"], number - 1)


def _read(path: str, agent: int) -> Program:
    try:
        if path == "-":
            return Program("standard input", sys.stdin.read(), agent)
        return Program(Path(path).name, Path(path).read_text(encoding="utf-8"), agent)
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} cannot be read: {error}") from error
