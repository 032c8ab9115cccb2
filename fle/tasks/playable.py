"""Whether a server can play a task: asked when an episode of it begins."""

from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.game_names import unknown_names
from fle.tasks.inventories import TaskError

_NOT_EMULATED = {"launched": "rockets do not fly there"}
"""Of the ways that the tool `how_made` names, those that the embedded server lacks, and why."""


def version_of(game: Session) -> str:
    """Return the version of the game that a server runs, as "1.1"."""
    return str(game.server["game"])[:3]


def require_playable(game: Session, task: Task) -> None:
    """Refuse a task whose goal cannot be reached on this server.

    Raises:
        TaskError: The server's version lacks a name of the task, no machine makes its goal, or
            the goal needs what the embedded server does not emulate; the message says which.
    """
    reasons = [str(problem) for problem in _problems(game, task)] or _obstacles(game, task)
    if reasons:
        raise TaskError(f"{task.key} cannot be played on {game.backend}: {'; '.join(reasons)}")


def _problems(game: Session, task: Task) -> list[object]:
    return list(unknown_names(task.entity, task.inventory, version_of(game)))


def _obstacles(game: Session, task: Task) -> list[str]:
    if task.entity is None:
        return []
    ways = game.how_made(task.entity)
    if not ways:
        return [f"no machine makes {task.entity}, so that its throughput is always 0"]
    if game.backend.startswith("embedded") and set(ways) <= set(_NOT_EMULATED):
        lacks = ", ".join(f"{way} ({_NOT_EMULATED[way]})" for way in ways)
        return [f"{task.entity} can only be {lacks}: not emulated; play it on a server of the game"]
    return []
