"""What an agent is, and how a turn of one is carried out.

A conversation begins with a system message (`Agent.instructions`). Each turn adds two messages: the
observation in the agent's own form (`Agent.observe`), and what the agent said (`Program.reply`).
`take_turn` adds them; `Agent.step` only reads the conversation, whose last message is the
observation. So a conversation is whole and only grows, whatever an agent sends to its model.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fle.agents.conversation import Conversation, Message, Text
from fle.agents.program import Program

if TYPE_CHECKING:
    from fle.gym import Observation


class Agent(ABC):
    """Writes programs. Override `step`, and what of the rest should differ.

    Attributes:
        name: What results call it.
        model: The name of its model; None for agents without one.
        needs_picture: Whether its observations must have a picture of the map.
    """

    name: str = "agent"
    model: str | None = None
    needs_picture: bool = False

    @abstractmethod
    def step(self, conversation: Conversation, observation: Observation) -> Program:
        """Return the next program.

        Args:
            conversation: All that was said, the observation as its last message; not to be changed.
            observation: What the environment showed.
        """

    def end(self, conversation: Conversation, reason: str) -> None:  # noqa: B027
        """Be told that the trajectory is over, and why (success, steps, tokens, ...)."""

    def instructions(self) -> str:
        """Return the system message that conversations begin with; empty for none."""
        return ""

    def observe(self, observation: Observation) -> Message:
        """Return the user message that shows an observation."""
        return Message("user", (Text(observation.raw_text),))

    def state(self) -> dict[str, Any]:
        """Return what `restore` needs to go on from here, as plain values of JSON."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:  # noqa: B027
        """Go on from what `state` gave."""


def take_turn(agent: Agent, conversation: Conversation, observation: Observation) -> Program:
    """Let an agent see an observation and answer, and add both to the conversation.

    Raises:
        ModelError: Its model gave no answer; the agent and the conversation are as before.
    """
    before, state = len(conversation), agent.state()
    if not conversation.messages and (instructions := agent.instructions()):
        conversation.add(Message("system", instructions))
    started = time.perf_counter()
    try:
        conversation.add(_observed(agent, conversation, observation))
        program = agent.step(conversation, observation)
    except BaseException:
        del conversation.messages[before:]
        agent.restore(state)
        raise
    program = replace(program, seconds=time.perf_counter() - started)
    conversation.add(_said(program))
    return program


def finish(
    agent: Agent, conversation: Conversation, observation: Observation | None, reason: str
) -> None:
    """Show an agent what its last program did, and tell it that the trajectory is over."""
    if observation is not None:
        conversation.add(_observed(agent, conversation, observation))
    agent.end(conversation, reason)


def _observed(agent: Agent, conversation: Conversation, observation: Observation) -> Message:
    message = agent.observe(observation)
    last = conversation.messages[-1] if conversation.messages else None
    problem = last.metadata.get("problem") if last and last.role == "assistant" else None
    if not problem:
        return message
    told = Text(f"Your last reply ran no program, and counted as a step: {problem}")
    return replace(message, content=(told, *message.parts))


def _said(program: Program) -> Message:
    metadata = dict(program.metadata)
    if program.problem:
        metadata["problem"] = program.problem
    return Message("assistant", program.reply or program.code or "", metadata)
