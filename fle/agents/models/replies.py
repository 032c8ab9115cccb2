"""Reads answers of the chat completions API, whole ones and streams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fle.agents.models.failures import BadReply


@dataclass(slots=True)
class Reply:
    """What came back of one call.

    Attributes:
        text: The answer.
        refusal: What was said in its place.
        reasoning: The reasoning, where it is shown.
        finish: Why it ended; "" when it did not say.
        model: The model's name as the provider gives it.
        usage: What the provider counted, as it said it.
    """

    text: str = ""
    refusal: str = ""
    reasoning: str = ""
    finish: str = ""
    model: str = ""
    usage: Any = field(default=None)


def read_reply(answer: Any) -> Reply:
    """Return what a whole answer says.

    Raises:
        BadReply: It is no answer.
    """
    document = _document(answer)
    choice = _first_choice(document)
    if choice is None:
        raise BadReply("the answer holds no choice")
    message = choice.get("message")
    if not isinstance(message, Mapping):
        raise BadReply("the answer holds no message")
    reply = Reply(usage=document.get("usage"), model=_text(document.get("model")))
    _add(reply, message)
    reply.finish = _text(choice.get("finish_reason"))
    return reply


def read_stream(chunks: Iterable[Any]) -> Reply:
    """Return what the pieces of an answer say together.

    Raises:
        BadReply: They are no answer, or end before the answer does.
    """
    reply = Reply()
    for chunk in chunks:
        document = _document(chunk)
        reply.model = _text(document.get("model")) or reply.model
        reply.usage = document.get("usage") or reply.usage
        choice = _first_choice(document)
        if choice is None:
            continue
        delta = choice.get("delta")
        if isinstance(delta, Mapping):
            _add(reply, delta)
        reply.finish = _text(choice.get("finish_reason")) or reply.finish
    if not reply.finish:
        raise BadReply("the stream ended in the middle of the answer")
    return reply


def _document(answer: Any) -> Mapping[str, Any]:
    # Providers add fields and leave some out: what is there counts, not what a model class says.
    document = answer.model_dump(warnings=False) if hasattr(answer, "model_dump") else answer
    if not isinstance(document, Mapping):
        raise BadReply(f"the answer is no JSON object but: {str(answer)[:120]!r}")
    error = document.get("error")
    if isinstance(error, Mapping):
        code = error.get("code")
        raise BadReply(str(error.get("message")), code if isinstance(code, int) else None)
    if error:
        raise BadReply(str(error))
    return document


def _first_choice(document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    choices = document.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], Mapping):
        return None
    choice: Mapping[str, Any] = choices[0]
    if choice.get("finish_reason") == "error" or choice.get("error"):
        raise BadReply(f"the provider failed in the middle of the answer: {choice.get('error')}")
    return choice


def _add(reply: Reply, said: Mapping[str, Any]) -> None:
    reply.text += _text(said.get("content"))
    reply.refusal += _text(said.get("refusal"))
    reply.reasoning += _text(said.get("reasoning_content")) or _text(said.get("reasoning"))


def _text(value: Any) -> str:
    if isinstance(value, list):
        # Some servers answer in parts, as users ask.
        return "".join(_text(part.get("text")) for part in value if isinstance(part, Mapping))
    return value if isinstance(value, str) else ""
