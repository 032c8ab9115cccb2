"""Messages as the chat completions API has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fle.agents.conversation import Image, Message, Text

# Providers refuse empty messages.
_NOTHING = "(nothing)"


def chat_messages(messages: Iterable[Message]) -> list[dict[str, Any]]:
    """Return messages as the API has them: a plain text, or parts where there are pictures."""
    return [{"role": message.role, "content": _content(message)} for message in messages]


def _content(message: Message) -> str | list[dict[str, Any]]:
    if not message.images:
        return message.text.strip() or _NOTHING
    return [_part(part) for part in message.parts if isinstance(part, Image) or part.text.strip()]


def _part(part: Text | Image) -> dict[str, Any]:
    if isinstance(part, Text):
        return {"type": "text", "text": part.text}
    return {
        "type": "image_url",
        "image_url": {"url": f"data:{part.media_type};base64,{part.data}"},
    }
