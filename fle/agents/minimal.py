"""The smallest agent with a model: the rules, the last turns, one question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fle.agents.conversation import Conversation, Message
from fle.agents.model_agent import ModelAgent
from fle.agents.program import Usage

if TYPE_CHECKING:
    from fle.agents.models import Model


class MinimalAgent(ModelAgent):
    """Shows its model the system message and the last turns as they are.

    Attributes:
        turns: How many turns; a turn is an observation and the answer to it.
    """

    name = "minimal"

    def __init__(self, ask: Model, *, turns: int = 8, **options: Any) -> None:
        """Make one that remembers a number of turns, the present one among them."""
        super().__init__(ask, **options)
        self.turns = turns

    def view(self, conversation: Conversation) -> tuple[Sequence[Message], Usage]:
        """Return the system message and the last turns."""
        system = [message for message in conversation if message.role == "system"]
        rest = [message for message in conversation if message.role != "system"]
        # The present turn has an observation only.
        return [*system, *rest[-(2 * self.turns - 1) :]], Usage()
