"""How the package's agents are made from what a run says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from fle.agents.errors import AgentError
from fle.agents.registry import AgentSetup
from fle.agents.scripted import ScriptedAgent


def scripted(setup: AgentSetup) -> ScriptedAgent:
    """Make a scripted agent.

    Its options: `programs`, files and folders; without it the program that comes with the task.
    """
    _known(setup.options, ("programs",), "scripted")
    paths = setup.options.get("programs")
    if isinstance(paths, str):
        paths = [paths]
    if not paths:
        if setup.task is None or setup.task.solution is None:
            raise AgentError("a scripted agent needs its option `programs`: files or folders")
        paths = [setup.task.solution]
    return ScriptedAgent.from_paths(paths)


def _known(options: Mapping[str, Any], known: Collection[str], agent: str) -> None:
    for name in options:
        if name not in known:
            raise AgentError(
                f"the {agent} agent has no option {name!r}; it has: {', '.join(sorted(known))}"
            )
