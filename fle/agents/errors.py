"""What can go wrong with agents and their models."""

from fle.runtime.errors import FleError


class AgentError(FleError):
    """Raised when an agent cannot be made, or cannot do what it is asked."""


class ModelError(AgentError):
    """Raised when a model gives no answer, after all retries.

    Attributes:
        kind: What went wrong: "setup" (no key, no such provider), "key" (refused), "request"
            (refused as wrong), "busy" (too many requests), "server" (it fails), "connection",
            "timeout" or "reply" (an answer that is none).
        status: The HTTP status, when there was one.
        attempts: How many calls were tried.
    """

    def __init__(
        self, message: str, *, kind: str = "setup", status: int | None = None, attempts: int = 0
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.status = status
        self.attempts = attempts
