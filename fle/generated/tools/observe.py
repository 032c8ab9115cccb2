# Generated from schemas/tools/observe.yaml by `fle gen`. Do not edit.
"""The `observe` tool."""

from fle.generated import decode
from fle.generated.types import WorldObservation
from fle.runtime.caller import Caller


class Observe(Caller):
    """Adds `observe` to the client."""

    def observe(self, after: int = 0, known: str = "") -> WorldObservation:
        """Tell everything that an agent's observation holds, in one call.

        Args:
            after: Only messages with a higher number, at least 0.
            known: The mark of the list of technologies that the caller has; the list is left out
                when its mark is still the same.

        Returns:
            The world as the calling agent sees it.

        Raises:
            UnknownAgent: The calling agent does not exist. Spawn it first.
        """
        return self._call(decode.world_observation, "observe", after, known)
