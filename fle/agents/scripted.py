"""The agent that plays programs from files, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fle.agents.agent import Agent
from fle.agents.conversation import Conversation
from fle.agents.errors import AgentError
from fle.agents.program import Program

if TYPE_CHECKING:
    from fle.gym import Observation


class ScriptedAgent(Agent):
    """Plays programs one after the other; then it is finished, and says so."""

    name = "scripted"

    def __init__(self, programs: Sequence[str]) -> None:
        """Make one that plays the texts of `programs`.

        Raises:
            AgentError: There is none.
        """
        if not programs:
            raise AgentError("a scripted agent needs at least one program")
        self.programs = tuple(programs)
        self._next = 0

    @classmethod
    def from_paths(cls, paths: Sequence[Path | str]) -> ScriptedAgent:
        """Make one that plays files, and the `.py` files of folders in the order of their names.

        Raises:
            AgentError: A path is not there, cannot be read, or a folder has no program.
        """
        return cls([program for path in paths for program in _read(Path(path))])

    def step(self, conversation: Conversation, observation: Observation) -> Program:
        """Return the next program; without one left, none."""
        if self._next >= len(self.programs):
            used_up = f"All {len(self.programs)} programs of the script were played."
            return Program(None, problem=used_up, finished=True)
        code = self.programs[self._next]
        self._next += 1
        return Program(code, code)

    def state(self) -> dict[str, Any]:
        """Return which program is next."""
        return {"next": self._next}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from there."""
        self._next = int(state["next"])


def _read(path: Path) -> list[str]:
    files = sorted(path.glob("*.py")) if path.is_dir() else [path]
    if not files:
        raise AgentError(f"{path} holds no program: no file there ends in .py")
    try:
        return [file.read_text(encoding="utf-8") for file in files]
    except (OSError, UnicodeDecodeError) as error:
        raise AgentError(f"{path} cannot be read: {error}") from error
