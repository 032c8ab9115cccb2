"""Fenced code blocks as models write them, nearly as CommonMark has them."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_FENCE = re.compile(r"^(?P<indent>\s*(?:[-*+>]\s+|\d+[.)]\s+)?)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
_INLINE = re.compile(r"```(?:(?:python|py)\s)?\s*(?P<code>[^\n]+?)\s*```")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language in lower case ("" for none), its text, whether it was ended."""

    language: str
    code: str
    closed: bool


def find_blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a text in order; one that is not ended reaches to the end."""
    blocks: list[Block] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        number += 1
        if opening is None or _ends_itself(opening):
            continue
        end = _end(lines, number, opening["fence"])
        blocks.append(_block(opening, lines[number:end], closed=end < len(lines)))
        number = end + 1
    return blocks


def inline_code(text: str) -> str:
    """Return what stands between fences on one line, each a line of its own."""
    return "\n".join(match["code"] for match in _INLINE.finditer(text))


def _ends_itself(opening: re.Match[str]) -> bool:
    return opening["fence"][0] == "`" and "`" in opening["info"]


def _end(lines: list[str], start: int, fence: str) -> int:
    """Return the number of the line that ends a block: as many of the same signs, alone."""
    for number in range(start, len(lines)):
        text = lines[number].strip()
        if len(text) >= len(fence) and set(text) == {fence[0]}:
            return number
    return len(lines)


def _block(opening: re.Match[str], lines: list[str], *, closed: bool) -> Block:
    language, _, rest = opening["info"].strip().partition(" ")
    language = language.strip("{}.").partition("{")[0].lower()
    # "```python x = 1": some begin the program beside the fence.
    first = [rest] if language in ("python", "py") and ("=" in rest or "(" in rest) else []
    return Block(language, "\n".join([*first, textwrap.dedent("\n".join(lines))]), closed)
