"""The line between a session and the process that runs its programs.

A frame is its length (4 bytes, of what follows), its kind (1 byte) and what it carries. Both ends
are one file descriptor of a pair of sockets that blocks; the session's end looks up now and then,
to see whether time is over.
"""

import os
import select
import socket
import struct
import sys
from collections.abc import Callable
from enum import IntEnum

_HEAD = struct.Struct("<IB")
_READ = 1 << 16
_LOOK_UP_S = 0.05


class Kind(IntEnum):
    """What a frame is."""

    # From the session to the process.
    RUN = 1
    RESULT = 2
    RAISED = 3
    STOP = 4
    LOAD = 5
    # From the process to the session.
    READY = 16
    CALL = 17
    PRINTED = 18
    DONE = 19
    NAMES = 20
    LOADED = 21


class LineClosed(Exception):
    """Raised when the other end is gone."""


class LineMisused(Exception):
    """Raised when what comes over the line is no frame."""


class Line:
    """One end of the line.

    Attributes:
        descriptor: Its file descriptor.
        largest: The most bytes that a frame may have that comes in.
    """

    def __init__(self, descriptor: int, *, largest: int = 1 << 31) -> None:
        self.descriptor = descriptor
        self.largest = largest
        self._rest = b""

    def send(self, kind: int, content: bytes, idle: Callable[[], None] | None = None) -> None:
        """Send one frame.

        Args:
            kind: What it is.
            content: What it carries.
            idle: Is called when the other end does not take it for a while; may raise.

        Raises:
            LineClosed: Nobody is there to read it.
        """
        frame = _HEAD.pack(len(content) + 1, kind) + content
        try:
            sent = os.write(self.descriptor, frame)
        except BlockingIOError:
            sent = 0
        except OSError as error:
            raise LineClosed from error
        if sent != len(frame):
            self._send_rest(memoryview(frame)[sent:], idle)

    def _send_rest(self, rest: memoryview, idle: Callable[[], None] | None) -> None:
        while rest:
            if idle is not None:
                idle()
            try:
                rest = rest[os.write(self.descriptor, rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise LineClosed from error

    def receive(self, idle: Callable[[], None] | None = None) -> tuple[int, bytes]:
        """Wait for a frame and return its kind and what it carries.

        Args:
            idle: Is called when nothing comes for a while; may raise.

        Raises:
            LineClosed: The other end is gone.
            LineMisused: The frame is larger than it may be.
        """
        data = self._rest or self._read(_READ, idle)
        while len(data) < _HEAD.size:
            data += self._read(_READ, idle)
        length, kind = _HEAD.unpack_from(data)
        if not 0 < length <= self.largest:
            raise LineMisused(f"a frame of {length} bytes")
        end = 4 + length
        if len(data) < end:
            data = self._whole(data, end, idle)
        self._rest = data[end:]
        return kind, data[_HEAD.size : end]

    def _whole(self, data: bytes, end: int, idle: Callable[[], None] | None) -> bytes:
        parts, size = [data], len(data)
        while size < end:
            # Small steps until it is known that the bytes really come: a length is only a claim.
            part = self._read(min(end - size, max(_READ, size)), idle)
            parts.append(part)
            size += len(part)
        return b"".join(parts)

    def has_something(self) -> bool:
        """Whether something came in, or the other end is gone."""
        if self._rest or self.descriptor < 0:
            return True
        poll = select.poll()
        poll.register(self.descriptor, select.POLLIN)
        return bool(poll.poll(0))

    def _read(self, count: int, idle: Callable[[], None] | None) -> bytes:
        while True:
            try:
                data = os.read(self.descriptor, count)
            except BlockingIOError:
                if idle is not None:
                    idle()
                continue
            except OSError as error:
                raise LineClosed from error
            if not data:
                raise LineClosed
            return data

    def close(self) -> None:
        """Close this end; closing twice does no harm."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


def pair() -> tuple[socket.socket, socket.socket]:
    """Return both ends of a new line: the session's, which looks up now and then, and the other."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    seconds = struct.pack("@ll", 0, int(_LOOK_UP_S * 1_000_000))
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, seconds)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, seconds)
    return ours, theirs


AVAILABLE = sys.platform != "win32"
"""Whether this system has what the line is made of."""
