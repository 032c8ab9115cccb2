"""What families of models take, where it differs; a server's refusal corrects this table."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Family:
    """Models whose names fit a pattern.

    Attributes:
        pattern: Of the name in lower case, without the vendor before its last slash.
        reasons: Whether they reason before they answer, and take an effort.
        temperature: Whether they take a temperature.
        images: Whether they see pictures; None when it is not known.
    """

    pattern: str
    reasons: bool = False
    temperature: bool = True
    images: bool | None = None


# The first pattern that fits counts.
FAMILIES = (
    Family("o1-mini*", reasons=True, temperature=False, images=False),
    Family("o1-preview*", reasons=True, temperature=False, images=False),
    Family("o3-mini*", reasons=True, temperature=False, images=False),
    Family("o[134]", reasons=True, temperature=False, images=True),
    Family("o[134]-*", reasons=True, temperature=False, images=True),
    Family("gpt-5-chat*", images=True),
    Family("gpt-5*", reasons=True, temperature=False, images=True),
    Family("gpt-oss*", reasons=True, images=False),
    Family("gpt-4o*", images=True),
    Family("chatgpt-4o*", images=True),
    Family("gpt-4.1*", images=True),
    Family("gpt-4-turbo*", images=True),
    Family("gpt-4*", images=False),
    Family("gpt-3.5*", images=False),
    Family("claude-2*", images=False),
    Family("claude-*", images=True),
    Family("gemini-*", images=True),
    Family("gemma-3-1b*", images=False),
    Family("gemma-3*", images=True),
    Family("deepseek-reasoner*", reasons=True, images=False),
    Family("deepseek-r1*", reasons=True, images=False),
    Family("deepseek-chat*", images=False),
    Family("grok-4*", images=True),
    Family("llama-4*", images=True),
    Family("llava*", images=True),
    Family("pixtral*", images=True),
    Family("*-vl-*", images=True),
    Family("*-vl", images=True),
    Family("*vision*", images=True),
)
_UNKNOWN = Family("*")


def family_of(model: str) -> Family:
    """Return what is known of a model; of an unknown one that it takes what most take."""
    name = model.lower().rsplit("/", 1)[-1]
    return next((each for each in FAMILIES if fnmatchcase(name, each.pattern)), _UNKNOWN)
