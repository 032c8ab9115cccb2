# Generated from schemas/tools/spawn_agents.yaml by `fle gen`. Do not edit.
"""The `spawn_agents` tool."""

from fle.runtime.caller import Caller
from fle.runtime.decoding import nothing


class SpawnAgents(Caller):
    """Adds `spawn_agents` to the client."""

    def spawn_agents(self, count: int) -> None:
        """Have exactly this many agents, each with a new character.

        Every character is replaced by a new one with empty hands. The first stands at the origin,
        each further one two tiles south of the one before.

        Args:
            count: How many agents, 1 to 64.
        """
        self._call(nothing, "spawn_agents", count)
