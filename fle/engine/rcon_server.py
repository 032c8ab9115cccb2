"""An RCON server before an embedded server, as the game's own speaks it.

It is general: it knows console lines and ticks, nothing of what a mod does with them.
"""

import hmac
import logging
import secrets
import selectors
import socket
import threading
import time
from typing import Literal, Self

from fle.engine import rcon_packets as packets
from fle.engine.rcon_pace import Engine, FastPace, Pace, RealPace

log = logging.getLogger("fle.engine.rcon")

_READ = 1 << 16

_SELECTOR_GRAIN_S = 0.002
"""Selectors round up to a millisecond, which is several ticks of a world that runs fast."""


class _Connection:
    """One client."""

    __slots__ = ("answers", "follows_log", "logged_in", "name", "open", "received", "socket")

    def __init__(self, accepted: socket.socket, name: str) -> None:
        self.socket = accepted
        self.name = name
        self.received = bytearray()
        self.answers = bytearray()
        self.logged_in = False
        self.follows_log = False
        self.open = True


class RconServer:
    """Serves one engine to several RCON clients from one thread.

    `serve()` works in the calling thread until `stop()`; as a context manager it works in a thread
    of its own, and until the block ends the engine belongs to that thread.

    Attributes:
        host: The address that it listens on.
        port: The port, the one that was free when 0 was asked for.
        password: The password, made up unless given.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        password: str | None = None,
        pace: Literal["fast", "real"] = "fast",
        ups: float | None = None,
        largest_request: int = 32 << 20,
    ) -> None:
        """Listen at once; clients are answered from `serve` on.

        Args:
            engine: The emulator to serve.
            host: The address to listen on.
            port: The port, 0 for any that is free.
            password: What clients must give; None makes one up.
            pace: "fast" answers as fast as it can, "real" applies commands on ticks.
            ups: Ticks a second of the pace "real"; 60 times the game's speed unless given.
            largest_request: Bytes of a packet above which a client is cut off.
        """
        if pace not in ("fast", "real"):
            raise ValueError(f'pace is "fast" or "real", not {pace!r}')
        if ups is not None and (pace != "real" or ups <= 0):
            raise ValueError('ups is a positive number, and belongs to pace="real"')
        self.password = password if password is not None else secrets.token_urlsafe(12)
        self._engine = engine
        engine.on_log = self.log_line
        self._largest = largest_request
        self._pace: Pace = FastPace(engine) if pace == "fast" else RealPace(engine, ups)
        self._selector = selectors.DefaultSelector()
        self._connections: set[_Connection] = set()
        self._listener = socket.create_server((host, port), backlog=64)
        self._listener.setblocking(False)
        self.host, self.port = self._listener.getsockname()[:2]
        self._waker, self._woken = socket.socketpair()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    @property
    def address(self) -> str:
        """HOST:PORT, as `fle.connect` takes it."""
        return f"{self.host}:{self.port}"

    def serve(self) -> None:
        """Answer clients until `stop` is called, then close every line."""
        log.info("server.open address=%s", self.address)
        try:
            while not self._stopping.is_set():
                for key, events in self._selector.select(self._wait()):
                    self._handle(key, events)
                self._pace.run()
        finally:
            self._close()

    def stop(self) -> None:
        """End `serve` soon; may be called from any thread and from a signal handler."""
        self._stopping.set()
        try:
            self._waker.send(b"\x00")
        except OSError:
            log.debug("server.already_closed")

    def log_line(self, line: str) -> None:
        """Send a line of the server's log to the clients that sent a request with identifier 0."""
        log.debug("engine.log line=%s", line)
        for connection in list(self._connections):
            if connection.follows_log:
                self._send(connection, packets.build(0, packets.ANSWER, line.encode()))

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self.serve, name="fle-rcon-server", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        if self._thread is not None:
            self._thread.join()

    def _wait(self) -> float | None:
        """Return for how long to wait for sockets; wait here what is too short for them."""
        timeout = self._pace.timeout()
        if timeout is None or timeout >= _SELECTOR_GRAIN_S:
            return timeout
        if timeout > 0:
            time.sleep(timeout)
        return 0.0

    def _handle(self, key: selectors.SelectorKey, events: int) -> None:
        if key.fileobj is self._listener:
            self._accept()
        elif key.data is not None:
            if events & selectors.EVENT_WRITE:
                self._send(key.data, b"")
            if events & selectors.EVENT_READ and key.data.open:
                self._read(key.data)

    def _accept(self) -> None:
        try:
            accepted, address = self._listener.accept()
        except OSError as error:
            log.warning("client.refused error=%s", error)
            return
        accepted.setblocking(False)
        accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = _Connection(accepted, f"{address[0]}:{address[1]}")
        self._connections.add(connection)
        self._selector.register(accepted, selectors.EVENT_READ, connection)
        log.info("client.open client=%s", connection.name)

    def _read(self, connection: _Connection) -> None:
        try:
            data = connection.socket.recv(_READ)
        except BlockingIOError:
            return
        except OSError as error:
            self._drop(connection, str(error))
            return
        if not data:
            self._drop(connection, "closed by the client")
            return
        connection.received += data
        try:
            while connection.open:
                packet = packets.take(connection.received, self._largest)
                if packet is None:
                    return
                self._take(connection, packet)
        except packets.BadPacket as error:
            self._drop(connection, str(error))

    def _take(self, connection: _Connection, packet: packets.Packet) -> None:
        if packet.kind == packets.LOGIN:
            self._log_in(connection, packet)
        elif not connection.logged_in:
            self._send(connection, packets.build(-1, packets.LOGIN_ANSWER, b""))
        elif packet.kind == packets.COMMAND:
            connection.follows_log = connection.follows_log or packet.identifier == 0
            self._pace.submit(connection, len(packet.body), lambda: self._apply(connection, packet))
        else:
            # Clients that expect answers in parts send an empty packet of another type behind a
            # command, and wait for its echo.
            self._send(connection, packets.build(packet.identifier, packets.ANSWER, b""))

    def _log_in(self, connection: _Connection, packet: packets.Packet) -> None:
        connection.logged_in = hmac.compare_digest(packet.body, self.password.encode())
        identifier = packet.identifier if connection.logged_in else -1
        log.info("client.login client=%s accepted=%s", connection.name, connection.logged_in)
        self._send(connection, packets.build(identifier, packets.LOGIN_ANSWER, b""))

    def _apply(self, connection: _Connection, packet: packets.Packet) -> None:
        try:
            answer = self._engine.console(packet.body.decode("utf-8", "surrogateescape"))
        except Exception:
            # The game, too, reports what it cannot explain in its log alone, and goes on.
            log.exception("command.failed client=%s", connection.name)
            answer = ""
        if connection.open:
            body = answer.encode("utf-8", "surrogateescape")
            self._send(connection, packets.build(packet.identifier, packets.ANSWER, body))

    def _send(self, connection: _Connection, data: bytes) -> None:
        """Write at once what the socket takes, the rest when it is ready again."""
        if not connection.answers and data:
            try:
                sent = connection.socket.send(data)
            except BlockingIOError:
                sent = 0
            except OSError as error:
                self._drop(connection, str(error))
                return
            if sent == len(data):
                return
            connection.answers += memoryview(data)[sent:]
            self._watch(connection, selectors.EVENT_READ | selectors.EVENT_WRITE)
            return
        connection.answers += data
        try:
            sent = connection.socket.send(connection.answers)
        except BlockingIOError:
            return
        except OSError as error:
            self._drop(connection, str(error))
            return
        del connection.answers[:sent]
        if not connection.answers:
            self._watch(connection, selectors.EVENT_READ)

    def _watch(self, connection: _Connection, events: int) -> None:
        self._selector.modify(connection.socket, events, connection)

    def _drop(self, connection: _Connection, reason: str) -> None:
        if not connection.open:
            return
        connection.open = False
        self._connections.discard(connection)
        self._pace.forget(connection)
        self._selector.unregister(connection.socket)
        connection.socket.close()
        log.info("client.close client=%s reason=%s", connection.name, reason)

    def _close(self) -> None:
        for connection in list(self._connections):
            self._drop(connection, "the server stops")
        self._selector.close()
        for line in (self._listener, self._waker, self._woken):
            line.close()
        log.info("server.close address=%s", self.address)
