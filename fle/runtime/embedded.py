"""The transport into the embedded server in this process: no socket, no base64."""

import time
from collections.abc import Callable
from typing import Any, Protocol

from fle.runtime.errors import EngineError
from fle.runtime.transport import Traffic

_SLICE = 6000
"""Ticks run between two looks at the deadline: a fraction of a second for any factory."""


class Host(Protocol):
    """What the transport needs of an embedded server."""

    @property
    def tick(self) -> int:
        """The tick of the world."""

    @property
    def tick_paused(self) -> bool:
        """Whether the world stands still but for what was asked for."""

    @property
    def speed(self) -> float:
        """How often 60 ticks pass in a second of a clock that runs."""

    def remote_call(self, interface: str, function: str, *args: Any) -> Any:
        """Call a function of a mod's remote interface."""

    def advance(self, ticks: int) -> int:
        """Let up to `ticks` ticks pass and return how many did."""

    def close(self) -> None:
        """Free the server."""


class EmbeddedTransport:
    """Hands messages to the mod's remote interface and lets the ticks pass that calls wait for.

    In lockstep the world runs only inside `wait`. On a clock that runs (`speed` times 60 ticks a
    second) the ticks that are due since the last message pass before the next one is applied.
    """

    def __init__(self, make_server: Callable[[], Host], *, keep_scripts: bool = False) -> None:
        """Start the server that `make_server` returns; `again` makes further ones with it.

        Args:
            make_server: Starts a server.
            keep_scripts: Whether the scripts of its mods stay in memory when the world goes back to
                a snapshot: for mods that keep nothing outside their saved tables that changes.
        """
        self._make_server = make_server
        self.keep_scripts = keep_scripts
        self.server = make_server()
        self.name = "the embedded server"
        self.traffic = Traffic()
        self._due_since: float | None = None

    def execute(self, message: bytes) -> bytes:
        """Carry out one message in the mod."""
        if not self.server.tick_paused:
            self._catch_up()
        answer: bytes = self.server.remote_call("fle", "execute", message)
        traffic = self.traffic
        traffic.requests += 1
        traffic.bytes_out += len(message)
        traffic.bytes_in += len(answer)
        return answer

    def wait(self, tick: int, deadline: float | None = None) -> None:
        """Let the world run to `tick`, or as far as the deadline allows."""
        server = self.server
        while server.tick < tick:
            if deadline is not None and time.monotonic() >= deadline:
                return
            if server.tick_paused:
                ran = server.advance(min(tick - server.tick, _SLICE))
            else:
                time.sleep(min(0.05, (tick - server.tick) / (60 * server.speed)))
                ran = self._catch_up()
                if ran == 0:
                    continue
            if ran == 0:
                raise EngineError(
                    f"the world stands still at tick {server.tick} while a call waits for {tick}"
                )

    def _catch_up(self) -> int:
        """Run the ticks that a running clock owes since the last time."""
        now = time.monotonic()
        if self._due_since is None:
            self._due_since = now
        owed = int((now - self._due_since) * 60 * self.server.speed)
        self._due_since += owed / (60 * self.server.speed)
        return self.server.advance(owed) if owed else 0

    def reconnect(self) -> None:
        """Do nothing: there is no line that could break."""

    def use_compression(self, usable: bool) -> None:
        """Do nothing: messages never leave the process."""

    def again(self) -> "EmbeddedTransport":
        """Start another server like this one, in the state in which it began."""
        return EmbeddedTransport(self._make_server, keep_scripts=self.keep_scripts)

    def close(self) -> None:
        """Close the server."""
        self.server.close()
