"""What a model answered."""

from __future__ import annotations

from dataclasses import dataclass

from fle.agents.program import Usage


@dataclass(frozen=True, slots=True)
class Completion:
    """An answer of a model.

    Attributes:
        text: What it said; "" when it refused or said nothing.
        usage: What the answer took, and cost where that is known.
        seconds: Real time from asking to the answer, waits and retries included.
        attempts: Calls that it took.
        model: The model's name as the provider gives it.
        finish: Why it ended, in the provider's word: stop, length, content_filter, ...
        refusal: What it said in place of an answer when it refused.
        reasoning: Its reasoning, where the provider shows it.
        left_out: Parameters that the provider refused and that were left out.
    """

    text: str
    usage: Usage
    seconds: float = 0.0
    attempts: int = 1
    model: str = ""
    finish: str = ""
    refusal: str = ""
    reasoning: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def cut(self) -> bool:
        """Whether the limit of tokens ended it."""
        return self.finish in ("length", "max_tokens")
