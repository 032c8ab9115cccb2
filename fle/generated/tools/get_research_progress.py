# Generated from schemas/tools/get_research_progress.yaml by `fle gen`. Do not edit.
"""The `get_research_progress` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import Ingredient, Technology
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[Ingredient]] = list_of(decode.ingredient)


class GetResearchProgress(Caller):
    """Adds `get_research_progress` to the client."""

    def get_research_progress(self, technology: Technology | None = None) -> list[Ingredient]:
        """Tell which science packs a technology still takes.

        Args:
            technology: What to ask about; the current research when left off.

        Returns:
            The science packs that the rest of it takes; empty when it is researched, in items.

        Raises:
            NoResearch: Nothing is being researched and no technology was named. Name one, or begin
                with set_research.
            ResearchByTrigger: It is not researched in labs but by doing something (2.0). Do what
                the message says.
        """
        return self._call(_DECODE, "get_research_progress", technology)
