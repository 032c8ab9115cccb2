"""The entries of a run: the product of its tasks, agents and models, and single ones."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from fle.agents import agent_names
from fle.eval.errors import RunFileError
from fle.eval.plan import Entry
from fle.tasks import TaskError, find_task

WITHOUT_MODEL = frozenset({"scripted", "random"})
"""Agents that ask no model: a run's models are not multiplied with them."""

WITH_MODEL = frozenset({"basic", "minimal", "visual"})
"""Agents that cannot do without; those of others know themselves."""


def entries_of(where: str, values: Mapping[str, Any]) -> tuple[Entry, ...]:
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
    elif model is None and agent["name"] in WITH_MODEL:
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
