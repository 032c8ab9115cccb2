"""A session: the generated client, carrying its calls out over one transport."""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Self

import msgpack

from fle.generated.client import Client
from fle.runtime import wire
from fle.runtime.batch import BatchCalls, OnError
from fle.runtime.caller import Caller
from fle.runtime.company import Company
from fle.runtime.embedded import EmbeddedTransport
from fle.runtime.errors import EngineError, ProtocolError
from fle.runtime.faults import call_error
from fle.runtime.interface import Interface
from fle.runtime.link import Link
from fle.runtime.tool_table import Entry
from fle.runtime.transport import Traffic

log = logging.getLogger("fle.runtime.session")

_SNAPSHOT = "fle-session-2"


class SessionCalls(Caller):
    """What a session adds to the generated client; `connect` opens one, `with` closes it."""

    _link: Link
    _interface: Interface
    _company: Company

    observer: Callable[[str, Any], None] | None
    """Told of every call that succeeded: the tool and its result."""

    def _open(self, link: Link, interface: Interface) -> None:
        self.observer = None
        self._link = link
        self._interface = interface
        self._entries: Mapping[str, Entry] = {
            name: (tool.index, tool.defaults, wire.encoders(tool.kinds))
            for name, tool in interface.tools.items()
        }
        self._faults = interface.errors
        self._debug = log.isEnabledFor(logging.DEBUG)

    def _call(self, decode: Callable[[Any], Any], tool: str, *args: Any) -> Any:
        index, defaults, encoders = self._entries[tool]
        items = wire.encode_arguments(args, defaults, encoders)
        if self._debug or self.observer is not None:
            return self._call_watched(decode, tool, items)
        result = self._link.call(wire.pack_call(index, items))
        if result[0] == wire.OK:
            return decode(result[1])
        raise self._failure(tool, result)

    def _call_watched(self, decode: Callable[[Any], Any], tool: str, items: list[Any]) -> Any:
        started = time.perf_counter()
        result = self._link.call(wire.pack_call(self._entries[tool][0], items))
        spent = 1000 * (time.perf_counter() - started)
        log.debug("call.complete tool=%s state=%s ms=%.1f", tool, result[0], spent)
        if result[0] != wire.OK:
            raise self._failure(tool, result)
        value = decode(result[1])
        if self.observer is not None:
            self.observer(tool, value)
        return value

    def _failure(self, tool: str, result: list[Any]) -> Exception:
        if result[0] != wire.FAULT:
            return ProtocolError(f"{tool} was answered with the unknown state {result[0]!r}")
        return call_error(result[1], result[2] or {}, tool=tool, call=0, errors=self._faults)

    @property
    def tick(self) -> int:
        """The game tick of the last answer."""
        return self._link.tick

    @property
    def backend(self) -> str:
        """What the server is, as "embedded 1.1.110" or "factorio 2.0.77"."""
        return str(self._link.server.get("backend", "unknown"))

    @property
    def server(self) -> Mapping[str, Any]:
        """What the server said about itself: protocol, versions, limits."""
        return self._link.server

    @property
    def interface(self) -> Interface:
        """The tools that this session knows."""
        return self._interface

    @property
    def traffic(self) -> Traffic:
        """What went over the line so far."""
        return self._link.transport.traffic

    @property
    def deadline(self) -> tuple[float | None, Callable[[], BaseException]]:
        """When a call that takes game time is given up (`time.monotonic()`), and what is raised."""
        return self._link.deadline, self._link.on_deadline

    @deadline.setter
    def deadline(self, value: tuple[float | None, Callable[[], BaseException]]) -> None:
        self._link.deadline, self._link.on_deadline = value

    def now(self) -> int:
        """Ask the server for its tick; on a running clock it moves between calls."""
        self._link.batch([], "stop")
        return self._link.tick

    def give_up(self) -> None:
        """End at once, on the server, a call that ran past the deadline."""
        self._link.give_up()

    def batch(self, on_error: OnError = "stop") -> "Batch":
        """Collect calls and send them in one request: `with game.batch() as b: b.sleep(1)`.

        Args:
            on_error: Whether the calls after a failed one are skipped ("stop") or carried out.
        """
        batch = _batch_class(self._interface)()
        batch._link, batch._entries, batch._faults = self._link, self._entries, self._faults
        batch._open(on_error)
        return batch

    @property
    def can_copy(self) -> bool:
        """Whether the world can be copied: only on the embedded server."""
        return isinstance(self._link.transport, EmbeddedTransport)

    @property
    def agent(self) -> int:
        """Whose calls these are, 1 for the first agent."""
        return self._link.agent

    def as_agent(self, number: int) -> "Session":
        """Open a session of agent `number` (from 1) on the same server and line.

        It takes part when any of them goes back to a snapshot. Closing it leaves the others open;
        closing the first one closes the line of all.

        Raises:
            EngineError: `number` is below 1.
        """
        if number < 1:
            raise EngineError(f"agents count from 1, so none has the number {number}")
        link = self._link.beside(number)
        link.hello()
        session = session_class(self._interface)()
        session._open(link, self._interface)
        session._company = self._company
        self._company.links.append(link)
        return session

    def copy(self) -> "Session":
        """Open another session on a copy of the world; what happens there stays there.

        Raises:
            EngineError: The server is not embedded.
        """
        self._embedded("copy")
        idle = self._company.idle_copy(self.agent)
        if idle is None:
            session = open_session(self._link.again(), self._interface)
            session._company.original = self._company
        else:
            session = session_class(self._interface)()
            session._open(idle.links[0], self._interface)
            session._company = idle
        session.restore(self.snapshot())
        return session

    def renew(self) -> None:
        """Make the world again what it was when this session was opened, whatever happened since.

        The tool `reset` begins an episode in the world as it is, so that ticks and unit numbers go
        on; a world that is renewed first cannot be told from a fresh one.

        Raises:
            EngineError: The server is not embedded.
        """
        self._embedded("renew")
        assert self._company.start is not None
        self.restore(self._company.start)

    def snapshot(self) -> bytes:
        """Return the whole world, the mod's state and that of all its sessions, for `restore`.

        Raises:
            EngineError: The server is not embedded.
        """
        world = self._embedded("snapshot").snapshot()
        data: bytes = msgpack.packb([_SNAPSHOT, self._company.places(), world])
        return data

    def restore(self, data: bytes) -> None:
        """Go back to what `snapshot` returned, here or in another process, with all agents.

        Raises:
            EngineError: The server is not embedded, or the bytes are no snapshot of its version.
        """
        server, transport = self._embedded("restore"), self._link.transport
        try:
            kind, places, world = msgpack.unpackb(data)
        except (ValueError, TypeError, msgpack.exceptions.UnpackException):
            kind = None
        if kind != _SNAPSHOT:
            raise EngineError("these bytes are not a snapshot that Session.snapshot() made")
        server.restore(world, keep_scripts=getattr(transport, "keep_scripts", False))
        self._company.take(places)

    def state_hash(self) -> str:
        """Return the hash of the whole world: the same seed and actions give the same hash.

        What the mod remembers of its clients does not count, so that looking at a world, or saving
        and loading it, leaves its hash as it is.

        Raises:
            EngineError: The server is not embedded.
        """
        server = self._embedded("state_hash")
        return str(server.state_hash(without=("fle", "sessions")))

    def _embedded(self, what: str) -> Any:
        transport = self._link.transport
        if isinstance(transport, EmbeddedTransport):
            return transport.server
        raise EngineError(
            f"{what}() needs the embedded server; over RCON use the tools save_state() and "
            "load_state(), which carry the factory and the research"
        )

    def close(self) -> None:
        """Close the line; an embedded server ends with it. Of `as_agent`, leave the company."""
        self._company.leave(self._link)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Session(SessionCalls, Client):
    """An open session with the package's own tools."""


class Batch(BatchCalls, Client):
    """An open batch with the package's own tools."""


_classes: dict[type[Caller], tuple[type[Session], type[Batch]]] = {Client: (Session, Batch)}


def session_class(interface: Interface) -> type[Session]:
    """Return the session class that has the tools of `interface`."""
    return _classes_of(interface)[0]


def _batch_class(interface: Interface) -> type[Batch]:
    return _classes_of(interface)[1]


def _classes_of(interface: Interface) -> tuple[type[Session], type[Batch]]:
    client = interface.client
    if client not in _classes:
        # Built at run time, with the user's client instead of the package's as the last base.
        session: Any = type("Session", (SessionCalls, client), {})
        batch: Any = type("Batch", (BatchCalls, client), {})
        _classes[client] = (session, batch)
    return _classes[client]


def open_session(link: Link, interface: Interface) -> Session:
    """Say hello over `link` and return the session.

    Raises:
        SchemaError: The server's mod was made from other schemas.
        ProtocolError: There is no FLE mod there.
    """
    try:
        link.hello()
    except BaseException:
        link.transport.close()
        raise
    session = session_class(interface)()
    session._open(link, interface)
    session._company = Company(link)
    if session.can_copy:
        session._company.start = session.snapshot()
    return session
