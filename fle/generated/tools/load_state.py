# Generated from schemas/tools/load_state.yaml by `fle gen`. Do not edit.
"""The `load_state` tool."""

from fle.runtime.caller import Caller
from fle.runtime.decoding import nothing


class LoadState(Caller):
    """Adds `load_state` to the client."""

    def load_state(self, state: bytes) -> None:
        """Make the world what it was when `save_state` saved it.

        Args:
            state: What save_state returned.

        Raises:
            BadState: The bytes are damaged, or from a game that has things which this one lacks.
                Use the bytes as they were returned on the same version of the game.
        """
        self._call(nothing, "load_state", state)
