"""Verifies tasks without touching the agents' world, wherever it can be copied."""

from dataclasses import replace

from fle.runtime.session import Session
from fle.tasks.definition import Task
from fle.tasks.types import task_type
from fle.tasks.verdict import Verdict


class Verifier:
    """Verifies one task in one world; keeps a spare server for the hold-outs.

    On the embedded server they pass in a copy. A world is deterministic, so one with the same hash
    is not measured again. Any other server cannot be copied: there they pass in place.
    """

    def __init__(self, game: Session, task: Task) -> None:
        """Verify `task` in the world of `game`."""
        self._game = game
        self._task = task
        self._kind = task_type(task)
        self._spare: Session | None = None
        self._known: tuple[int, str | None, Verdict] | None = None

    def verify(self) -> Verdict:
        """Measure the task in the world as it is."""
        if not self._kind.takes_time:
            return self._kind.verify(self._game, self._task)
        if not self._game.can_copy:
            return replace(self._kind.verify(self._game, self._task), measured="in place")
        tick, state = self._game.tick, None
        if self._known is not None and self._known[0] == tick:
            # Hashing takes longer than most measurements, so the tick is asked first.
            state = self._game.state_hash()
            if self._known[1] == state:
                return self._known[2]
        verdict = replace(self._kind.verify(self._copied(), self._task), measured="copy")
        self._known = (tick, state, verdict)
        return verdict

    def close(self) -> None:
        """End the spare server."""
        if self._spare is not None:
            self._spare.close()
            self._spare = None

    def _copied(self) -> Session:
        if self._spare is None:
            self._spare = self._game.copy()
        else:
            self._spare.restore(self._game.snapshot())
        # Whatever clock the agents play by: their hold-outs need not be waited for.
        self._spare.set_clock(mode="lockstep")
        return self._spare
