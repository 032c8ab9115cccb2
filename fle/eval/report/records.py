"""What a report reads of the store: of each step its figures, without programs and outputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fle.store import Run, Store, Trajectory

FAILED = "failed"
"""Why a trajectory ended that something outside of the programs broke; it is no attempt."""

NO_PROGRAM = "no program"
"""The kind of error of a reply that held no program."""


@dataclass(frozen=True, slots=True)
class StepFigures:
    """The figures of a step; `fle.store.StepRecord` says what they are.

    Attributes:
        leaf: Whether no other step began from it.
        static: The milestones that were reached first by this step, in any way.
        automated: Those that were reached first by machines.
        error: The kind of error, None where there was none.
    """

    index: int
    agent: int
    leaf: bool
    production_score: float
    automated_score: float
    throughput: float | None
    static: frozenset[str]
    automated: frozenset[str]
    error: str | None
    ticks: int
    prompt_tokens: int
    completion_tokens: int
    reasoning_tokens: int
    total_tokens: int
    cost: float | None
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A trajectory with its figures.

    Attributes:
        run: Its run.
        trajectory: What the store says of it.
        label: Its model as the report names it.
        steps: Its steps by index.
    """

    run: Run
    trajectory: Trajectory
    label: str
    steps: tuple[StepFigures, ...]

    @property
    def counts(self) -> bool:
        """Whether it ended by itself, so that it counts as an attempt."""
        trajectory = self.trajectory
        return trajectory.success is not None and trajectory.reason != FAILED

    @property
    def success(self) -> bool:
        """Whether the task was done."""
        return bool(self.trajectory.success)

    @property
    def throughput(self) -> float | None:
        """The best throughput that any step reached, None where none was measured."""
        return max(
            (step.throughput for step in self.steps if step.throughput is not None), default=None
        )

    @property
    def production_score(self) -> float | None:
        """The production score at the end; of a search, at the best of its ends."""
        return max((step.production_score for step in self._ends), default=None)

    @property
    def automated_score(self) -> float | None:
        """The automated score at the end; of a search, at the best of its ends."""
        return max((step.automated_score for step in self._ends), default=None)

    @property
    def is_tree(self) -> bool:
        """Whether it is a search: its steps have several ends."""
        return len(self._ends) > 1

    @property
    def _ends(self) -> Sequence[StepFigures]:
        leaves = [step for step in self.steps if step.leaf]
        # Where steps name no parents, they follow each other.
        return self.steps[-1:] if len(leaves) == len(self.steps) else leaves


def read_attempts(store: Store, runs: Sequence[Run]) -> list[Attempt]:
    """Return the trajectories of `runs`, in the order of runs, tasks, models and samples."""
    found = [
        (run, trajectory)
        for run in runs
        for trajectory in sorted(
            store.trajectories(run.id),
            key=lambda each: (each.task, each.model, each.agent, each.sample),
        )
    ]
    agents: dict[str, set[str]] = {}
    for _, trajectory in found:
        agents.setdefault(trajectory.model, set()).add(trajectory.agent)
    return [
        Attempt(run, trajectory, _label(trajectory, agents), _steps(store, trajectory))
        for run, trajectory in found
    ]


def _label(trajectory: Trajectory, agents: Mapping[str, set[str]]) -> str:
    if not trajectory.model:
        return trajectory.agent
    alone = len(agents[trajectory.model]) == 1
    return trajectory.model if alone else f"{trajectory.model} ({trajectory.agent})"


def _steps(store: Store, trajectory: Trajectory) -> tuple[StepFigures, ...]:
    rows = store.figures(trajectory.id)
    parents = {row["parent_id"] for row in rows}
    return tuple(
        StepFigures(
            index=row["index"],
            agent=row["agent"],
            leaf=row["id"] not in parents,
            production_score=row["production_score"],
            automated_score=row["automated_score"],
            throughput=row["throughput"],
            static=_names(row["milestones"], "static"),
            automated=_names(row["milestones"], "automated"),
            error=_error(row),
            ticks=row["ticks"],
            prompt_tokens=row["prompt_tokens"],
            completion_tokens=row["completion_tokens"],
            reasoning_tokens=row["reasoning_tokens"],
            total_tokens=row["total_tokens"],
            cost=row["cost"],
            seconds=row["timings"],
        )
        for row in rows
    )


def _names(milestones: Mapping[str, Any], kind: str) -> frozenset[str]:
    made = milestones.get(kind)
    return frozenset(made) if isinstance(made, Mapping | list) else frozenset()


def _error(row: Mapping[str, Any]) -> str | None:
    if not row["has_code"]:
        return NO_PROGRAM
    return (row["error_type"] or "error") if row["has_error"] else None
