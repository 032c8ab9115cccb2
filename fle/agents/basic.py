"""The usual agent: it summarises what is long ago, and shows the present in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fle.agents import history
from fle.agents.conversation import Conversation, Message, Text
from fle.agents.errors import AgentError
from fle.agents.model_agent import ModelAgent
from fle.agents.program import Usage
from fle.agents.sections import shortened

if TYPE_CHECKING:
    from fle.agents.models import Model

_ASK = """\
Below are the oldest turns of a conversation between you, who write programs, and a game. They will
be replaced by your summary of them, which is all that you will know of those turns. Write down what
later programs need: what was built, where, and how it is connected; names of variables and
functions that still exist, and what they hold; positions of resources; what failed, why, and what
works instead; how far the task is. Be exact with names and coordinates. Write text, no program."""


class BasicAgent(ModelAgent):
    """Keeps its model's view of a conversation short.

    After each `summary_every` turns the model summarises all but the last `keep` of them, with the
    summary before. Of observations but the last only what stays of interest is shown. What is
    still longer than `longest` characters is shortened, the oldest first.

    Attributes:
        summary_every: Turns after which older ones are summarised.
        keep: The last turns that are not.
        longest: Characters that the model is shown, the system message included.
    """

    name = "basic"

    def __init__(
        self,
        ask: Model,
        *,
        summary_every: int = 32,
        keep: int = 8,
        longest: int = 200_000,
        **options: Any,
    ) -> None:
        """Make one.

        Raises:
            AgentError: A number is too small.
        """
        super().__init__(ask, **options)
        if summary_every < 1 or keep < 1 or longest < 1:
            raise AgentError("summary_every, keep and longest of an agent are at least 1")
        self.summary_every = summary_every
        self.keep = keep
        self.longest = longest
        self._summary = ""
        self._summarised = 0

    def view(self, conversation: Conversation) -> tuple[Sequence[Message], Usage]:
        """Return the system message, the summary and what came after it; summarise when due."""
        turns = [message for message in conversation if message.role != "system"]
        system = [message for message in conversation if message.role == "system"]
        used = Usage()
        if len(turns) // 2 - self._summarised >= self.summary_every + self.keep:
            used = self._summarise(turns, conversation)
        shown = history.without_stale(turns[2 * self._summarised :])
        return history.fitted([*system, *self._with_summary(shown)], self.longest), used

    def state(self) -> dict[str, Any]:
        """Return the summary, and how many turns it covers."""
        summary = {"summary": self._summary, "summarised": self._summarised}
        return super().state() | summary

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from there."""
        super().restore(state)
        self._summary = state["summary"]
        self._summarised = int(state["summarised"])

    def _summarise(self, turns: Sequence[Message], conversation: Conversation) -> Usage:
        """Have the model summarise all turns but the last, and remember that."""
        upto = len(turns) // 2 - self.keep
        old = history.without_stale(turns[2 * self._summarised : 2 * upto], fresh=0)
        told = "\n\n".join(f"[{_speaker(message)}]\n{message.text}" for message in old)
        told = shortened(told, self.longest)
        asked = [Message("system", _ASK), *self._with_summary([Message("user", told)])]
        completion = self.ask.complete(asked)
        if not completion.text.strip():
            raise AgentError(f"{self.model} gave no summary of the first {upto} turns")
        self._summary = completion.text.strip()
        self._summarised = upto
        return completion.usage

    def _with_summary(self, messages: Sequence[Message]) -> list[Message]:
        """Put the summary before the first message, which is an observation."""
        if not self._summary or not messages:
            return list(messages)
        text = Text(f"## Summary of your first {self._summarised} turns\n\n{self._summary}")
        first = replace(messages[0], content=(text, *messages[0].parts))
        return [first, *messages[1:]]


def _speaker(message: Message) -> str:
    return "you" if message.role == "assistant" else "game"
