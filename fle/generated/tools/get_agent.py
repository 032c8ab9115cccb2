# Generated from schemas/tools/get_agent.yaml by `fle gen`. Do not edit.
"""The `get_agent` tool."""

from fle.generated import decode
from fle.generated.types import AgentState
from fle.runtime.caller import Caller


class GetAgent(Caller):
    """Adds `get_agent` to the client."""

    def get_agent(self, agent: int | None = None) -> AgentState:
        """Tell where an agent's character is and how it is.

        Args:
            agent: The agent's number; the caller when left off, 1 to 64.

        Returns:
            The character.

        Raises:
            UnknownAgent: There is no agent of that number. Spawn it first.
        """
        return self._call(decode.agent_state, "get_agent", agent)
