"""Whether a server can play a task: asked when an episode of it begins."""

from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.game_names import unknown_names
from fle.tasks.inventories import TaskError


def version_of(game: Session) -> str:
    """Return the version of the game that a server runs, as "1.1"."""
    return str(game.server["game"])[:3]


def require_playable(game: Session, task: Task) -> None:
    """Refuse a task that names what the server's version of the game does not have.

    Raises:
        TaskError: The server cannot play the task; the message says what it lacks.
    """
    problems = list(unknown_names(task.entity, task.inventory, version_of(game)))
    if problems:
        listed = "\n".join(f"{task.path}: {problem}" for problem in problems)
        raise TaskError(f"{task.key} cannot be played on {game.backend}:\n{listed}")
