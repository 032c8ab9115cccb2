"""What an agent answers: a program, and what it took to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Usage:
    """What calls of a model used, as the provider counted it; usages add up with `+`.

    Attributes:
        prompt_tokens: Tokens of what was sent, those from the provider's cache among them.
        completion_tokens: Tokens of what came back, those of its reasoning among them.
        reasoning_tokens: Tokens of reasoning, where the provider tells.
        cached_tokens: Tokens of the prompt that the provider had in its cache, where it tells.
        total_tokens: Tokens altogether.
        cost: In US dollars; None when it is not known of every call that is counted here.
        calls: Answered calls of a model.
    """

    prompt_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    cached_tokens: int = 0
    total_tokens: int = 0
    cost: float | None = 0.0
    calls: int = 0

    def __add__(self, other: Usage) -> Usage:
        if not isinstance(other, Usage):
            return NotImplemented
        # One cost that is not known makes the sum unknown.
        known = self.cost is not None and other.cost is not None
        sums = {
            each.name: getattr(self, each.name) + getattr(other, each.name)
            for each in fields(self)
            if each.name != "cost"
        }
        return Usage(**sums, cost=(self.cost or 0.0) + (other.cost or 0.0) if known else None)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Usage:
        """Return what `to_json` gave; keys that it does not know are left out."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


@dataclass(frozen=True, slots=True)
class Program:
    """One turn of an agent.

    Attributes:
        code: The Python to run; None when there is none, which costs the step all the same.
        reply: What the agent said, code and all; for agents without a model the code.
        usage: What its model used in this turn, calls that summarise history included.
        problem: Why `code` is None, in a sentence for the agent and for people.
        finished: Whether the agent has nothing more to do, and the trajectory may end.
        seconds: Real time that the agent took, in seconds.
        metadata: Plain values of the agent: the model's name, why it stopped, attempts.
    """

    code: str | None
    reply: str = ""
    usage: Usage = field(default_factory=Usage)
    problem: str | None = None
    finished: bool = False
    seconds: float = 0.0
    metadata: Mapping[str, Any] = field(default_factory=dict)
