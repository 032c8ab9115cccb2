"""The line between a session and the process that runs its programs: two pipes.

A frame is its length (4 bytes, of what follows), its kind (1 byte) and what it carries.

Who waits sleeps: looking for a moment whether something comes, before sleeping, made every call
slower as soon as other processes wanted the processors, and not faster otherwise, since the system
lets two processes that talk in turn share one processor.
"""

import os
import select
import struct
import sys

_HEAD = struct.Struct("<IB")
_HEAD_SIZE, _pack_head, _unpack_head = _HEAD.size, _HEAD.pack, _HEAD.unpack_from
_READ = 1 << 14

AVAILABLE = sys.platform != "win32"
"""Whether this system has what the line and the processes are made of."""


class LineClosed(Exception):
    """Raised when the other end is gone."""


class LineMisused(Exception):
    """Raised when what comes over the line is not what may come."""


class Line:
    """One end of the line.

    Attributes:
        descriptors: Its file descriptors: where it reads, where it writes.
    """

    def __init__(self, reader: int, writer: int, *, largest: int = 1 << 31) -> None:
        """Take over the two file descriptors of one end.

        Args:
            reader: Where to read.
            writer: Where to write.
            largest: The most bytes that a frame may have that comes in.
        """
        self._reader = reader
        self._writer = writer
        self._largest = largest
        self._rest = b""

    @property
    def descriptors(self) -> tuple[int, int]:
        """The file descriptors, to read and to write."""
        return self._reader, self._writer

    def send(self, kind: int, content: bytes) -> None:
        """Send one frame.

        Raises:
            LineClosed: Nobody is there to read it.
        """
        frame = _pack_head(len(content) + 1, kind) + content
        try:
            sent = os.write(self._writer, frame)
            while sent < len(frame):
                frame = frame[sent:]
                sent = os.write(self._writer, frame)
        except OSError as error:
            raise LineClosed from error

    def receive(self) -> tuple[int, bytes]:
        """Wait for a frame and return its kind and what it carries.

        Raises:
            LineClosed: The other end is gone.
            LineMisused: The frame is larger than it may be.
        """
        data = self._rest or self._read(_READ)
        while len(data) < _HEAD_SIZE:
            data += self._read(_READ)
        length, kind = _unpack_head(data)
        end = 4 + length
        if len(data) == end and length:
            self._rest = b""
            return kind, data[_HEAD_SIZE:]
        if not 0 < length <= self._largest:
            raise LineMisused(f"a frame of {length} bytes")
        if len(data) < end:
            data = self._whole(data, end)
        self._rest = data[end:]
        return kind, data[_HEAD_SIZE:end]

    def has_something(self) -> bool:
        """Whether something came in, or the other end is gone."""
        if self._rest or self._reader < 0:
            return True
        poll = select.poll()
        poll.register(self._reader, select.POLLIN)
        return bool(poll.poll(0))

    def wait(self, seconds: float) -> bool:
        """Wait up to `seconds` until something comes in, and say whether it did."""
        poll = select.poll()
        poll.register(self._reader, select.POLLIN)
        return bool(self._rest or poll.poll(1000 * seconds))

    def close(self) -> None:
        """Close this end; closing twice does no harm."""
        for descriptor in (self._reader, self._writer):
            if descriptor >= 0:
                os.close(descriptor)
        self._reader = self._writer = -1

    def _whole(self, data: bytes, end: int) -> bytes:
        parts, size = [data], len(data)
        while size < end:
            # Small steps until it is known that the bytes really come: a length is only a claim.
            part = self._read(min(end - size, max(_READ, size)))
            parts.append(part)
            size += len(part)
        return b"".join(parts)

    def _read(self, count: int) -> bytes:
        try:
            data = os.read(self._reader, count)
        except OSError as error:
            raise LineClosed from error
        if not data:
            raise LineClosed
        return data
