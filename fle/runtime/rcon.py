"""The transport over RCON to any server that runs the mod, the real game included."""

import base64
import logging
import socket
import time
import zlib

import factorio_rcon

from fle.runtime.errors import ConnectionLost, EngineError, ProtocolError, TransportError
from fle.runtime.transport import Traffic

log = logging.getLogger("fle.runtime.rcon")

_COMPRESS_FROM = 200
"""Bytes from which deflating a message is worth the time; short ones only grow."""

_LAST_ID = 2**31 - 3
_SHORTEST_POLL_S = 0.001
_LONGEST_POLL_S = 0.25


class RconTransport:
    """Sends each message as one `/fle` console command and reads the one packet of its answer."""

    def __init__(self, address: str, password: str, *, timeout: float = 30.0) -> None:
        host, port = split_address(address)
        self.name = f"{host}:{port}"
        self.traffic = Traffic()
        self._timeout = timeout
        self._compress = False
        self._waiting_for = -1
        self._pause = _SHORTEST_POLL_S
        self._client = factorio_rcon.RCONClient(
            host, port, password, timeout=timeout, connect_on_init=False
        )
        try:
            self.reconnect()
        except ConnectionLost as error:
            raise TransportError(
                f"{error}. Is the server running, with RCON on that port?"
            ) from error

    def execute(self, message: bytes) -> bytes:
        """Carry out one message on the server."""
        command = self._command(message)
        client = self._client
        if client.id_seq > _LAST_ID:
            # Identifier 0 belongs to the game's log stream; the library would wrap round to it.
            client.id_seq = 0
        try:
            answer = client.send_command(command)
        except (factorio_rcon.RCONBaseError, OSError) as error:
            raise ConnectionLost(f"the line to {self.name} broke: {error}") from error
        traffic = self.traffic
        traffic.requests += 1
        traffic.bytes_out += len(command)
        traffic.bytes_in += len(answer) if answer else 0
        return self._bare(answer)

    def wait(self, tick: int, deadline: float | None = None) -> None:
        """Pause before the next question about the same tick, longer each time.

        How fast the server runs is not known here, so the first question goes out at once.
        """
        if tick != self._waiting_for:
            self._waiting_for, self._pause = tick, _SHORTEST_POLL_S
            return
        pause = self._pause
        self._pause = min(2 * pause, _LONGEST_POLL_S)
        if deadline is not None:
            pause = max(0.0, min(pause, deadline - time.monotonic()))
        time.sleep(pause)

    def reconnect(self) -> None:
        """Open the line and log in."""
        client = self._client
        try:
            client.connect()
        except factorio_rcon.InvalidPassword as error:
            raise TransportError(
                f"{self.name} refuses the password; `fle serve` prints its own when it starts, the "
                "game's is the one given with --rcon-password"
            ) from error
        except (factorio_rcon.RCONBaseError, OSError) as error:
            raise ConnectionLost(f"{self.name} cannot be reached: {error}") from error
        if client.rcon_socket is not None:
            client.rcon_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        log.info("line.open server=%s", self.name)

    def use_compression(self, usable: bool) -> None:
        """Deflate long messages from now on, or not."""
        self._compress = usable

    def again(self) -> "RconTransport":
        """Refuse: a distant server cannot be copied."""
        raise EngineError(f"{self.name} cannot be copied; only the embedded server can")

    def close(self) -> None:
        """Close the line."""
        self._client.close()

    def _command(self, message: bytes) -> str:
        if self._compress and len(message) >= _COMPRESS_FROM:
            deflated = zlib.compress(message)
            if len(deflated) < len(message):
                return "/fle z" + base64.b64encode(deflated).decode("ascii")
        return "/fle m" + base64.b64encode(message).decode("ascii")

    def _bare(self, answer: str | None) -> bytes:
        """Return the msgpack inside the text of an answer."""
        if not answer:
            raise ProtocolError(
                f"{self.name} answered nothing: the mod failed before it could say why; the "
                "server's log has the Lua error"
            )
        codec = answer[0]
        try:
            if codec == "m":
                return base64.b64decode(answer[1:], validate=True)
            if codec == "z":
                return zlib.decompress(base64.b64decode(answer[1:], validate=True))
        except (ValueError, zlib.error) as error:
            raise ProtocolError(f"{self.name} answered a garbled frame: {error}") from error
        raise ProtocolError(
            f"{self.name} did not answer as the FLE mod does, but: {answer[:200]!r}. "
            "Is the mod installed and enabled there? `fle mod build` makes its zip."
        )


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of "HOST:PORT".

    Raises:
        TransportError: The address has another form.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise TransportError(f'{address!r} is no server: give "embedded" or HOST:PORT')
    return host.strip("[]"), int(port)
