# Generated from schemas/tools/score.yaml by `fle gen`. Do not edit.
"""The `score` tool."""

from collections.abc import Callable
from typing import Any

from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[float]] = list_of(float)


class Score(Caller):
    """Adds `score` to the client."""

    def score(self) -> list[float]:
        """Tell the value of everything produced so far.

        The first number is the production score: for every item and fluid what was produced less
        what was consumed, times its price. Prices follow from those of raw materials through the
        recipes. The second number leaves out the value of what was harvested and added by crafting
        by hand.

        Returns:
            Production score and automated score, since the start.
        """
        return self._call(_DECODE, "score")
