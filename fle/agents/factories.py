"""How the package's agents are made from what a run says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from fle.agents.errors import AgentError
from fle.agents.instructions import system_message
from fle.agents.registry import AgentSetup
from fle.agents.scripted import ScriptedAgent

if TYPE_CHECKING:
    from fle.agents.basic import BasicAgent
    from fle.agents.minimal import MinimalAgent
    from fle.agents.random_agent import RandomAgent
    from fle.agents.visual import VisualAgent

_OWN = {
    "minimal": ("turns",),
    "basic": ("summary_every", "keep", "longest"),
    "visual": ("summary_every", "keep", "longest"),
}
# Of every agent with a model, beside the options of the model.
_COMMON = ("system", "manual", "observation_formatter", "retry_first_s")


def scripted(setup: AgentSetup) -> ScriptedAgent:
    """Make a scripted agent.

    Its options: `programs`, files and folders; without it the program that comes with the task.
    """
    _known(setup.options, ("programs",), "scripted")
    paths = setup.options.get("programs")
    if isinstance(paths, str):
        paths = [paths]
    if not paths:
        if setup.task is None or not setup.task.solution:
            raise AgentError("a scripted agent needs its option `programs`: files or folders")
        paths = list(setup.task.solution)
    return ScriptedAgent.from_paths(paths)


def random(setup: AgentSetup) -> RandomAgent:
    """Make a random agent. Its option: `calls`, tool calls of each program."""
    from fle.agents.random_agent import RandomAgent

    _known(setup.options, ("calls",), "random")
    # Agents of one world do not all do the same.
    return RandomAgent(setup.seed * 1_000 + setup.agent, **setup.options)


def minimal(setup: AgentSetup) -> MinimalAgent:
    """Make a minimal agent; see `_with_model` for its options."""
    from fle.agents.minimal import MinimalAgent

    return MinimalAgent(**_with_model(setup, "minimal"))


def basic(setup: AgentSetup) -> BasicAgent:
    """Make a basic agent; see `_with_model` for its options."""
    from fle.agents.basic import BasicAgent

    return BasicAgent(**_with_model(setup, "basic"))


def visual(setup: AgentSetup) -> VisualAgent:
    """Make a visual agent; see `_with_model` for its options."""
    from fle.agents.visual import VisualAgent

    return VisualAgent(**_with_model(setup, "visual"))


def _with_model(setup: AgentSetup, agent: str) -> dict[str, Any]:
    """Return the arguments of an agent with a model.

    Options beside the agent's own and those of the model: `system`, a text in place of the manual;
    `manual`, "full" (the default) or "short"; `observation_formatter`, flags of
    `ObservationFormatter`, or `{"tree": true, "excluded_keys": [...]}`; `retry_first_s`, the wait
    before the second try of a call in seconds.
    """
    from fle.agents.models import Model, ModelOptions, Retries

    options = dict(setup.options)
    _known(options, (*_OWN[agent], *_COMMON, *ModelOptions.names()), agent)
    if setup.model is None:
        raise AgentError(f"the {agent} agent needs a model")
    asked = {name: options.pop(name) for name in ModelOptions.names() if name in options}
    manual = options.pop("manual", "full")
    if manual not in ("short", "full"):
        raise AgentError(f"the manual of an agent is 'full' or 'short', not {manual!r}")
    system = options.pop("system", None)
    retries = None
    if "retry_first_s" in options:
        attempts = asked.get("attempts", ModelOptions().attempts)
        retries = Retries(attempts=attempts, first_s=options.pop("retry_first_s"))
    return {
        "formatter": _formatter(options.pop("observation_formatter", None)),
        "system": system if system is not None else system_message(setup, full=manual == "full"),
        "ask": Model(setup.model, retries=retries, **asked),
        **options,
    }


def _formatter(options: Mapping[str, Any] | None) -> Any:
    from fle.agents.formatting import ObservationFormatter, TreeObservationFormatter

    if options is None:
        return None
    options = dict(options)
    kind = TreeObservationFormatter if options.pop("tree", False) else ObservationFormatter
    try:
        return kind(**options)
    except TypeError as error:
        raise AgentError(f"the observation formatter cannot be made: {error}") from error


def _known(options: Mapping[str, Any], known: Collection[str], agent: str) -> None:
    for name in options:
        if name not in known:
            raise AgentError(
                f"the {agent} agent has no option {name!r}; it has: {', '.join(sorted(known))}"
            )
