# Generated from schemas/tools/production_stats.yaml by `fle gen`. Do not edit.
"""The `production_stats` tool."""

from fle.generated import decode
from fle.generated.types import ProductionStats
from fle.runtime.caller import Caller


class ProductionStatsTool(Caller):
    """Adds `production_stats` to the client."""

    def production_stats(self) -> ProductionStats:
        """Tell what was produced and used up since the last reset.

        Returns:
            Totals by item and fluid, and how much of it was made by hand.
        """
        return self._call(decode.production_stats, "production_stats")
