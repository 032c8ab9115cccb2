"""What a run tells of itself while it goes on."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from fle.eval.plan import Job


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; `to_dict` gives it as JSON-compatible data."""

    kind: ClassVar[str] = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the event as JSON-compatible data."""
        return {"event": self.kind, **asdict(self)}


@dataclass(frozen=True, slots=True)
class RunBegan(Event):
    """The run begins, or goes on.

    Attributes:
        run: Its id in the store.
        name: Its name.
        trajectories: How many it has.
        ended: How many of them had ended before.
        resumed: Whether it goes on where it was left.
    """

    kind: ClassVar[str] = "run_began"
    run: int
    name: str
    trajectories: int
    ended: int
    resumed: bool


@dataclass(frozen=True, slots=True)
class TrajectoryBegan(Event):
    """A worker begins a trajectory, or goes on with it after `steps` steps."""

    kind: ClassVar[str] = "trajectory_began"
    trajectory: int
    worker: int
    task: str
    agent: str
    model: str | None
    sample: int
    seed: int
    steps: int

    @staticmethod
    def of(trajectory: int, worker: int, job: Job, steps: int) -> "TrajectoryBegan":
        """Return the event for `job`."""
        entry = job.entry
        return TrajectoryBegan(
            trajectory,
            worker,
            entry.task,
            entry.label,
            entry.model,
            job.sample,
            job.seed,
            steps,
        )


@dataclass(frozen=True, slots=True)
class StepKept(Event):
    """A step was committed; tokens and cost are those of the step."""

    kind: ClassVar[str] = "step"
    trajectory: int
    step: int
    index: int
    agent: int
    reward: float
    production_score: float
    throughput: float | None
    error_type: str | None
    problem: str | None
    tokens: int
    cost: float | None


@dataclass(frozen=True, slots=True)
class TrajectoryEnded(Event):
    """A trajectory has ended for good."""

    kind: ClassVar[str] = "trajectory_ended"
    trajectory: int
    reason: str
    success: bool
    steps: int
    tokens: int
    cost: float | None
    error: str | None


@dataclass(frozen=True, slots=True)
class TrajectoryRetried(Event):
    """A trajectory failed, and goes on from its last step."""

    kind: ClassVar[str] = "trajectory_retried"
    trajectory: int
    attempt: int
    error: str


@dataclass(frozen=True, slots=True)
class WorkerLost(Event):
    """A worker ended that should not have."""

    kind: ClassVar[str] = "worker_lost"
    worker: int
    why: str


@dataclass(frozen=True, slots=True)
class RunInterrupted(Event):
    """The run was asked to stop; steps that have begun are finished first."""

    kind: ClassVar[str] = "run_interrupted"
    run: int


@dataclass(frozen=True, slots=True)
class RunEnded(Event):
    """The run is over, or was interrupted; the figures are those of the whole run.

    Attributes:
        run: Its id in the store.
        complete: Whether all of its trajectories have ended.
        ended: How many have.
        successes: How many of them solved their task.
        failed: How many of them failed.
        steps: Steps of all.
        tokens: Tokens of all.
        cost: US dollars of all; None where the price of a model is not known.
    """

    kind: ClassVar[str] = "run_ended"
    run: int
    complete: bool
    ended: int
    successes: int
    failed: int
    steps: int
    tokens: int
    cost: float | None
