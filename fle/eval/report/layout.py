"""The tables of a report as cells of text, for the terminal and for the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from fle.eval.report.figures import Cost, Group, Row
from fle.eval.report.records import Attempt
from fle.eval.report.report import Report
from fle.eval.report.statistics import Interval

EMPTY = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text.

    Attributes:
        title: What it shows.
        note: How to read it.
        names: The names of its columns.
        texts: How many columns at the left hold texts; the others hold numbers.
        rows: The cells.
        total: A last row that sums them up.
    """

    title: str
    note: str
    names: tuple[str, ...]
    texts: int
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None


def tables_of(report: Report) -> list[Table]:
    """Return the tables that have something to say."""
    several = len(report.runs) > 1
    tables = [_outcomes(report), _scores(report)]
    if len(report.rows) > len(report.models):
        tables.append(_overall(report))
    if several:
        tables.append(_comparison(report))
    tables.append(_costs(report))
    if report.total.errors:
        tables.append(_errors(report))
    return tables


def _place(report: Report, row: Row) -> tuple[str, ...]:
    run = (report.run_name(row.run),) if len(report.runs) > 1 else ()
    return (*run, row.task, row.label) if row.task else (*run, row.label)


def _place_names(report: Report, *, tasks: bool = True) -> tuple[str, ...]:
    run = ("run",) if len(report.runs) > 1 else ()
    return (*run, "task", "model") if tasks else (*run, "model")


def _total_place(names: Sequence[str]) -> tuple[str, ...]:
    return ("total", *("" for _ in names[1:]))


def _outcomes(report: Report) -> Table:
    names = _place_names(report)
    ks = list(report.total.pass_at)
    every = sorted({k for row in report.rows for k in row.group.pass_at} | set(ks))
    ks = [k for k in every if k > 1]
    return Table(
        "Success",
        "Rate of the attempts that did the task, with Wilson's 95 % interval. pass@k: chance that "
        "one of k attempts succeeds (unbiased estimator; over several tasks their mean).",
        (*names, *_outcome_names(report, ks)),
        len(names),
        tuple((*_place(report, row), *_outcome(report, row.group, ks)) for row in report.rows),
        (*_total_place(names), *_outcome(report, report.total, ks)),
    )


def _outcome_names(report: Report, ks: Sequence[int]) -> tuple[str, ...]:
    chances = [f"pass@{k}" for k in ks]
    return ("n", "success", "rate", "95 % interval", *chances, *(["open"] * _has_open(report)))


def _has_open(report: Report) -> bool:
    return bool(report.total.running or report.total.failed)


def _outcome(report: Report, group: Group, ks: Sequence[int]) -> tuple[str, ...]:
    # Trajectories that still run, or that something else broke, are no attempts.
    left = [f"{group.running} running"] * bool(group.running)
    left += [f"{group.failed} failed"] * bool(group.failed)
    return (
        str(group.attempts),
        str(group.successes),
        EMPTY if group.success is None else percent(group.success.value),
        _range(group.success),
        *(EMPTY if k not in group.pass_at else percent(group.pass_at[k]) for k in ks),
        *([", ".join(left)] * _has_open(report)),
    )


def _scores(report: Report) -> Table:
    names = _place_names(report)
    return Table(
        "Throughput and scores",
        "Throughput: the best hold-out of each trajectory, in items. Scores: at the end of each "
        "trajectory. Means with the 95 % interval of Student's t.",
        (
            *names,
            "throughput",
            "±",
            "best",
            "production score",
            "±",
            "automated score",
            "±",
        ),
        len(names),
        tuple((*_place(report, row), *_score(row.group)) for row in report.rows),
    )


def _score(group: Group) -> tuple[str, ...]:
    return (
        *_mean(group.throughput),
        number(group.best_throughput),
        *_mean(group.production_score),
        *_mean(group.automated_score),
    )


def _overall(report: Report) -> Table:
    names = _place_names(report, tasks=False)
    ks = sorted({k for row in report.models for k in row.group.pass_at if k > 1})
    return Table(
        "Models over all tasks",
        "Every trajectory counts once; pass@k is the mean of the tasks' own.",
        (*names, *_outcome_names(report, ks)),
        len(names),
        tuple((*_place(report, row), *_outcome(report, row.group, ks)) for row in report.models),
    )


def _comparison(report: Report) -> Table:
    """Return the runs side by side."""
    found = {(row.run, row.task, row.label): row.group for row in report.rows}
    places = list(dict.fromkeys((row.task, row.label) for row in report.rows))
    runs = [run.id for run in report.runs]
    titles = [f"{what}: {report.run_name(run)}" for what in _COMPARED for run in runs]
    rows = []
    for task, label in places:
        groups = [found.get((run, task, label)) for run in runs]
        cells = [_compared(what, group) for what in _COMPARED for group in groups]
        rows.append((task, label, *cells))
    return Table(
        "Runs side by side",
        "Successes of attempts; means of throughput and production score.",
        ("task", "model", *titles),
        2,
        tuple(rows),
    )


_COMPARED = ("success", "throughput", "score")


def _compared(what: str, group: Group | None) -> str:
    if group is None:
        return EMPTY
    if what == "success":
        return f"{group.successes}/{group.attempts}"
    interval = group.throughput if what == "throughput" else group.production_score
    return number(interval.value if interval else None)


def _costs(report: Report) -> Table:
    names = _place_names(report)
    return Table(
        "What was used",
        "Sums over all steps, those of trajectories that did not end included."
        + (
            " Steps without a known price cost more than is shown."
            if report.total.cost.unpriced
            else ""
        ),
        (
            *names,
            "trajectories",
            "steps",
            "game hours",
            "prompt",
            "completion",
            "reasoning",
            "tokens",
            "cost",
        ),
        len(names),
        tuple((*_place(report, row), *_cost(row.group)) for row in report.rows),
        (*_total_place(names), *_cost(report.total)),
    )


def _cost(group: Group) -> tuple[str, ...]:
    cost = group.cost
    return (
        str(group.trajectories),
        f"{cost.steps:,}",
        f"{cost.ticks / 216_000:,.2f}",
        f"{cost.prompt_tokens:,}",
        f"{cost.completion_tokens:,}",
        f"{cost.reasoning_tokens:,}",
        f"{cost.total_tokens:,}",
        money(cost),
    )


def _errors(report: Report) -> Table:
    names = _place_names(report, tasks=False)
    kinds = list(report.total.errors)
    return Table(
        "Errors by kind",
        "Steps whose program failed, by the error that ended it; of all steps.",
        (*names, "steps", *kinds),
        len(names),
        tuple((*_place(report, row), *_kinds(row.group, kinds)) for row in report.models),
        (*_total_place(names), *_kinds(report.total, kinds)),
    )


def _kinds(group: Group, kinds: Sequence[str]) -> tuple[str, ...]:
    return (f"{group.cost.steps:,}", *(str(group.errors.get(kind, 0)) for kind in kinds))


def attempts_table(report: Report) -> Table:
    """Return a table of every trajectory."""
    names = _place_names(report)
    return Table(
        "Trajectories",
        "`fle replay` steps through one by its number.",
        (
            "trajectory",
            *names,
            "ended",
            "error",
            "sample",
            "seed",
            "steps",
            "throughput",
            "production score",
            "automated score",
        ),
        len(names) + 3,
        tuple(_attempt(report, attempt) for attempt in report.attempts),
    )


def _attempt(report: Report, attempt: Attempt) -> tuple[str, ...]:
    trajectory = attempt.trajectory
    run = (report.run_name(trajectory.run),) if len(report.runs) > 1 else ()
    return (
        f"t{trajectory.id}",
        *run,
        trajectory.task,
        attempt.label,
        trajectory.reason or "running",
        trajectory.error or "",
        str(trajectory.sample),
        str(trajectory.seed),
        f"{len(attempt.steps):,}",
        number(attempt.throughput),
        number(attempt.production_score),
        number(attempt.automated_score),
    )


def _mean(interval: Interval | None) -> tuple[str, str]:
    if interval is None or interval.high is None:
        return number(interval.value if interval else None), EMPTY
    return number(interval.value), number(interval.high - interval.value)


def _range(interval: Interval | None) -> str:
    if interval is None or interval.low is None or interval.high is None:
        return EMPTY
    return f"{percent(interval.low)} to {percent(interval.high)}"


def percent(value: float) -> str:
    """Return a rate as people write it."""
    return f"{100 * value:.1f} %"


def number(value: float | None) -> str:
    """Return a figure with as many decimals as its size deserves."""
    if value is None:
        return EMPTY
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.1f}"


def money(cost: Cost) -> str:
    """Return US dollars; of what has no price, that it has none."""
    if cost.unpriced and not cost.cost:
        return "unknown"
    return f"${cost.cost:,.4f}" + (" + unknown" if cost.unpriced else "")
