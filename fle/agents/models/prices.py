"""What calls cost: as the provider says, else by a table of prices that the user keeps.

No prices come with the package: they change, and a wrong one would be worse than none. A table is
a JSON object, `{"gpt-4o*": {"prompt": 2.5, "completion": 10, "cached": 1.25}}`: US dollars for a
million tokens, by the model's name or a pattern of it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from fle.agents.errors import ModelError
from fle.agents.program import Usage

VARIABLE = "FLE_PRICES"
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in US dollars.

    Attributes:
        prompt: Of what is sent.
        completion: Of what comes back, reasoning included.
        cached: Of what is sent and was in the provider's cache.
    """

    prompt: float
    completion: float
    cached: float

    def of(self, usage: Usage) -> float:
        """Return what a call cost."""
        fresh = usage.prompt_tokens - usage.cached_tokens
        parts = (
            fresh * self.prompt,
            usage.cached_tokens * self.cached,
            usage.completion_tokens * self.completion,
        )
        return sum(parts) / _MILLION


class Prices:
    """Prices by pattern of the model's name; the first that fits counts."""

    def __init__(self, table: Mapping[str, Price]) -> None:
        self._table = dict(table)

    @classmethod
    def read(cls, path: Path | str | None = None) -> Prices:
        """Read the table at `path`, or the one that FLE_PRICES names; without either none.

        Raises:
            ModelError: It cannot be read, or is no table of prices.
        """
        path = path or os.environ.get(VARIABLE)
        if not path:
            return cls({})
        try:
            document = json.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"the prices in {path} cannot be read: {error}") from error
        if not isinstance(document, dict):
            raise ModelError(f"{path} holds no object of prices by model")
        return cls({name: _price(path, name, entry) for name, entry in document.items()})

    def cost(self, usage: Usage, *models: str) -> float | None:
        """Return what a call of a model cost; None when none of its names has a price."""
        for pattern, price in self._table.items():
            if any(model and fnmatchcase(model.lower(), pattern.lower()) for model in models):
                return price.of(usage)
        return None


def _price(path: Path | str, name: str, entry: Any) -> Price:
    numbers = entry if isinstance(entry, dict) else {}
    unknown = sorted(set(numbers) - {"prompt", "completion", "cached"})
    values = [numbers.get("prompt"), numbers.get("completion"), numbers.get("cached")]
    if values[2] is None:
        values[2] = values[0]
    right = all(
        isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        for value in values
    )
    if unknown or not right:
        raise ModelError(
            f"{path}: the price of {name!r} is an object of prompt, completion and, if it "
            "differs, cached: US dollars for a million tokens"
        )
    return Price(*(float(value) for value in values if value is not None))
