# Generated from schemas/tools/get_messages.yaml by `fle gen`. Do not edit.
"""The `get_messages` tool."""

from collections.abc import Callable
from typing import Any

from fle.generated import decode
from fle.generated.types import AgentMessage
from fle.runtime.caller import Caller
from fle.runtime.decoding import list_of

_DECODE: Callable[[Any], list[AgentMessage]] = list_of(decode.agent_message)


class GetMessages(Caller):
    """Adds `get_messages` to the client."""

    def get_messages(self, agent: int | None = None, after: int = 0) -> list[AgentMessage]:
        """Read the messages that agents sent since the last reset.

        Args:
            agent: Only those for this agent; all when left off, 1 to 64.
            after: Only those with a higher number, at least 0.

        Returns:
            The messages, the oldest first.
        """
        return self._call(_DECODE, "get_messages", agent, after)
