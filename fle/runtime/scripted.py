"""A scripted stand-in for a server with the mod: speaks the wire, does what a test tells it.

It ships beside the real transports so that everything above the wire can be tried without a game,
and because it is the shortest readable account of what the mod owes the runtime.
"""

import base64
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgpack

from fle.runtime.transport import Traffic

_KEPT = 8


class ScriptedFault(Exception):
    """Raised when a scripted tool refuses; it crosses the wire as a fault."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data


@dataclass(slots=True)
class Wait:
    """What a scripted tool returns to take game time: `value` is its result `ticks` later."""

    ticks: int
    value: Any = None


@dataclass(slots=True)
class _Batch:
    """A request under way or answered."""

    calls: list[Any]
    on_error: str
    results: list[Any] = field(default_factory=list)
    due: int = 0
    held: Any = None
    waiting: bool = False


class ScriptedServer:
    """A server whose tools are Python functions from wire arguments to a wire result.

    Attributes:
        applied: Every call that was really carried out, as (tool, arguments), in order.
    """

    def __init__(
        self,
        tools: Mapping[str, tuple[int, Callable[..., Any]]],
        *,
        schema_hash: str,
        protocol: int = 1,
        frame_limit: int = 1 << 20,
        piece: int = 1 << 20,
        zlib_works: bool = True,
        game: str = "1.1.110",
    ) -> None:
        self.applied: list[tuple[str, tuple[Any, ...]]] = []
        self.tick = 0
        self.tick_paused = True
        self.ticks_to_run = 0
        self.speed = 1.0
        self._tools = {index: (name, function) for name, (index, function) in tools.items()}
        self._identity = (protocol, schema_hash, game)
        self._frame_limit = frame_limit
        self._piece = piece
        self._zlib_works = zlib_works
        self._sessions: dict[int, dict[int, _Batch]] = {}

    @property
    def paused(self) -> bool:
        """Whether `advance` would do nothing."""
        return self.tick_paused and self.ticks_to_run == 0

    def advance(self, ticks: int) -> int:
        """Let up to `ticks` ticks pass, fewer when the clock pauses before."""
        run = min(ticks, self.ticks_to_run) if self.tick_paused else ticks
        for _ in range(run):
            self.tick += 1
            if self.tick_paused:
                self.ticks_to_run -= 1
            for batches in self._sessions.values():
                for batch in batches.values():
                    if batch.waiting and batch.due <= self.tick:
                        batch.results.append([0, batch.held])
                        batch.waiting = False
                        self._run(batch)
        return run

    def remote_call(self, interface: str, function: str, *args: Any) -> Any:
        """Stand in for the embedded server: `fle.execute(bytes)`."""
        if (interface, function) != ("fle", "execute"):
            raise ScriptedFault("unknown_interface", interface=interface)
        return self.execute(args[0])

    def console(self, line: str) -> str:
        """Stand in for the console: `/fle` and a frame."""
        command, _, frame = line.partition(" ")
        if command != "/fle":
            return f'Unknown command "{command.lstrip("/")}". Enter /help for a list of commands.'
        try:
            data = base64.b64decode(frame[1:], validate=True)
            message = zlib.decompress(data) if frame[:1] == "z" else data
        except (ValueError, zlib.error):
            message = b""
        return "m" + base64.b64encode(self.execute(message)).decode() + "\n"

    def snapshot(self) -> bytes:
        """Return the clock, all the state that a script has."""
        state: bytes = msgpack.packb([self.tick])
        return state

    def restore(self, data: bytes) -> None:
        """Set the clock back."""
        self.tick = msgpack.unpackb(data)[0]

    def state_hash(self) -> str:
        """Return a text that differs from tick to tick."""
        return f"{self.tick:016x}"

    def close(self) -> None:
        """Do nothing."""

    def execute(self, message: bytes) -> bytes:
        """Answer one message."""
        try:
            request = msgpack.unpackb(message, raw=False, strict_map_key=False)
        except Exception:  # msgpack raises many kinds for bytes that are none of its own
            request = None
        answer: bytes = msgpack.packb(self._answer(request, len(message)))
        return answer

    def _answer(self, request: Any, size: int) -> Any:
        if type(request) is not list or not request:
            return [0, self.tick, None, ["malformed_frame", {"reason": "not msgpack"}]]
        if request[0] == 0:
            return self._hello(request)
        kept = self._sessions.get(request[0])
        if kept is None:
            return [request[1], self.tick, None, ["unknown_session", {"session": request[0]}]]
        sequence = request[1]
        if len(request) < 4 and sequence not in kept:
            return [sequence, self.tick, None, ["unknown_sequence", {"sequence": sequence}]]
        if len(request) == 2:
            return self._state(sequence, kept[sequence])
        if len(request) == 3:
            return self._piece_of(sequence, kept[sequence], request[2])
        if size > self._frame_limit:
            return [sequence, self.tick, None, ["frame_too_large", {"size": size}]]
        if sequence not in kept:
            if kept and sequence < max(kept):
                return [sequence, self.tick, None, ["sequence_expired", {"sequence": sequence}]]
            options = request[2] or {}
            batch = kept[sequence] = _Batch(request[3], options.get("on_error", "stop"))
            self._run(batch)
            for old in sorted(kept)[:-_KEPT]:
                del kept[old]
        return self._state(sequence, kept[sequence])

    def _hello(self, request: list[Any]) -> Any:
        protocol, schema_hash, game = self._identity
        if request[2] != schema_hash:
            data = {"mod": "0.0.0", "theirs": request[2], "ours": schema_hash}
            return [0, self.tick, None, ["schema_mismatch", data]]
        session = len(self._sessions) + 1
        self._sessions[session] = {}
        probe = zlib.decompress(base64.b64decode(request[3]))
        echoed = probe if self._zlib_works else probe.replace(b"\x00", b"")
        return {
            "protocol": protocol,
            "mod": "0.0.0",
            "game": game,
            "schema": schema_hash,
            "session": session,
            "limits": {"frame": self._frame_limit, "response": self._piece},
            "zlib": True,
            "probe": base64.b64encode(zlib.compress(echoed)).decode(),
            "backend": f"scripted {game}",
        }

    def _state(self, sequence: int, batch: _Batch) -> Any:
        results = batch.results + ([[3, batch.due]] if batch.waiting else [])
        answer = [sequence, self.tick, results]
        size = len(msgpack.packb(answer))
        if size > self._piece:
            return [sequence, self.tick, None, None, -(-size // self._piece), size]
        return answer

    def _piece_of(self, sequence: int, batch: _Batch, number: int) -> Any:
        if number == 0:
            batch.waiting = False
            batch.results.append([1, "cancelled", {}])
            self.ticks_to_run = 0
            return self._state(sequence, batch)
        whole = msgpack.packb([sequence, self.tick, batch.results])
        count = -(-len(whole) // self._piece)
        part = whole[(number - 1) * self._piece : number * self._piece]
        return [sequence, self.tick, None, None, count, len(whole), part]

    def _run(self, batch: _Batch) -> None:
        while len(batch.results) < len(batch.calls):
            failed = any(result[0] != 0 for result in batch.results)
            if failed and batch.on_error == "stop":
                batch.results.append([2])
                continue
            result = self._carry_out(batch, batch.calls[len(batch.results)])
            if isinstance(result, Wait):
                batch.due = self.tick + result.ticks
                batch.held = result.value
                batch.waiting = True
                self.ticks_to_run = result.ticks
                return
            batch.results.append(result)

    def _carry_out(self, batch: _Batch, call: list[Any]) -> Any:
        known = self._tools.get(call[0])
        if known is None:
            return [1, "unknown_tool", {"index": call[0]}]
        name, function = known
        try:
            args = tuple(self._resolved(batch, arg) for arg in call[1:])
            self.applied.append((name, args))
            value = function(*args)
        except ScriptedFault as fault:
            return [1, fault.code, fault.data]
        return value if isinstance(value, Wait) else [0, value]

    def _resolved(self, batch: _Batch, arg: Any) -> Any:
        if isinstance(arg, list):
            return [self._resolved(batch, item) for item in arg]
        if not isinstance(arg, msgpack.ExtType):
            return arg
        index, *path = msgpack.unpackb(arg.data)
        value = batch.results[index][1]
        for step in path:
            value = value[step]
        return value


class ScriptedTransport:
    """A transport into a `ScriptedServer`, which can be told to lose answers."""

    def __init__(self, server: ScriptedServer) -> None:
        self.server = server
        self.name = "the scripted server"
        self.traffic = Traffic()
        self.before: Callable[[bytes], None] = lambda message: None
        """Called before a message is applied; an exception here is a request that never came."""
        self.after: Callable[[bytes], None] = lambda message: None
        """Called after it was applied; an exception here is an answer that was lost."""

    def execute(self, message: bytes) -> bytes:
        """Apply one message."""
        self.before(message)
        answer = self.server.execute(message)
        self.after(message)
        self.traffic.requests += 1
        self.traffic.bytes_out += len(message)
        self.traffic.bytes_in += len(answer)
        return answer

    def wait(self, tick: int, deadline: float | None = None) -> None:
        """Let the scripted world run to `tick`."""
        self.server.advance(tick - self.server.tick)

    def reconnect(self) -> None:
        """Do nothing: the next message goes through."""

    def use_compression(self, usable: bool) -> None:
        """Do nothing: messages never leave the process."""

    def again(self) -> "ScriptedTransport":
        """Open another line to the same script."""
        return ScriptedTransport(self.server)

    def close(self) -> None:
        """Close the server."""
        self.server.close()
