"""A bare RCON client: what stands on the line, without a library's opinions."""

import socket
import struct


class RawClient:
    def __init__(self, server, password=None):
        self.socket = socket.create_connection((server.host, server.port), timeout=10)
        if password is not None:
            self.send(0, 3, password)
            assert self.read() == (0, 2, b"")

    def send(self, identifier, kind, body, *, tail=b"\x00\x00"):
        self.socket.sendall(frame(identifier, kind, body, tail=tail))

    def read(self):
        (length,) = struct.unpack("<i", self._exactly(4))
        rest = self._exactly(length)
        identifier, kind = struct.unpack_from("<ii", rest)
        assert rest[-2:] == b"\x00\x00"
        return identifier, kind, rest[8:-2]

    def command(self, identifier, body):
        self.send(identifier, 2, body)
        return self.read()

    def ended(self):
        """Whether the server has closed the line."""
        try:
            return self.socket.recv(1) == b""
        except ConnectionResetError:
            return True

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            assert part, "the server closed the line"
            data += part
        return data

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def frame(identifier, kind, body, *, tail=b"\x00\x00"):
    body = body.encode() if isinstance(body, str) else body
    return struct.pack("<iii", 8 + len(body) + len(tail), identifier, kind) + body + tail
