"""Texts as the spaces hold them: ASCII, and no longer than their limits."""

import re

SHORT = 200
"""The longest name of an item, a technology, a task."""
LONG = 10_000
"""The longest program, output or description of an entity."""
STATE_LENGTH = 1_000_000
"""The longest state or picture as a text."""

CHARACTERS = "\n\t" + "".join(map(chr, range(0x20, 0x7F)))

_OTHER = re.compile(r"[^\n\t\x20-\x7e]+")


def plain(text: str, longest: int = LONG) -> str:
    """Return `text` in ASCII, other characters escaped, cut in the middle to its limit.

    What is left out is counted where it was; the end stays, since errors stand there.
    """
    if not text.isascii() or not text.isprintable():
        text = _OTHER.sub(_escaped, text)
    if len(text) <= longest:
        return text
    if longest <= SHORT:
        return text[: longest - 3] + "..."
    room = longest - 100
    head = room // 2
    tail = room - head
    left_out = len(text) - room
    return f"{text[:head]}\n... {left_out:,} characters left out ...\n{text[-tail:]}"


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
