"""How long to wait before a call is tried again."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a call is tried, and how long is waited between.

    The wait doubles each time, up to the longest; a random part of it keeps many workers from
    coming back at once. What a server asks for with `Retry-After` is waited at least.

    Attributes:
        attempts: Tries altogether.
        first_s: The first wait, in seconds.
        longest_s: The longest wait of its own, in seconds.
        patience_s: The longest wait that a server may ask for, in seconds.
    """

    attempts: int = 5
    first_s: float = 1.0
    longest_s: float = 60.0
    patience_s: float = 300.0

    def wait_s(self, failed: int, asked_s: float | None) -> float:
        """Return the seconds to wait after `failed` tries, of which the server asked `asked_s`."""
        own = min(self.longest_s, self.first_s * 2.0 ** (failed - 1))
        # It decides nothing but a pace: no result depends on it.
        own *= random.uniform(0.5, 1.0)
        return own if asked_s is None else asked_s + own * min(1.0, self.first_s)
