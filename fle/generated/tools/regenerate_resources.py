# Generated from schemas/tools/regenerate_resources.yaml by `fle gen`. Do not edit.
"""The `regenerate_resources` tool."""

from fle.runtime.caller import Caller
from fle.runtime.decoding import nothing


class RegenerateResources(Caller):
    """Adds `regenerate_resources` to the client."""

    def regenerate_resources(self) -> None:
        """Bring every ore field and oil well back to what it held at first."""
        self._call(nothing, "regenerate_resources")
