"""How a model is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from fle.agents.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOptions:
    """How a model is asked.

    Attributes:
        provider: Who is asked; None for what the model's name says.
        base_url: Where the API begins; None for the provider's own.
        key_env: The environment variable with the key; None for the provider's own.
        temperature: None leaves it to the provider; models that take none get none.
        max_tokens: The longest answer, reasoning included; None for 4,096 tokens, 16,384 for
            models that are known to reason.
        reasoning_effort: As the model takes it (low, medium, high, ...); None for the provider's.
        timeout: The longest silence of a call, in seconds.
        deadline: The longest that an answer in pieces may take altogether, in seconds.
        stream: Whether answers come in pieces.
        sort: What OpenRouter prefers among those that host a model: throughput, price or latency;
            None for its own choice.
        images: Whether the model sees pictures; None for what is known of it.
        attempts: Tries before a call has failed.
        prices: A file of prices, see `fle.agents.models.prices`.
        extra: More parameters of the body of each call, as the provider has them.
    """

    provider: str | None = None
    base_url: str | None = None
    key_env: str | None = None
    temperature: float | None = 0.5
    max_tokens: int | None = None
    reasoning_effort: str | None = None
    timeout: float = 300.0
    deadline: float = 1200.0
    stream: bool = True
    sort: Literal["throughput", "price", "latency"] | None = "throughput"
    images: bool | None = None
    attempts: int = 5
    prices: Path | str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the options."""
        return tuple(each.name for each in fields(cls))

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> ModelOptions:
        """Return the options that `values` names.

        Raises:
            ModelError: There is no such option.
        """
        unknown = sorted(set(values) - set(cls.names()))
        if unknown:
            known = ", ".join(cls.names())
            raise ModelError(f"a model has no option {unknown[0]!r}; it has: {known}")
        return cls(**values)
