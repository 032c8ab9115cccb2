"""A worker's side of the line to the coordinator, for one trajectory."""

from collections.abc import Callable, Mapping

from fle.eval.messages import (
    AddStep,
    Answer,
    Began,
    Committed,
    End,
    LoadStep,
    MayStep,
    Order,
    Request,
    StepState,
    Stop,
    Visited,
)
from fle.store import StepRecord


class Interrupted(Exception):
    """Raised when the run is asked to stop; the trajectory goes on another time."""


class Desk:
    """Where a trajectory asks whether it may go on, and leaves its steps."""

    def __init__(self, ask: Callable[[Request], Answer], order: Order) -> None:
        self._ask = ask
        self._trajectory = order.trajectory

    def began(self, backend: str) -> None:
        """Tell on what the trajectory is played."""
        self._ask(Began(self._trajectory, backend))

    def over(self) -> End | None:
        """Return the limit that forbids another step, if one does; asked before every step.

        Raises:
            Interrupted: The run is asked to stop.
        """
        answer = self._ask(MayStep(self._trajectory))
        if isinstance(answer, Stop):
            raise Interrupted
        return answer if isinstance(answer, End) else None

    def keep(self, record: StepRecord) -> int:
        """Hand over a step and return its id; it is committed by then."""
        answer = self._ask(AddStep(self._trajectory, record))
        assert isinstance(answer, Committed)
        assert answer.step is not None
        return answer.step

    def visited(self, visits: Mapping[int, int]) -> None:
        """Keep how often a search came by steps, by their ids."""
        self._ask(Visited(visits))

    def load(self, step: int) -> StepState:
        """Return the game state and the conversation after a step that was kept."""
        answer = self._ask(LoadStep(step))
        assert isinstance(answer, StepState)
        return answer
