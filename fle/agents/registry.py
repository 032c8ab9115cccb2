"""Agents by name: the package's, those of installed packages, and `module:Class` of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fle.agents.agent import Agent
from fle.agents.errors import AgentError

if TYPE_CHECKING:
    from fle.tasks import Task

GROUP = "fle.agents"


@dataclass(frozen=True, slots=True)
class AgentSetup:
    """What an agent is made from.

    Attributes:
        model: The name of the model, for agents that have one.
        task: What is played; None for open play without a task.
        agent: Which agent of the world it is, counted from 0.
        num_agents: How many the world has.
        factorio: The version of the game, "1.1" or "2.0".
        seed: What its own randomness starts from.
        manual: The folder of the manual, where there are tools of the user's own.
        options: The agent's own options by name, as a run file gives them.
    """

    model: str | None = None
    task: Task | None = None
    agent: int = 0
    num_agents: int = 1
    factorio: str = "1.1"
    seed: int = 0
    manual: Path | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


Factory = Callable[[AgentSetup], Agent]

_PACKAGE = {
    name: f"fle.agents.factories:{name}"
    for name in ("basic", "minimal", "random", "scripted", "visual")
}


def agent_names() -> list[str]:
    """Return the names that `make_agent` knows, those of installed packages among them."""
    return sorted({*_PACKAGE, *(point.name for point in entry_points(group=GROUP))})


def make_agent(
    name: str,
    *,
    model: str | None = None,
    task: Task | None = None,
    agent: int = 0,
    num_agents: int = 1,
    factorio: str = "1.1",
    seed: int = 0,
    manual: Path | None = None,
    options: Mapping[str, Any] | None = None,
) -> Agent:
    """Make the agent called `name`.

    Args:
        name: One of `agent_names()`, or `module:Class`: an `Agent`, or a function that makes one
            from an `AgentSetup`.
        model: As `AgentSetup` has it, and so on.
        task: What is played.
        agent: Which agent of the world it is, counted from 0.
        num_agents: How many the world has.
        factorio: The version of the game.
        seed: What its own randomness starts from.
        manual: The folder of the manual, where there are tools of the user's own.
        options: The agent's own options.

    Raises:
        AgentError: There is no such agent, or its options are wrong.
    """
    setup = AgentSetup(
        model=model,
        task=task,
        agent=agent,
        num_agents=num_agents,
        factorio=factorio,
        seed=seed,
        manual=manual,
        options=dict(options or {}),
    )
    made = _factory(name)(setup)
    if not isinstance(made, Agent):
        raise AgentError(f"{name} made a {type(made).__name__}, which is no fle.agents.Agent")
    return made


def _factory(name: str) -> Factory:
    if ":" in name:
        return _load(name)
    if name in _PACKAGE:
        return _load(_PACKAGE[name])
    for point in entry_points(group=GROUP, name=name):
        return point.load()  # type: ignore[no-any-return]
    known = agent_names()
    close = get_close_matches(name, known, n=2) or known
    raise AgentError(
        f"no agent is called {name!r}; there are: {', '.join(close)}. "
        "One of your own is named as module:Class"
    )


def _load(path: str) -> Factory:
    module, _, attribute = path.partition(":")
    try:
        return getattr(import_module(module), attribute)  # type: ignore[no-any-return]
    except ImportError as error:
        raise AgentError(f"the agent {path!r} cannot be imported: {error}") from error
    except AttributeError:
        raise AgentError(f"the module {module} of the agent {path!r} has no {attribute}") from None
