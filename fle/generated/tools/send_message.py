# Generated from schemas/tools/send_message.yaml by `fle gen`. Do not edit.
"""The `send_message` tool."""

from collections.abc import Mapping
from typing import Any

from fle.runtime.caller import Caller


class SendMessage(Caller):
    """Adds `send_message` to the client."""

    def send_message(
        self, message: str, recipient: str | None = None, metadata: Mapping[str, Any] | None = None
    ) -> bool:
        """Send a message to another agent or to all of them.

        The world keeps messages until the next reset; who runs the agents hands them over. With a
        single agent nobody is there to read: it returns True and does nothing.

        Args:
            message: What to say.
            recipient: The number of an agent, as "2" (1 is the first); everybody else when left
                off.
            metadata: Plain values that go with it.

        Returns:
            Whether it was sent.

        Raises:
            UnknownRecipient: There is no agent of that name. Use one of those that the message
                lists.
        """
        return self._call(bool, "send_message", message, recipient, metadata)
