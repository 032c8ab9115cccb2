"""Run files: our own TOML or JSON, and the published run configs as they are.

The keys of our own format stand in `KEYS`; `docs/evaluation.md` tells what they mean.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from fle.agents import agent_names
from fle.eval.checking import (
    Check,
    Key,
    flag,
    list_of,
    number,
    one_of,
    optional,
    read_table,
    table,
    text,
    whole,
)
from fle.eval.errors import RunFileError
from fle.eval.plan import Entry, Execution, Plan, RunLimits, Search
from fle.eval.published import is_published, read_published
from fle.tasks import TaskError, find_task


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


def _agent(where: str, value: Any) -> dict[str, Any]:
    """Accept the name of an agent, or a table of its name, label and options."""
    if isinstance(value, str):
        return {"name": text(where, value), "label": None, "options": {}}
    agent = read_table(where, value, _AGENT)
    if "programs" in agent["options"]:
        list_of(text)(f"{where}.options.programs", agent["options"]["programs"])
    return agent


def _model(where: str, value: Any) -> dict[str, Any]:
    """Accept the name of a model, or a table of its name and settings."""
    if isinstance(value, str):
        return {"name": text(where, value), "options": {}}
    settings = read_table(where, value, {"name": Key(text, required=True), **MODEL_KEYS})
    given = {name: setting for name, setting in settings.items() if name in value}
    name = given.pop("name")
    return {"name": name, "options": given}


def _options(where: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise RunFileError(f"{where} is {value!r}; expected a table of options")
    return value


WITHOUT_MODEL = frozenset({"scripted", "random"})
"""Agents that ask no model: a run's models are not multiplied with them."""

_BASIC: Mapping[str, Any] = {"name": "basic", "label": None, "options": {}}
_AGENT: Mapping[str, Key] = {
    "name": Key(text, required=True),
    "label": Key(text),
    "options": Key(_options, {}),
}
MODEL_KEYS: Mapping[str, Key] = {
    "provider": Key(text),
    "base_url": Key(text),
    "key_env": Key(text),
    "temperature": Key(optional(number(0))),
    "max_tokens": Key(whole(1)),
    "reasoning_effort": Key(text),
    "timeout": Key(number(0, above=True)),
    "deadline": Key(number(0, above=True)),
    "stream": Key(flag),
    "sort": Key(optional(one_of("throughput", "price", "latency"))),
    "images": Key(flag),
    "attempts": Key(whole(1)),
    "prices": Key(text),
    "extra": Key(_options),
}
"""The settings of a model, those of `fle.agents.models.ModelOptions`."""

_LIMITS: Mapping[str, Key] = {
    "steps": Key(optional(whole(1))),
    "tokens": Key(optional(whole(1))),
    "cost": Key(optional(number(0, above=True))),
    "seconds": Key(optional(number(0, above=True))),
}
_SEARCH: Mapping[str, Key] = {
    "method": Key(one_of("independent", "beam", "mcts"), "independent"),
    "width": Key(whole(1), 4),
    "branching": Key(whole(1), 4),
    "by": Key(one_of("advantage", "score"), "advantage"),
    "exploration": Key(number(0), 1.41),
    "holdout_s": Key(whole(0), 10),
}
_ENTRY: Mapping[str, Key] = {
    "task": Key(text, required=True),
    "agent": Key(_agent, _BASIC),
    "model": Key(_model),
    "num_agents": Key(optional(whole(1))),
}
_LIST_OF_NAMES: Check = list_of(text)
KEYS: Mapping[str, Key] = {
    "name": Key(text),
    "description": Key(text, ""),
    "tasks": Key(_LIST_OF_NAMES, ()),
    "agents": Key(list_of(_agent), (_BASIC,)),
    "models": Key(list_of(_model), ()),
    "entries": Key(list_of(table(_ENTRY)), ()),
    "num_agents": Key(optional(whole(1))),
    "samples": Key(whole(1), 1),
    "seed": Key(whole(0, 2**31), 0),
    "factorio": Key(one_of("1.1", "2.0"), "1.1"),
    "version": Key(optional(whole(0))),
    "shuffle": Key(flag, False),
    "retries": Key(whole(0), 2),
    "early_stop": Key(flag, False),
    "program_s": Key(number(0, above=True), 60.0),
    "error_penalty": Key(number(0), 0.0),
    "limits": Key(table({"trajectory": Key(table(_LIMITS), {}), "run": Key(table(_LIMITS), {})})),
    "search": Key(table(_SEARCH), {}),
    "workers": Key(optional(whole(1))),
    "ray": Key(flag, False),
    "servers": Key(list_of(text, filled=False), ()),
    "tasks_dirs": Key(list_of(text, filled=False), ()),
    "store": Key(text),
}

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
    document = _based(document, path.parent)
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
        entries=_entries(where, values),
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


def _based(document: Mapping[str, Any], base: Path) -> dict[str, Any]:
    """Return a document whose paths are relative to `base` with absolute ones.

    Workers, and whoever resumes the run, may be in other folders.
    """
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


def _entries(where: str, values: Mapping[str, Any]) -> tuple[Entry, ...]:
    """Return the product of tasks, agents and models, and then the entries that stand singly."""
    if not values["tasks"] and not values["entries"]:
        raise RunFileError(f"{where} names no task; give tasks or entries")
    cells = []
    for place, model in enumerate(values["models"] or (None,)):
        # Agents without a model are run once, however many models there are.
        agents = [each for each in values["agents"] if _asks_model(each) or place == 0]
        cells += [
            {"task": task, "agent": agent, "model": model, "num_agents": values["num_agents"]}
            for agent in agents
            for task in values["tasks"]
        ]
    cells += values["entries"]
    folders = [Path(folder) for folder in values["tasks_dirs"]]
    entries = tuple(_entry(where, cell, folders) for cell in cells)
    _require_distinct(where, entries)
    return entries


def _asks_model(agent: Mapping[str, Any]) -> bool:
    return agent["name"] not in WITHOUT_MODEL


def _require_agent(where: str, name: str) -> None:
    """Refuse the name of an agent that nobody can make; `module:Class` is tried when it is made."""
    known = agent_names()
    if ":" not in name and name not in known:
        close = get_close_matches(name, known, n=1)
        meant = f" (did you mean {close[0]!r}?)" if close else ""
        raise RunFileError(f"{where} no agent is called {name!r}{meant}; {', '.join(known)} are")


def _entry(where: str, cell: Mapping[str, Any], folders: Sequence[Path]) -> Entry:
    try:
        task = find_task(cell["task"], folders)
    except TaskError as error:
        raise RunFileError(f"{where} {error}") from error
    agent, model = cell["agent"], cell["model"]
    _require_agent(where, agent["name"])
    if not _asks_model(agent):
        model = None
    elif model is None and ":" not in agent["name"]:
        raise RunFileError(
            f"{where} the agent {agent['name']!r} needs a model; name one in models, or choose an "
            f"agent without: {', '.join(sorted(WITHOUT_MODEL))}"
        )
    return Entry(
        task=task.key,
        agent=agent["name"],
        label=agent["label"] or agent["name"],
        model=model["name"] if model else None,
        num_agents=cell["num_agents"],
        agent_options=agent["options"],
        model_options=model["options"] if model else {},
    )


def _require_distinct(where: str, entries: Sequence[Entry]) -> None:
    """Refuse entries that results could not tell apart though they differ."""
    seen: dict[tuple[str, str | None, str], Entry] = {}
    for entry in entries:
        key = (entry.task, entry.model, entry.label)
        if seen.setdefault(key, entry) != entry:
            raise RunFileError(
                f"{where} two different entries are both called {entry.label} "
                f"{'with ' + entry.model + ' ' if entry.model else ''}on {entry.task}; "
                "give their agents labels"
            )
