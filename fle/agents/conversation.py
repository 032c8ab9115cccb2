"""What was said between an environment and an agent, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["system", "user", "assistant"]
_ROLES = ("system", "user", "assistant")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text.

    Attributes:
        text: What it says.
        stale_later: Whether it describes one moment, so that later turns do without it.
    """

    text: str
    stale_later: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        value: dict[str, Any] = {"type": "text", "text": self.text}
        return value | {"stale_later": True} if self.stale_later else value


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of one moment.

    Attributes:
        data: The file, in base64.
        media_type: What kind of file it is.
    """

    data: str
    media_type: str = "image/png"

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"type": "image", "media_type": self.media_type, "data": self.data}


Part = Text | Image


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        role: Who speaks: system (the rules), user (the environment), assistant (the agent).
        content: A text, or parts in order.
        metadata: Plain values that are not sent to models.
    """

    role: Role
    content: str | tuple[Part, ...]
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The content as parts."""
        return (Text(self.content),) if isinstance(self.content, str) else self.content

    @property
    def text(self) -> str:
        """All texts of the content, pictures left out."""
        return "\n\n".join(part.text for part in self.parts if isinstance(part, Text))

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures of the content."""
        return tuple(part for part in self.parts if isinstance(part, Image))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        content = self.content
        value: dict[str, Any] = {"role": self.role}
        value["content"] = (
            content if isinstance(content, str) else [part.to_json() for part in content]
        )
        return value | {"metadata": dict(self.metadata)} if self.metadata else value

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Message:
        """Return the message that `to_json` gave.

        Raises:
            ValueError: It is none.
        """
        role, content = data.get("role"), data.get("content")
        if role not in _ROLES:
            raise ValueError(f"the role of a message is one of {', '.join(_ROLES)}, not {role!r}")
        if isinstance(content, list):
            content = tuple(_part(each) for each in content)
        elif not isinstance(content, str):
            raise ValueError(f"the content of a message is a text or a list, not {content!r}")
        return cls(role, content, dict(data.get("metadata") or {}))


def _part(data: Mapping[str, Any]) -> Part:
    kind = data.get("type")
    if kind == "text":
        return Text(str(data["text"]), stale_later=bool(data.get("stale_later", False)))
    if kind == "image":
        return Image(str(data["data"]), str(data.get("media_type", "image/png")))
    raise ValueError(f"a part of a message is a text or an image, not {kind!r}")


@dataclass(slots=True)
class Conversation:
    """Messages in order. It only grows: what agents leave out for a model, they leave out there."""

    messages: list[Message] = field(default_factory=list)

    def add(self, message: Message) -> None:
        """Add a message at the end."""
        self.messages.append(message)

    def copy(self) -> Conversation:
        """Return one that goes on by itself from here."""
        return Conversation(list(self.messages))

    def __len__(self) -> int:
        return len(self.messages)

    def __iter__(self) -> Iterator[Message]:
        return iter(self.messages)

    def to_json(self, start: int = 0) -> list[dict[str, Any]]:
        """Return the messages from number `start` on, counted from 0, as plain values."""
        return [message.to_json() for message in self.messages[start:]]

    @classmethod
    def from_json(cls, data: Sequence[Mapping[str, Any]]) -> Conversation:
        """Return the conversation that `to_json` gave.

        Raises:
            ValueError: It is none.
        """
        return cls([Message.from_json(each) for each in data])
