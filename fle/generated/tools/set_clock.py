# Generated from schemas/tools/set_clock.yaml by `fle gen`. Do not edit.
"""The `set_clock` tool."""

from fle.generated import decode
from fle.generated.types import ClockSettings
from fle.runtime.caller import Caller


class SetClock(Caller):
    """Adds `set_clock` to the client."""

    def set_clock(
        self,
        mode: str | None = None,
        speed: float | None = None,
        cost_model: str | None = None,
        reach: str | None = None,
    ) -> ClockSettings:
        """Choose how time passes and what actions cost.

        Changes what is given, keeps the rest, and tells how it all stands then.

        Args:
            mode: lockstep or realtime.
            speed: The game's speed, 1 is 60 ticks a second, 0.01 to 1000.
            cost_model: instant or realistic.
            reach: assisted or strict.

        Returns:
            The settings from now on.

        Raises:
            NotAnOption: `mode`, `cost_model` or `reach` is none of the words that it takes. Use one
                of those that the message names.
        """
        return self._call(decode.clock_settings, "set_clock", mode, speed, cost_model, reach)
