"""Reads what providers count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fle.agents.program import Usage


def read_usage(said: Any) -> Usage:
    """Return the usage that an answer reports; of none that a call was made, and no cost.

    All tokens are those of the prompt and of the completion: reasoning that a provider counts
    beside the completion (Gemini) is counted into it, as it is paid for.
    """
    if not isinstance(said, Mapping):
        return Usage(cost=None, calls=1)
    prompt = _count(said, "prompt_tokens")
    completion = _count(said, "completion_tokens")
    beside = max(0, _count(said, "total_tokens") - prompt - completion)
    details = said.get("completion_tokens_details")
    reasoning = _count(details, "reasoning_tokens") or _count(said, "reasoning_tokens") or beside
    cached = _count(said.get("prompt_tokens_details"), "cached_tokens")
    cached = cached or _count(said, "prompt_cache_hit_tokens")
    completion += beside
    return Usage(
        prompt_tokens=prompt,
        completion_tokens=completion,
        reasoning_tokens=min(reasoning, completion),
        cached_tokens=min(cached, prompt),
        total_tokens=prompt + completion,
        cost=_cost(said.get("cost")),
        calls=1,
    )


def _count(said: Any, name: str) -> int:
    value = said.get(name) if isinstance(said, Mapping) else None
    whole = isinstance(value, int | float) and not isinstance(value, bool)
    return max(0, int(value)) if whole and value is not None else 0


def _cost(value: Any) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number else None
