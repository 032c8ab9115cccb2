"""Paths in run files: relative to the file, absolute in the plan.

Workers, and whoever resumes a run, may be in other folders.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def absolute(document: Mapping[str, Any], base: Path) -> dict[str, Any]:
    """Return a document whose paths are relative to `base` with absolute ones."""
    base = base.absolute()
    based = dict(document)
    if "tasks_dirs" in based:
        based["tasks_dirs"] = [str(base / folder) for folder in _listed(based["tasks_dirs"])]
    if "://" not in based.get("store", "://"):
        based["store"] = str(base / based["store"])
    for name, change in (("agents", _based_agent), ("models", _based_model)):
        if name in based:
            based[name] = [change(each, base) for each in _listed(based[name])]
    if "entries" in based:
        based["entries"] = [_based_entry(entry, base) for entry in _listed(based["entries"])]
    return based


def _based_entry(entry: Mapping[str, Any], base: Path) -> dict[str, Any]:
    based = dict(entry)
    for name, change in (("agent", _based_agent), ("model", _based_model)):
        if name in based:
            based[name] = change(based[name], base)
    return based


def _based_agent(agent: Any, base: Path) -> Any:
    """Return an agent with its program files below `base`."""
    if isinstance(agent, str) or "programs" not in agent.get("options", {}):
        return agent
    options = agent["options"]
    programs = [str(base / program) for program in _listed(options["programs"])]
    return {**agent, "options": {**options, "programs": programs}}


def _based_model(model: Any, base: Path) -> Any:
    """Return a model with its file of prices below `base`."""
    if isinstance(model, str) or "prices" not in model:
        return model
    return {**model, "prices": str(base / model["prices"])}


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
