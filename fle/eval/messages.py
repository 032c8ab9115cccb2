"""What workers and the coordinator say to each other; plain values that travel between processes.

A worker asks one thing at a time and goes on when it is answered. `AddStep` is answered when the
step is committed, so no step begins before the one before it is safe.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fle.eval.plan import Job
from fle.store import StepRecord, StoredStep


class LineLost(Exception):
    """Raised by a worker's line when the coordinator is gone."""


@dataclass(frozen=True, slots=True)
class NextJob:
    """Asks for a trajectory to run; answered with `Order` or `NoMore`."""


@dataclass(frozen=True, slots=True)
class Began:
    """Says on what a trajectory is played, as "embedded 1.1.110"; answered with `Committed`."""

    trajectory: int
    backend: str


@dataclass(frozen=True, slots=True)
class MayStep:
    """Asks before each call of a model; answered with `Go`, `End` or `Stop`."""

    trajectory: int


@dataclass(frozen=True, slots=True)
class AddStep:
    """Hands over a step to be kept; answered with `Committed`."""

    trajectory: int
    record: StepRecord


@dataclass(frozen=True, slots=True)
class Visited:
    """Says how often a search came by steps, by their ids; answered with `Committed`."""

    visits: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class LoadStep:
    """Asks for what is kept of a step; answered with `StepState`."""

    step: int


@dataclass(frozen=True, slots=True)
class Ended:
    """Says that a trajectory has ended; answered with `Committed`.

    Attributes:
        trajectory: Its id.
        reason: Why it ended: `success`, `programs`, `agent`, `limit_tokens`, ...
        success: Whether the task was solved.
        error: A sentence on the reason, where it needs one.
    """

    trajectory: int
    reason: str
    success: bool
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Says that something outside of the programs went wrong; answered with `Committed`.

    Attributes:
        trajectory: Its id.
        error: What went wrong.
        lasting: Whether it would go wrong again.
    """

    trajectory: int
    error: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class LeftOff:
    """Says that a trajectory was left where it stands, as `Stop` asked; answered by `Committed`."""

    trajectory: int


Request = NextJob | Began | MayStep | AddStep | Visited | LoadStep | Ended | Failed | LeftOff


@dataclass(frozen=True, slots=True)
class Order:
    """A trajectory to run, from its beginning or from where it was left.

    Attributes:
        trajectory: Its id.
        job: What is run.
        backend: On what it was begun; empty when it was not.
        steps: The steps that it has, by their index.
    """

    trajectory: int
    job: Job
    backend: str
    steps: Sequence[StoredStep]


@dataclass(frozen=True, slots=True)
class NoMore:
    """There is nothing more to do."""


@dataclass(frozen=True, slots=True)
class Go:
    """The step may begin."""


@dataclass(frozen=True, slots=True)
class End:
    """A limit is reached: the trajectory ends."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The run is being interrupted: the trajectory is left where it stands."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What was handed over is kept; `step` is the id of a step."""

    step: int | None = None


@dataclass(frozen=True, slots=True)
class StepState:
    """What is kept of a step besides its columns.

    Attributes:
        game_state: The bytes of its game state.
        messages: The conversation after it.
    """

    game_state: bytes
    messages: Sequence[Mapping[str, Any]]


Answer = Order | NoMore | Go | End | Stop | Committed | StepState
