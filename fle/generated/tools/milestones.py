# Generated from schemas/tools/milestones.yaml by `fle gen`. Do not edit.
"""The `milestones` tool."""

from fle.generated import decode
from fle.generated.types import Milestones
from fle.runtime.caller import Caller


class MilestonesTool(Caller):
    """Adds `milestones` to the client."""

    def milestones(self) -> Milestones:
        """Tell what was made so far, in any way and by machines.

        Static is what the production statistics count: mined, harvested, crafted and made.
        Automated is that less what the agents harvested and crafted by hand. A thing that was not
        made is not named.

        Returns:
            The amounts since the last reset.
        """
        return self._call(decode.milestones, "milestones")
