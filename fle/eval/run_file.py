"""Run files: our own TOML or JSON, and the published run configs as they are."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fle.eval.checking import read_table
from fle.eval.entries import entries_of
from fle.eval.errors import RunFileError
from fle.eval.keys import KEYS
from fle.eval.paths import absolute
from fle.eval.plan import Execution, Plan, RunLimits, Search
from fle.eval.published import is_published, read_published


@dataclass(frozen=True, slots=True)
class RunFile:
    """What a run file asks for.

    Attributes:
        plan: What is evaluated.
        execution: How.
        store: URL of the store, where the file names one.
        notes: What the file says that is not done here, a sentence each.
    """

    plan: Plan
    execution: Execution
    store: str | None = None
    notes: tuple[str, ...] = ()


_PLAIN = (
    "description",
    "samples",
    "seed",
    "factorio",
    "version",
    "shuffle",
    "retries",
    "early_stop",
    "program_s",
    "error_penalty",
)


def read_run_file(path: Path, given: Mapping[str, Any] | None = None) -> RunFile:
    """Read the run file at `path`: TOML by its suffix, else JSON.

    Paths in it are relative to its folder.

    Args:
        path: The file.
        given: Keys of our own format that count more than those of the file.

    Raises:
        RunFileError: It cannot be read, or something in it is wrong or unknown.
    """
    document = _parse(path)
    notes: tuple[str, ...] = ()
    where = f"{path}:"
    if is_published(document):
        document, notes = read_published(where, document, path.stem)
    # Checked before the options hide what is wrong in it.
    read_table(where, document, KEYS)
    document = absolute(document, path.parent)
    return read_document(where, _over(document, given or {}), name=path.stem, notes=notes)


def read_document(where: str, document: Any, *, name: str, notes: Sequence[str] = ()) -> RunFile:
    """Check a document of our own format and return what it asks for.

    Args:
        where: What errors open with.
        document: The document; its paths are relative to the current folder.
        name: The run's name where the document gives none.
        notes: Notes to hand on.

    Raises:
        RunFileError: Something in it is wrong or unknown, or there is no such task.
    """
    values = read_table(where, document, KEYS)
    limits = values["limits"] or {}
    plan = Plan(
        name=values["name"] or name,
        entries=entries_of(where, values),
        trajectory=RunLimits(**limits.get("trajectory", {})),
        run=RunLimits(**limits.get("run", {})),
        search=Search(**values["search"]),
        **{key: values[key] for key in _PLAIN},
    )
    if plan.search.method == "mcts" and plan.trajectory == RunLimits():
        raise RunFileError(
            f"{where} a tree search has no end of its own; give a limit of trajectories, as "
            "limits.trajectory.steps"
        )
    execution = Execution(
        workers=values["workers"],
        ray=values["ray"],
        servers=values["servers"],
        tasks_dirs=values["tasks_dirs"],
    )
    return RunFile(plan, execution, values["store"], tuple(notes))


def _parse(path: Path) -> Any:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RunFileError(f"{path} cannot be read: {error}") from error
    try:
        return tomllib.loads(content) if path.suffix == ".toml" else json.loads(content)
    except (tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        kind = "TOML" if path.suffix == ".toml" else "JSON (TOML files end in .toml)"
        raise RunFileError(f"{path} is not {kind}: {error}") from error


def _over(document: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return `document` with the keys of `given` in place of its own; tables are merged."""
    merged = dict(document)
    if "tasks" in given:
        # Who names tasks on the command line means these and no others.
        merged.pop("entries", None)
    for key, value in given.items():
        mine = merged.get(key)
        merged[key] = _over(mine, value) if isinstance(mine, dict) and key != "agents" else value
    return merged
