"""How figures grow over the steps of trajectories."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fle.eval.report.records import Attempt, StepFigures
from fle.eval.report.statistics import mean


@dataclass(frozen=True, slots=True)
class Curve:
    """A mean over trajectories, step by step.

    Attributes:
        steps: The steps, counted from 1.
        values: The means after each.
        low: The lower ends of their 95 % intervals; the mean itself for a single trajectory.
        high: The upper ends.
    """

    steps: tuple[int, ...]
    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def score_curve(attempts: Sequence[Attempt]) -> Curve | None:
    """Return the production score after each step.

    In a search tree it is the best of the steps so far.
    """
    return _curve(attempts, lambda attempt: _scores(attempt))


def throughput_curve(attempts: Sequence[Attempt]) -> Curve | None:
    """Return the best throughput so far after each step, of trajectories that measure one."""
    measured = [attempt for attempt in attempts if attempt.throughput is not None]
    return _curve(measured, lambda attempt: _highest(attempt, lambda step: step.throughput or 0.0))


def milestone_curve(attempts: Sequence[Attempt], kind: str) -> Curve | None:
    """Return the number of different milestones of a kind, `static` or `automated`, so far."""
    return _curve(attempts, lambda attempt: _milestones(attempt, kind))


def _curve(attempts: Sequence[Attempt], series: Callable[[Attempt], list[float]]) -> Curve | None:
    """Return the mean of the series; one that ended earlier keeps its last value."""
    every = [found for attempt in attempts if (found := series(attempt))]
    length = max(map(len, every), default=0)
    if length == 0:
        return None
    estimates = []
    for at in range(length):
        estimate = mean([values[min(at, len(values) - 1)] for values in every])
        assert estimate is not None
        estimates.append(estimate)
    return Curve(
        tuple(range(1, length + 1)),
        tuple(each.value for each in estimates),
        tuple(each.value if each.low is None else each.low for each in estimates),
        tuple(each.value if each.high is None else each.high for each in estimates),
    )


def _scores(attempt: Attempt) -> list[float]:
    if attempt.is_tree:
        return _highest(attempt, lambda step: step.production_score)
    return [step.production_score for step in attempt.steps]


def _highest(attempt: Attempt, value: Callable[[StepFigures], float]) -> list[float]:
    best = -math.inf
    found = []
    for step in attempt.steps:
        best = max(best, value(step))
        found.append(best)
    return found


def _milestones(attempt: Attempt, kind: str) -> list[float]:
    reached: set[str] = set()
    found = []
    for step in attempt.steps:
        reached |= step.static if kind == "static" else step.automated
        found.append(float(len(reached)))
    return found
