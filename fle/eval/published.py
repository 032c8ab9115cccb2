"""The published run configs, read as documents of our own format.

There are three: a list of `GymRunConfig` objects, the same with the keys of the multi-agent files
(`task`, `num_agents`), and one `SweepConfig` object.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from fle.eval.checking import (
    Key,
    anything,
    flag,
    list_of,
    optional,
    read_table,
    text,
    whole,
)
from fle.eval.errors import RunFileError

_ID_BEGINS, _ID_ENDS = "Factorio-", "-v0"
"""What `fle.gym` puts around a task key."""

_ENVIRONMENT: Mapping[str, Key] = {
    "env_id": Key(text),
    "task": Key(text),
    "model": Key(text, required=True),
    "version": Key(optional(whole(0))),
    "num_agents": Key(optional(whole(1))),
    "observation_formatter": Key(anything),
}
_SWEEP: Mapping[str, Key] = {
    "name": Key(text, required=True),
    "description": Key(anything, ""),
    "models": Key(list_of(text), required=True),
    "tasks": Key(list_of(text), required=True),
    "num_trials_per_config": Key(whole(1), 8),
    "api_keys": Key(anything),
    "api_key_config_file": Key(anything),
    "server_configs": Key(anything),
    "max_concurrent_processes": Key(whole(1), 4),
    "shuffle_execution_order": Key(flag, True),
    "retry_failed_runs": Key(flag, True),
    "max_retries": Key(whole(0), 2),
    "task_inner_loop_mode": Key(flag, False),
    "early_stop_on_success": Key(flag, False),
    "enable_wandb": Key(anything),
    "wandb_project": Key(anything),
    "log_interval_minutes": Key(anything),
    "output_dir": Key(optional(text)),
    "save_intermediate_results": Key(anything),
}
_OWN_TOO = {"name", "description", "models", "tasks"}
_IGNORED = {
    "api_keys": "keys come from the environment or a .env file, never from a run file",
    "api_key_config_file": "keys come from the environment or a .env file",
    "server_configs": "real servers are given with --server HOST:PORT",
    "enable_wandb": "results are kept in the store; nothing is sent to wandb",
    "wandb_project": "results are kept in the store; nothing is sent to wandb",
    "log_interval_minutes": "progress is shown as it happens",
    "save_intermediate_results": "every step is stored before the next begins",
    "observation_formatter": "how observations are shown is an option of the agent",
}


def is_published(document: Any) -> bool:
    """Say whether `document` is a published run config rather than one of our own."""
    if isinstance(document, list):
        return True
    return isinstance(document, dict) and bool(set(document) & (set(_SWEEP) - _OWN_TOO))


def read_published(where: str, document: Any, name: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a published run config as a document of our own, and what of it is not done.

    Args:
        where: What errors open with.
        document: The config.
        name: The name of a run whose config gives none.

    Raises:
        RunFileError: Something in it is wrong or unknown.
    """
    if isinstance(document, list):
        return _environments(where, document, name)
    return _sweep(where, document)


def _environments(
    where: str, document: list[Any], name: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    if not document:
        raise RunFileError(f"{where} the list is empty; expected objects with env_id and model")
    entries, versions, notes = [], [], []
    for index, item in enumerate(document):
        place = f"{where} [{index}]"
        values = read_table(place, item, _ENVIRONMENT)
        if (values["env_id"] is None) == (values["task"] is None):
            raise RunFileError(f"{place} needs env_id, or task as the multi-agent configs have it")
        entry = {"task": _task(values["env_id"] or values["task"]), "model": values["model"]}
        if values["num_agents"] is not None:
            entry["num_agents"] = values["num_agents"]
        entries.append(entry)
        if values["version"] is not None:
            versions.append(values["version"])
        notes += _notes(item)
    own: dict[str, Any] = {"name": name, "entries": entries}
    if versions:
        own["version"] = versions[0]
    if len(set(versions)) > 1:
        notes.append(f"version: a run has one; it is {versions[0]}")
    return own, tuple(dict.fromkeys(notes))


def _sweep(where: str, document: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    values = read_table(where, document, _SWEEP)
    pairs = [(task, model) for model in values["models"] for task in values["tasks"]]
    if values["task_inner_loop_mode"]:
        pairs = [(task, model) for task in values["tasks"] for model in values["models"]]
    own = {
        "name": values["name"],
        "entries": [{"task": _task(task), "model": model} for task, model in pairs],
        "samples": values["num_trials_per_config"],
        "workers": values["max_concurrent_processes"],
        "shuffle": values["shuffle_execution_order"],
        "retries": values["max_retries"] if values["retry_failed_runs"] else 0,
        "early_stop": values["early_stop_on_success"],
    }
    if values["description"]:
        own["description"] = values["description"]
    if values["output_dir"]:
        own["store"] = str(PurePosixPath(values["output_dir"]) / "results.db")
    return own, tuple(_notes(document))


def _notes(item: Mapping[str, Any]) -> list[str]:
    """Say of each key that has a value, and that nothing is done with, why."""
    return [
        f"{key} is ignored: {why}"
        for key, why in _IGNORED.items()
        if item.get(key) not in (None, [], False)
    ]


def _task(name: str) -> str:
    """Return the task key in a published name: a path, or the id of an environment."""
    key = PurePosixPath(name).name.removesuffix(".json")
    if key.startswith(_ID_BEGINS) and key.endswith(_ID_ENDS):
        return key.removeprefix(_ID_BEGINS).removesuffix(_ID_ENDS)
    return key
