# Generated from schemas/tools/set_research.yaml by `fle gen`. Do not edit.
"""The `set_research` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import Ingredient, Technology
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[Ingredient]] = list_of(decode.ingredient)


class SetResearch(Caller):
    """Adds `set_research` to the client."""

    def set_research(self, technology: Technology) -> list[Ingredient]:
        """Research a technology now, in place of the current one.

        What was researched before keeps its progress. Labs need electricity and one of each of the
        science packs that are returned; whatever else waited in the queue is taken out of it.

        Args:
            technology: What to research.

        Returns:
            The science packs that all of it takes, without what is done already, in items.

        Raises:
            AlreadyResearched: It is researched. Choose another one.
            PrerequisitesMissing: Technologies that it builds on are not researched. Research first
                what the message names.
            ResearchByTrigger: It is not researched in labs but by doing something (2.0). Do what
                the message says.
            NotResearchable: It is disabled in this game. Choose another one.
        """
        return self._call(_DECODE, "set_research", technology)
