"""What a call of `fle eval` asks for: a run file, options, or a run to go on with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fle.eval.errors import EvalError
from fle.eval.plan import Execution, Plan, RunLimits
from fle.eval.readiness import require_ready
from fle.eval.run_file import RunFile, read_document, read_run_file
from fle.eval.runs import begin_run, execution_of, find_run, plan_of
from fle.store import Run, Store

_WHERE = "fle eval:"
_HOW = ("workers", "ray", "servers", "tasks_dirs")


@dataclass(frozen=True, slots=True)
class Request:
    """What to run.

    Attributes:
        run: The run, as it is in the store.
        plan: What is run: the run's plan, with the limits that are asked for now.
        execution: How.
        resumed: Whether the run was there before.
    """

    run: Run
    plan: Plan
    execution: Execution
    resumed: bool


def read_request(path: Path | None, given: Mapping[str, Any]) -> RunFile:
    """Return what a run file and options ask for; options count more.

    Args:
        path: The run file, if there is one.
        given: Options as keys of our own format.

    Raises:
        RunFileError: Something in it is wrong or unknown.
    """
    if path is not None:
        return read_run_file(path, given)
    return read_document(_WHERE, dict(given), name="eval")


def request_new(store: Store, asked: RunFile, *, new: bool) -> Request:
    """Return a request for the run of this plan that the store has, or for one that is made now.

    Args:
        store: Where runs are kept.
        asked: What is asked for.
        new: Whether the run is made even though there is one.

    Raises:
        ModelError: A model of a new run cannot be asked.
        EvalError: A server of a new run cannot be asked.
    """
    found = None if new else find_run(store, asked.plan)
    if found is None:
        require_ready(asked.plan.entries, asked.execution)
    run = found or begin_run(store, asked.plan, asked.execution)
    return Request(run, asked.plan, asked.execution, resumed=found is not None)


def request_resumed(run: Run, given: Mapping[str, Any]) -> Request:
    """Return a request to go on with a run, with other limits or workers where they are given.

    Raises:
        EvalError: The run was not made by `fle eval`, or an option would make another run of it.
    """
    others = sorted(set(given) - {*_HOW, "limits"})
    if others:
        raise EvalError(
            f"a run goes on as it was begun: {', '.join(others)} cannot be given with --resume"
        )
    plan, execution = plan_of(run), execution_of(run)
    limits = given.get("limits", {})
    plan = replace(
        plan,
        trajectory=_limits(plan.trajectory, limits.get("trajectory", {})),
        run=_limits(plan.run, limits.get("run", {})),
    )
    how = {key: value for key, value in given.items() if key in _HOW}
    return Request(run, plan, replace(execution, **how), resumed=True)


def _limits(old: RunLimits, given: Mapping[str, Any]) -> RunLimits:
    return replace(old, **given)
