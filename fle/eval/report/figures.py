"""The figures of a report: of each group of trajectories what it reached and what it cost."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fle.eval.report.records import FAILED, Attempt
from fle.eval.report.statistics import Interval, mean, pass_at, wilson

KS = (1, 2, 4, 8, 16, 32, 64)
"""For which k a report says pass@k, as far as there are so many attempts."""

# Times since a beginning, which steps carry for resuming: they do not add up.
_CLOCKS = ("trajectory_s", "run_s")

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Cost:
    """What trajectories used: the sums over all of their steps.

    Attributes:
        cost: US dollars, of the steps whose price is known.
        unpriced: Steps that used tokens and have no price.
        seconds: Real time by what it was spent on.
    """

    steps: int
    ticks: int
    prompt_tokens: int
    completion_tokens: int
    reasoning_tokens: int
    total_tokens: int
    cost: float
    unpriced: int
    seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Group:
    """Trajectories that are looked at together.

    Attributes:
        trajectories: How many there are.
        running: Those of them that have not ended.
        failed: Those that something outside of the programs broke; they are no attempts.
        attempts: Those that count as attempts.
        successes: Attempts that did the task.
        success: Their rate.
        pass_at: By k, the chance that one of k attempts succeeds; over several tasks (models, runs)
            the mean of what each task of each model in each run has.
        throughput: Mean of the best throughput of each trajectory, in items per hold-out.
        best_throughput: The best of all.
        production_score: Mean of the production scores at the end.
        automated_score: Mean of the automated scores at the end.
        errors: Steps by the kind of their error.
        cost: What they used, attempts or not.
    """

    trajectories: int
    running: int
    failed: int
    attempts: int
    successes: int
    success: Interval | None
    pass_at: Mapping[int, float]
    throughput: Interval | None
    best_throughput: float | None
    production_score: Interval | None
    automated_score: Interval | None
    errors: Mapping[str, int]
    cost: Cost


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its place in the table.

    Attributes:
        run: Id of the run.
        task: Key of the task.
        label: The model.
        group: Its figures.
    """

    run: int
    task: str
    label: str
    group: Group


def rows_of(attempts: Sequence[Attempt]) -> list[Row]:
    """Return the figures of each run, task and model."""
    groups = grouped(attempts, _cell)
    return [Row(*key, group_of(members)) for key, members in groups.items()]


def grouped(
    attempts: Iterable[Attempt], key: Callable[[Attempt], _Key]
) -> dict[_Key, list[Attempt]]:
    """Return the attempts by their key, in order of first appearance."""
    groups: dict[_Key, list[Attempt]] = {}
    for attempt in attempts:
        groups.setdefault(key(attempt), []).append(attempt)
    return groups


def group_of(attempts: Sequence[Attempt]) -> Group:
    """Return the figures of some trajectories together."""
    counted = [each for each in attempts if each.counts]
    # Those of a table that was imported do not say whether they succeeded, but they have scores.
    ended = [
        each for each in attempts if each.trajectory.finished and each.trajectory.reason != FAILED
    ]
    successes = sum(each.success for each in counted)
    throughputs = [each.throughput for each in ended if each.throughput is not None]
    production = [each.production_score for each in ended if each.production_score is not None]
    automated = [each.automated_score for each in ended if each.automated_score is not None]
    errors = Counter(step.error for each in attempts for step in each.steps if step.error)
    return Group(
        trajectories=len(attempts),
        running=sum(not each.trajectory.finished for each in attempts),
        failed=sum(each.trajectory.reason == FAILED for each in attempts),
        attempts=len(counted),
        successes=successes,
        success=wilson(successes, len(counted)),
        pass_at=_pass_at(counted),
        throughput=mean(throughputs),
        best_throughput=max(throughputs, default=None),
        production_score=mean(production),
        automated_score=mean(automated),
        errors=dict(sorted(errors.items(), key=lambda item: (-item[1], item[0]))),
        cost=cost_of(attempts),
    )


def cost_of(attempts: Iterable[Attempt]) -> Cost:
    """Return the sums over all steps."""
    steps = [step for attempt in attempts for step in attempt.steps]
    seconds: dict[str, float] = {}
    for step in steps:
        for name, value in step.seconds.items():
            if name in _CLOCKS:
                continue
            seconds[name] = seconds.get(name, 0.0) + value
    return Cost(
        steps=len(steps),
        ticks=sum(step.ticks for step in steps),
        prompt_tokens=sum(step.prompt_tokens for step in steps),
        completion_tokens=sum(step.completion_tokens for step in steps),
        reasoning_tokens=sum(step.reasoning_tokens for step in steps),
        total_tokens=sum(step.total_tokens for step in steps),
        # Exact, so that rows add up to their total in any order.
        cost=math.fsum(step.cost for step in steps if step.cost is not None),
        unpriced=sum(step.cost is None and step.total_tokens > 0 for step in steps),
        seconds=seconds,
    )


def _cell(attempt: Attempt) -> tuple[int, str, str]:
    """Return what attempts have in common that are attempts at the same."""
    return attempt.run.id, attempt.trajectory.task, attempt.label


def _pass_at(counted: Sequence[Attempt]) -> dict[int, float]:
    cells = grouped(counted, _cell).values()
    fewest = min((len(cell) for cell in cells), default=0)
    found: dict[int, float] = {}
    for k in KS:
        if k > fewest:
            break
        each = [pass_at(k, sum(one.success for one in cell), len(cell)) for cell in cells]
        found[k] = math.fsum(value for value in each if value is not None) / len(each)
    return found
