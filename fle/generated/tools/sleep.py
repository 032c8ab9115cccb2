# Generated from schemas/tools/sleep.yaml by `fle gen`. Do not edit.
"""The `sleep` tool."""

from fle.runtime.caller import Caller


class Sleep(Caller):
    """Adds `sleep` to the client."""

    def sleep(self, seconds: float) -> bool:
        """Let game time pass.

        Sixty ticks a second pass in both cost models; parts of a second are rounded to the nearest
        tick.

        Args:
            seconds: How long, in game time; at most an hour in one call, in seconds, 0 to 3600.

        Returns:
            Always true.
        """
        return self._call(bool, "sleep", seconds)
