"""The executor that runs programs in a process of their own."""

from fle.interpreter.executor import Executor, Limits
from fle.interpreter.interpreter import Interpreter
from fle.interpreter.namespace import Observer
from fle.runtime.session import Session


class ProgramProcess(Interpreter):
    """Runs programs against one session; an `Executor`."""


def default_executor(
    session: Session,
    *,
    limits: Limits | None = None,
    observer: Observer | None = None,
    seed: int = 0,
) -> Executor:
    """Return what runs programs unless a caller brings its own."""
    return ProgramProcess(session, limits=limits, observer=observer, seed=seed)
