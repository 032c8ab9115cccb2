"""Tells failures of calls apart: which to try again, when, and what to say of them."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

# Where exceptions come from that a connection can raise under the client.
_NETWORK = frozenset(("httpx", "httpx2", "httpcore", "httpcore2", "h11", "ssl", "socket"))
_NO_MONEY = frozenset(("insufficient_quota", "billing_hard_limit_reached", "insufficient_balance"))
_LONGEST_TEXT = 500


class BadReply(Exception):
    """Raised when an answer is none: no JSON, no choices, cut in the middle.

    Attributes:
        status: The status that the answer's own error names, where it does.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class Late(Exception):
    """Raised when an answer takes longer than it may altogether."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One call that failed.

    Attributes:
        kind: As `ModelError` has it.
        text: What happened.
        status: The HTTP status, if any.
        again: Whether another try may help.
        wait_s: The seconds that the server asks to wait; None when it does not say.
        parameter: The parameter that the server refuses, if it names one.
    """

    kind: str
    text: str
    status: int | None = None
    again: bool = False
    wait_s: float | None = None
    parameter: str | None = None


def classify(error: Exception, sent: Mapping[str, Any]) -> Failure | None:
    """Return what a failed call means; None for an exception that is no failure of a call.

    Args:
        error: What was raised.
        sent: The parameters of the call, by name.
    """
    import openai

    text = shortened(_said(error))
    if isinstance(error, Late | openai.APITimeoutError):
        return Failure("timeout", text, again=True)
    if isinstance(error, openai.APIStatusError):
        return _by_status(error, text, sent)
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        return Failure("connection", f"{text} ({cause})" if cause else text, again=True)
    if isinstance(error, BadReply) and error.status is not None:
        return _status_failure(error.status, text)
    if isinstance(error, BadReply | openai.APIResponseValidationError):
        return Failure("reply", text, again=True)
    if isinstance(error, openai.APIError):
        # An error in the middle of a stream.
        return _status_failure(int(_number(error.code) or 500), text)
    if type(error).__module__.split(".")[0] in _NETWORK or isinstance(error, OSError):
        kind = "timeout" if "timeout" in type(error).__name__.lower() else "connection"
        return Failure(kind, f"{type(error).__name__}: {text}", again=True)
    if isinstance(error, ValueError):
        # The client's own: what came is no JSON, or no text.
        return Failure("reply", f"the answer cannot be read: {text}", again=True)
    return None


def _said(error: Exception) -> str:
    """Return what an exception says: of a refusal the server's own words after its status."""
    body = getattr(error, "body", None)
    status = getattr(error, "status_code", None)
    if isinstance(body, Mapping) and isinstance(body.get("message"), str) and body["message"]:
        return f"{status} {body['message']}" if status else body["message"]
    return str(error) or type(error).__name__


def shortened(text: str) -> str:
    """Return a text as one line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT]}..."


def _by_status(error: Any, text: str, sent: Mapping[str, Any]) -> Failure:
    if error.status_code in (400, 422):
        parameter = _refused(error, sent)
        return Failure("request", text, error.status_code, parameter=parameter)
    if error.status_code == 429 and {error.code, error.type} & _NO_MONEY:
        return Failure("key", text, 429)
    failure = _status_failure(error.status_code, text)
    wait = wait_of(error.response.headers) if failure.again else None
    return Failure(failure.kind, text, failure.status, failure.again, wait)


def _status_failure(status: int, text: str) -> Failure:
    if status == 429:
        return Failure("busy", text, status, again=True)
    if status in (401, 402, 403):
        return Failure("key", text, status)
    if status in (408, 409, 425) or status >= 500:
        return Failure("server", text, status, again=True)
    return Failure("request", text, status)


def _refused(error: Any, sent: Mapping[str, Any]) -> str | None:
    """Return the parameter of a call that a 400 names, longest name first."""
    names = sorted(sent, key=len, reverse=True)
    if isinstance(error.param, str) and error.param:
        return next((name for name in names if error.param.split(".")[0] == name), None)
    message = str(error).lower()
    words = ("support", "unknown", "unrecognized", "not permitted", "extra input", "deprecated")
    if not any(word in message for word in words):
        return None
    return next((name for name in names if name in message), None)


def wait_of(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that `Retry-After` asks to wait, given as a number or a date."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    said = headers.get("retry-after")
    if not said:
        return None
    seconds = _number(said)
    if seconds is None:
        try:
            seconds = parsedate_to_datetime(said).timestamp() - time.time()
        except (TypeError, ValueError):
            return None
    return max(0.0, seconds)


def _number(value: Any) -> float | None:
    """Return a number; None for what is none."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None
