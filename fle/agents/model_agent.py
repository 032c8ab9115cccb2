"""What agents with a model have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fle.agents import sections
from fle.agents.agent import Agent
from fle.agents.conversation import Conversation, Message
from fle.agents.extraction import extract_code
from fle.agents.formatting import ObservationFormatter, TreeObservationFormatter
from fle.agents.program import Program, Usage

if TYPE_CHECKING:
    from fle.agents.models import Completion, Model
    from fle.gym import Observation

Formatter = ObservationFormatter | TreeObservationFormatter


class ModelAgent(Agent):
    """Shows a conversation to a model, and takes the program out of what it says.

    Attributes:
        ask: The model.
        formatter: Writes observations.
    """

    name = "model"

    def __init__(
        self, ask: Model, *, system: str, formatter: Formatter | None = None, name: str = ""
    ) -> None:
        """Make one that begins conversations with the text `system`."""
        self.ask = ask
        self.model = ask.name
        self.formatter = formatter or ObservationFormatter()
        self.name = name or self.name
        self._system = system
        self._before: dict[str, Any] | None = None

    def instructions(self) -> str:
        """Return the system message."""
        return self._system

    def observe(self, observation: Observation) -> Message:
        """Return the observation in the formatter's words."""
        parts = self.formatter.parts(observation, self._before)
        self._before = sections.snapshot(observation)
        return Message("user", parts)

    def step(self, conversation: Conversation, observation: Observation) -> Program:
        """Ask the model.

        Raises:
            ModelError: It gives no answer.
        """
        messages, used = self.view(conversation)
        completion = self.ask.complete(messages)
        return program_of(completion, used + completion.usage)

    def view(self, conversation: Conversation) -> tuple[Sequence[Message], Usage]:
        """Return what of a conversation the model is shown, and what it took to find that."""
        return conversation.messages, Usage()

    def end(self, conversation: Conversation, reason: str) -> None:
        """Close the connections of the model."""
        self.ask.close()

    def state(self) -> dict[str, Any]:
        """Return what the next observation is compared with."""
        return {"before": self._before}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from there."""
        self._before = state["before"]


def program_of(completion: Completion, usage: Usage) -> Program:
    """Return the program in a model's answer, or why there is none."""
    code, problem = None, None
    if completion.refusal:
        problem = f"The model refused: {completion.refusal}"
    elif completion.finish == "content_filter":
        problem = "The provider's filter withheld the reply."
    else:
        cut_at = completion.usage.completion_tokens if completion.cut else None
        extracted = extract_code(completion.text, cut_at=cut_at)
        code, problem = extracted.code, extracted.problem
    metadata: dict[str, Any] = {
        "model": completion.model,
        "finish": completion.finish,
        "attempts": completion.attempts,
    }
    if completion.left_out:
        metadata["left_out"] = list(completion.left_out)
    if completion.reasoning:
        metadata["reasoning"] = completion.reasoning
    return Program(code, completion.text, usage, problem, metadata=metadata)
