"""A report as one value, and as a JSON document or rows for a table."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from fle.eval.report.figures import Group, Row, group_of, grouped, rows_of
from fle.eval.report.records import Attempt, read_attempts
from fle.eval.report.statistics import Interval
from fle.store import Run, Store

_ESTIMATES = ("success", "throughput", "production_score", "automated_score")
_COUNTS = ("trajectories", "running", "failed", "attempts", "successes")


@dataclass(frozen=True, slots=True)
class Report:
    """What some runs reached and used.

    Attributes:
        store: The store, for people.
        runs: The runs.
        attempts: Their trajectories.
        rows: The figures of each run, task and model.
        models: The figures of each run and model over all tasks.
        total: The figures of everything.
    """

    store: str
    runs: tuple[Run, ...]
    attempts: tuple[Attempt, ...]
    rows: tuple[Row, ...]
    models: tuple[Row, ...]
    total: Group

    def run_name(self, number: int) -> str:
        """Return how the report names a run: by its name, with its number where two share it."""
        run = next(run for run in self.runs if run.id == number)
        shared = sum(each.name == run.name for each in self.runs) > 1
        return f"{run.name} ({run.id})" if shared else run.name


def make_report(store: Store, runs: Sequence[Run]) -> Report:
    """Read `runs` from `store` and return their report."""
    attempts = read_attempts(store, runs)
    models = grouped(attempts, lambda each: (each.run.id, each.label))
    return Report(
        store=store.name,
        runs=tuple(runs),
        attempts=tuple(attempts),
        rows=tuple(rows_of(attempts)),
        models=tuple(
            Row(run, "", label, group_of(members)) for (run, label), members in models.items()
        ),
        total=group_of(attempts),
    )


def document(report: Report) -> dict[str, Any]:
    """Return the report as JSON-compatible data."""
    return {
        "runs": [
            {
                "id": run.id,
                "name": run.name,
                "version": run.version,
                "description": run.description,
                "toolkit": run.toolkit,
                "created_at": run.created_at.isoformat(),
                "finished_at": run.finished_at and run.finished_at.isoformat(),
                "backends": backends(report, run.id),
            }
            for run in report.runs
        ],
        "rows": [_row(row) for row in report.rows],
        "models": [_row(row) for row in report.models],
        "total": asdict(report.total),
        "trajectories": [_trajectory(attempt) for attempt in report.attempts],
    }


def backends(report: Report, run: int) -> list[str]:
    """Return what played the worlds of a run, as "embedded 1.1.110"."""
    return sorted(
        {
            each.trajectory.backend
            for each in report.attempts
            if each.run.id == run and each.trajectory.backend
        }
    )


def csv_text(report: Report) -> str:
    """Return the rows as comma-separated values, with one line of names."""
    lines = [_flat(report, row) for row in report.rows]
    kinds = sorted({kind for row in report.rows for kind in row.group.errors})
    names = list(dict.fromkeys(name for line in lines for name in line))
    names += [f"errors: {kind}" for kind in kinds]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    for line, row in zip(lines, report.rows, strict=True):
        counts = {f"errors: {kind}": row.group.errors.get(kind, 0) for kind in kinds}
        writer.writerow({**line, **counts})
    return text.getvalue()


def _row(row: Row) -> dict[str, Any]:
    place = {"run": row.run, "task": row.task, "model": row.label}
    if not row.task:
        del place["task"]
    return place | asdict(row.group)


def _trajectory(attempt: Attempt) -> dict[str, Any]:
    trajectory = attempt.trajectory
    return {
        "trajectory": f"t{trajectory.id}",
        "run": trajectory.run,
        "task": trajectory.task,
        "model": attempt.label,
        "agent": trajectory.agent,
        "sample": trajectory.sample,
        "seed": trajectory.seed,
        "backend": trajectory.backend,
        "steps": len(attempt.steps),
        "ended": trajectory.reason,
        "success": trajectory.success,
        "throughput": attempt.throughput,
        "production_score": attempt.production_score,
        "automated_score": attempt.automated_score,
        "error": trajectory.error,
    }


def _flat(report: Report, row: Row) -> dict[str, Any]:
    group = row.group
    line: dict[str, Any] = {
        "run": row.run,
        "run_name": report.run_name(row.run),
        "task": row.task,
        "model": row.label,
    }
    line |= {name: getattr(group, name) for name in _COUNTS}
    for name in _ESTIMATES:
        line |= _ends(name, getattr(group, name))
    line["best_throughput"] = _cell(group.best_throughput)
    line |= {f"pass_at_{k}": value for k, value in group.pass_at.items()}
    used = asdict(group.cost)
    del used["seconds"]
    return line | used


def _ends(name: str, interval: Interval | None) -> dict[str, Any]:
    values: Iterable[float | None] = (
        (interval.value, interval.low, interval.high) if interval else (None, None, None)
    )
    names = (name, f"{name}_low", f"{name}_high")
    return dict(zip(names, map(_cell, values), strict=True))


def _cell(value: float | None) -> float | str:
    return "" if value is None else value
