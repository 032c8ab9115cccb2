"""The interface of a transport: bytes of one message go out, bytes of its answer come back."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(slots=True)
class Traffic:
    """What went over a transport since it was opened.

    Attributes:
        requests: Messages sent, resent ones included.
        calls: Tool calls inside them.
        bytes_out: Bytes sent, as they are on the line (codec and base64 included over RCON).
        bytes_in: Bytes received, counted likewise.
        reconnects: How often the line had to be opened again.
        resends: How often a request went out again under its old sequence number.
    """

    requests: int = 0
    calls: int = 0
    bytes_out: int = 0
    bytes_in: int = 0
    reconnects: int = 0
    resends: int = 0

    def bytes_per_call(self) -> float:
        """Return the bytes sent for each tool call, 0 before the first call."""
        return self.bytes_out / self.calls if self.calls else 0.0


class Transport(Protocol):
    """A line to one server. Not for several threads at once."""

    name: str
    traffic: Traffic

    def execute(self, message: bytes) -> bytes:
        """Carry out one message and return its answer, both bare msgpack.

        Raises:
            ConnectionLost: The line broke; whether the message was applied is unknown.
            TransportError: The server did not answer in time.
            ProtocolError: What came back is not an answer.
        """

    def wait(self, tick: int, deadline: float | None = None) -> None:
        """Return when the world has probably come to `tick`, or earlier; the caller asks again.

        Args:
            tick: The game tick to wait for.
            deadline: The latest `time.monotonic()` at which to come back.
        """

    def reconnect(self) -> None:
        """Open the line again after `ConnectionLost`.

        Raises:
            ConnectionLost: Nobody answers there yet; worth another try.
            TransportError: The server refuses the password.
        """

    def use_compression(self, usable: bool) -> None:
        """Note whether the server inflates and deflates byte strings without harm."""

    def again(self) -> "Transport":
        """Open a transport to another server like this one.

        Raises:
            EngineError: Servers of this kind cannot be made here.
        """

    def close(self) -> None:
        """Close the line; closing twice does no harm."""
