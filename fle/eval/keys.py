"""The keys of our own run files; `docs/evaluation.md` tells what they mean."""

from collections.abc import Mapping
from typing import Any

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
