# Generated from schemas/tools/measure_throughput.yaml by `fle gen`. Do not edit.
"""The `measure_throughput` tool."""

from collections.abc import Callable
from typing import Any

from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[float]] = list_of(float)


class MeasureThroughput(Caller):
    """Adds `measure_throughput` to the client."""

    def measure_throughput(self, entity: str | None = None, seconds: float = 60) -> list[float]:
        """Measure what machines make in hold-outs of the same length.

        Lets one hold-out pass after the other as long as each gives more than all before it; the
        largest is the throughput. What agents harvest or craft by hand does not count.

        Args:
            entity: The item or fluid whose production is measured; without one the automated score.
            seconds: The length of a hold-out, in game time, in seconds, 0 to 3600.

        Returns:
            What each hold-out gave, in order; the last gave no more than one before, in items.
        """
        return self._call(_DECODE, "measure_throughput", entity, seconds)
