"""One session of the wire: hello, sequence numbers, resending, pieces, answers that take time."""

import base64
import logging
import time
import zlib
from collections.abc import Callable, Sequence
from typing import Any

from fle.runtime import wire
from fle.runtime.errors import ConnectionLost, ProtocolError, SchemaError, TransportError
from fle.runtime.faults import frame_error
from fle.runtime.transport import Transport

log = logging.getLogger("fle.runtime.link")

_PROBE_BYTES = bytes(range(256))
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 2.0
_ONE_CALL = b"\xc0\x91"  # no options, an array of one call
_CANCEL_PIECE = 0
_ONE_RESULT = 0x91  # an array of one result
_INTEGER_SIZES = {**dict.fromkeys(range(0x80), 0), 0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
"""Bytes after the first one of msgpack's integers without sign, by that first one."""


class Link:
    """A numbered conversation with the mod over one transport.

    Every request carries a sequence number. When the line breaks before the answer is there, the
    same bytes go out again under the same number, and the mod, which keeps its last answers,
    never acts twice.

    Attributes:
        tick: The game tick of the last answer.
        server: What the server said about itself in the hello.
        agent: Whose calls these are, 1 for the first.
        deadline: `time.monotonic()` after which a pending call is given up, or None.
        on_deadline: What to raise then.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        protocol: int,
        schema_hash: str,
        mod_version: str,
        agent: int = 1,
        timeout: float = 30.0,
    ) -> None:
        self.transport = transport
        self.timeout = timeout
        self.tick = 0
        self.server: dict[str, Any] = {}
        self.deadline: float | None = None
        self.on_deadline: Callable[[], BaseException] = lambda: TransportError("out of time")
        self._ours = (protocol, schema_hash, mod_version)
        self.agent = agent
        self._session: Any = None
        self._sequence = 0
        self._head = b""
        self._unfinished = False

    def again(self) -> "Link":
        """Return a link to another server like this one; embedded servers can be had twice."""
        return self._like(self.transport.again(), self.agent)

    def beside(self, agent: int) -> "Link":
        """Return another link over the same transport, for the calls of `agent`."""
        return self._like(self.transport, agent)

    def _like(self, transport: Transport, agent: int) -> "Link":
        protocol, schema_hash, mod_version = self._ours
        return Link(
            transport,
            protocol=protocol,
            schema_hash=schema_hash,
            mod_version=mod_version,
            agent=agent,
            timeout=self.timeout,
        )

    def hello(self) -> None:
        """Introduce both sides to each other.

        Raises:
            SchemaError: They were made from different schemas.
            ProtocolError: There is no FLE mod there, or it speaks another protocol.
        """
        protocol, schema_hash, mod_version = self._ours
        probe = base64.b64encode(zlib.compress(_PROBE_BYTES)).decode()
        message = wire.pack([0, protocol, schema_hash, probe, self.agent, mod_version])
        answer = wire.unpack(self._exchange(message))
        if not isinstance(answer, dict):
            raise self._refused(answer)
        if answer.get("schema") != schema_hash:
            raise SchemaError(
                f"the server's mod {answer.get('mod')} was made from the schemas "
                f"{answer.get('schema')}, this package {mod_version} from {schema_hash}; "
                "run `fle mod build` and install its zip on the server, then connect again"
            )
        self.server = answer
        self.adopt(answer["session"], 0)
        self.transport.use_compression(bool(answer.get("zlib")) and _probe_holds(answer))
        log.info("session.open session=%s backend=%s", answer["session"], answer.get("backend"))

    @property
    def frame_limit(self) -> int:
        """The most bytes of msgpack that one request may have.

        The server counts characters of base64, four for three bytes, behind the codec letter.
        """
        return (int(self.server.get("limits", {}).get("frame", 1 << 20)) - 1) // 4 * 3

    @property
    def calls_limit(self) -> int:
        """The most calls that one request may have."""
        return int(self.server.get("limits", {}).get("calls", 1 << 16))

    @property
    def place(self) -> tuple[Any, int]:
        """The session and the last used sequence number: what a snapshot has to remember."""
        return self._session, self._sequence

    def adopt(self, session: Any, sequence: int) -> None:
        """Go on as `session` after `sequence`, as the mod state of a restored snapshot expects."""
        self._session = session
        self._sequence = sequence
        self._head = b"\x94" + wire.pack(session)
        self._unfinished = False

    def call(self, call: bytes) -> Any:
        """Carry out one packed call and return its result, `[state, ...]`."""
        if self._unfinished:
            self._settle()
        sequence = self._sequence = self._sequence + 1
        self.transport.traffic.calls += 1
        message = self._head + wire.pack(sequence) + _ONE_CALL + call
        return self._answer(sequence, message)[0]

    def forward(self, call: bytes) -> bytes:
        """Carry out one packed call and return the answer, `[sequence, tick, [result]]`, packed."""
        if self._unfinished:
            self._settle()
        sequence = self._sequence = self._sequence + 1
        self.transport.traffic.calls += 1
        number = wire.pack(sequence)
        self._unfinished = True
        answer = self._exchange(self._head + number + _ONE_CALL + call)
        tick = _tick_of_one_result(answer, b"\x93" + number)
        if tick is None:
            results = self._results(sequence, wire.unpack(answer))
            return wire.pack([sequence, self.tick, results])
        self.tick = tick
        self._unfinished = False
        return answer

    def batch(self, calls: Sequence[bytes], on_error: str) -> list[Any]:
        """Carry out packed calls in one request and return their results in order."""
        if self._unfinished:
            self._settle()
        sequence = self._sequence = self._sequence + 1
        self.transport.traffic.calls += len(calls)
        options = None if on_error == "stop" else {"on_error": on_error}
        head = self._head + wire.pack(sequence) + wire.pack(options) + _array_header(len(calls))
        return self._answer(sequence, head + b"".join(calls))

    def _answer(self, sequence: int, message: bytes) -> list[Any]:
        # Whatever raises from here on may leave a batch under way, which the next request ends.
        self._unfinished = True
        return self._results(sequence, wire.unpack(self._exchange(message)))

    def _results(self, sequence: int, answer: Any) -> list[Any]:
        if type(answer) is not list or len(answer) != 3 or answer[0] != sequence:
            answer = self._irregular(sequence, answer)
        self.tick = answer[1]
        results: list[Any] = answer[2]
        if results and results[-1][0] == wire.PENDING:
            results = self._collect(sequence, results)
        self._unfinished = False
        return results

    def _collect(self, sequence: int, results: list[Any]) -> list[Any]:
        """Ask again until nothing of the batch is pending any more."""
        message = wire.pack([self._session, sequence])
        moved = time.monotonic()
        while results and results[-1][0] == wire.PENDING:
            if self.deadline is not None and time.monotonic() >= self.deadline:
                raise self.on_deadline()
            before = self.tick
            self.transport.wait(results[-1][1], self.deadline)
            answer = wire.unpack(self._exchange(message))
            if type(answer) is not list or len(answer) != 3 or answer[0] != sequence:
                answer = self._irregular(sequence, answer)
            self.tick, results = answer[1], answer[2]
            if self.tick != before:
                moved = time.monotonic()
            elif time.monotonic() - moved > self.timeout:
                raise TransportError(
                    f"the world stands still at tick {self.tick} while a call waits for tick "
                    f"{results[-1][1]}; is the server paused?"
                )
        return results

    def _settle(self) -> None:
        """End a batch that was given up half-way, before anything new is asked."""
        message = wire.pack([self._session, self._sequence, _CANCEL_PIECE])
        answer = wire.unpack(self._exchange(message))
        self._unfinished = False
        if type(answer) is list and len(answer) >= 2 and answer[1]:
            self.tick = answer[1]
        log.info("batch.cancelled sequence=%d tick=%d", self._sequence, self.tick)

    def give_up(self) -> None:
        """Cancel at once what is still pending of a batch that ran out of time."""
        if self._unfinished:
            self._settle()

    def _irregular(self, sequence: int, answer: Any) -> list[Any]:
        """Turn an answer in pieces into the whole one; raise what refuses the request."""
        if type(answer) is list and len(answer) >= 6 and answer[0] == sequence:
            answer = self._pieces(sequence, answer[4], answer[5])
        if type(answer) is list and len(answer) == 3 and answer[0] == sequence:
            return answer
        raise self._refused(answer)

    def _pieces(self, sequence: int, count: int, size: int) -> Any:
        parts = []
        for number in range(1, count + 1):
            message = wire.pack([self._session, sequence, number])
            part = wire.unpack(self._exchange(message))
            if type(part) is not list or len(part) < 7:
                raise self._refused(part)
            parts.append(part[6])
        whole = b"".join(parts)
        if len(whole) != size:
            raise ProtocolError(f"an answer of {size} bytes came back as {len(whole)} bytes")
        return wire.unpack(whole)

    def _refused(self, answer: Any) -> Exception:
        if type(answer) is list and len(answer) >= 4 and answer[3]:
            code, data = answer[3][0], answer[3][1]
            return frame_error(code, data if isinstance(data, dict) else {"text": data})
        return ProtocolError(f"the server's answer does not fit the request: {repr(answer)[:200]}")

    def _exchange(self, message: bytes) -> bytes:
        started = time.monotonic()
        try:
            return self.transport.execute(message)
        except ConnectionLost as lost:
            return self._resend(message, lost, started + self.timeout)

    def _resend(self, message: bytes, lost: ConnectionLost, until: float) -> bytes:
        """Open the line again, with growing pauses, and send the same bytes once more."""
        if self.deadline is not None:
            until = min(until, max(self.deadline, time.monotonic() + 1.0))
        pause = _FIRST_PAUSE_S
        while True:
            log.warning("line.lost error=%s retry_in_s=%.2f", lost, pause)
            if time.monotonic() + pause > until:
                raise TransportError(
                    f"no answer from {self.transport.name} within {self.timeout:g} s: {lost}. "
                    "Whether the last request was applied is unknown."
                ) from lost
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)
            try:
                self.transport.reconnect()
                self.transport.traffic.reconnects += 1
                self.transport.traffic.resends += 1
                return self.transport.execute(message)
            except ConnectionLost as again:
                lost = again


def _tick_of_one_result(answer: bytes, head: bytes) -> int | None:
    """Return the tick of an answer that is whole and has one result, which is not pending.

    Args:
        answer: The answer, as msgpack.
        head: How it begins when it fits the request.

    Returns:
        None for any answer that has to be looked at as a whole.
    """
    place = len(head)
    size = _INTEGER_SIZES.get(answer[place]) if answer[:place] == head else None
    if size is None:
        return None
    end = place + 1 + size
    if len(answer) < end + 3 or answer[end] != _ONE_RESULT or answer[end + 2] > wire.FAULT:
        return None
    return int.from_bytes(answer[place + 1 : end], "big") if size else answer[place]


def _probe_holds(answer: dict[str, Any]) -> bool:
    try:
        return zlib.decompress(base64.b64decode(answer["probe"])) == _PROBE_BYTES
    except (KeyError, TypeError, ValueError, zlib.error):
        return False


def _array_header(count: int) -> bytes:
    if count < 16:
        return bytes((0x90 | count,))
    if count < 1 << 16:
        return b"\xdc" + count.to_bytes(2, "big")
    return b"\xdd" + count.to_bytes(4, "big")
