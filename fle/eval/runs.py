"""Runs in a store: beginning one, finding the one that a command goes on with."""

from dataclasses import asdict
from typing import Any

from fle.eval.errors import EvalError
from fle.eval.plan import Execution, Plan
from fle.store import Run, Store


def begin_run(store: Store, plan: Plan, execution: Execution) -> Run:
    """Make the run of a plan in the store."""
    config: dict[str, Any] = {"plan": plan.document(), "execution": asdict(execution)}
    return store.create_run(plan.name, config, version=plan.version, description=plan.description)


def find_run(store: Store, plan: Plan) -> Run | None:
    """Return the newest run that asks for the same as `plan`, whatever its limits, or None."""
    for run in reversed(store.runs()):
        if run.name == plan.name and _is_ours(run) and plan_of(run).same_as(plan):
            return run
    return None


def plan_of(run: Run) -> Plan:
    """Return the plan that a run was made with.

    Raises:
        EvalError: It was not made by `fle eval`.
    """
    _require_ours(run)
    return Plan.from_document(run.config["plan"])


def execution_of(run: Run) -> Execution:
    """Return how a run was carried out when it was made.

    Raises:
        EvalError: It was not made by `fle eval`.
    """
    _require_ours(run)
    execution = run.config["execution"]
    lists = {name: tuple(execution[name]) for name in ("servers", "tasks_dirs")}
    return Execution(**{**execution, **lists})


def _require_ours(run: Run) -> None:
    if not _is_ours(run):
        raise EvalError(
            f"run {run.id} ({run.name}) was not made by fle eval, and cannot be resumed"
        )


def _is_ours(run: Run) -> bool:
    return isinstance(run.config.get("plan"), dict)
