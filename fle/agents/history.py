"""Keeps a conversation under a size: old observations get shorter, then old texts do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fle.agents.conversation import Message, Text
from fle.agents.sections import shortened

# A picture is counted as this many characters: about 1,000 tokens, of four characters each.
_IMAGE = 4_000
_SHORTEST = 400


def size(messages: Sequence[Message]) -> int:
    """Return about how many characters messages have, pictures among them."""
    return sum(len(message.text) + _IMAGE * len(message.images) for message in messages)


def without_stale(messages: Sequence[Message], fresh: int = 1) -> list[Message]:
    """Return messages with the passing parts of all observations but the last `fresh` left out."""
    observed = [number for number, message in enumerate(messages) if message.role == "user"]
    current = set(observed[-fresh:]) if fresh > 0 else set()
    return [
        message if number in current else _lasting(message)
        for number, message in enumerate(messages)
    ]


def fitted(messages: Sequence[Message], longest: int) -> list[Message]:
    """Return messages of at most `longest` characters, the oldest shortened first.

    The system message and the last message stay whole, whatever their size.
    """
    result = list(messages)
    over = size(result) - longest
    for number in range(len(result) - 1):
        if over <= 0:
            break
        message = result[number]
        if message.role == "system":
            continue
        room = max(_SHORTEST, len(message.text) - over)
        shorter = replace(message, content=shortened(message.text, room))
        over -= size([message]) - size([shorter])
        result[number] = shorter
    return result


def _lasting(message: Message) -> Message:
    if isinstance(message.content, str):
        return message
    kept = tuple(
        part for part in message.content if isinstance(part, Text) and not part.stale_later
    )
    return replace(message, content=kept)
