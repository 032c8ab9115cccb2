"""The manual that agents read, as a text for one version of the game."""

from __future__ import annotations

import re
from pathlib import Path

from fle._resources import resource
from fle.agents.errors import AgentError

_ONLY = re.compile(r"<!-- only (?P<version>\S+) -->\n(?P<text>.*?)<!-- end -->\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def agent_manual(*, factorio: str = "1.1", full: bool = True, folder: Path | None = None) -> str:
    """Return what agents are told about programs, tools and types.

    Args:
        factorio: The version of the game, "1.1" or "2.0".
        full: Whether with descriptions, parameters and examples of all tools: about 15,000 tokens;
            else about 6,000.
        folder: The folder of the manual, where there are tools of the user's own.

    Raises:
        AgentError: The manual is not there.
    """
    name = "agent_manual.md" if full else "agent_manual_short.md"
    path = (folder or resource("docs")) / name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AgentError(f"the manual of agents cannot be read: {error}; run fle gen") from error
    text = _ONLY.sub(lambda part: part["text"] if part["version"] == factorio else "", text)
    return _COMMENT.sub("", text).strip() + "\n"
