# Generated from schemas/tools/unlock_technologies.yaml by `fle gen`. Do not edit.
"""The `unlock_technologies` tool."""

from collections.abc import Sequence

from fle.runtime.caller import Caller
from fle.runtime.decoding import nothing


class UnlockTechnologies(Caller):
    """Adds `unlock_technologies` to the client."""

    def unlock_technologies(self, technologies: str | Sequence[str]) -> None:
        """Say which technologies are researched.

        Args:
            technologies: all, none, or the names of those that are researched, with all that they
                build on; no others are.

        Raises:
            NotAnOption: The text is neither all nor none. Use all, none, or a list of names.
        """
        self._call(nothing, "unlock_technologies", technologies)
