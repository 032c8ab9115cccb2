"""A proxy between client and server that cuts the line at a chosen moment."""

import contextlib
import socket
import threading


class LineCutter:
    """Passes bytes on; `cut_before` loses the next request, `cut_after` the next answer."""

    def __init__(self, port):
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.cut_before = 0
        self.cut_after = 0
        self.refuse = 0
        self.connections = 0
        self._open = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.refuse:
                self.refuse -= 1
                client.close()
                continue
            self.connections += 1
            server = socket.create_connection(("127.0.0.1", self._target))
            self._open += [client, server]
            for source, target, name in (
                (client, server, "cut_before"),
                (server, client, "cut_after"),
            ):
                threading.Thread(
                    target=self._pump, args=(source, target, name), daemon=True
                ).start()

    def _pump(self, source, target, name):
        with contextlib.suppress(OSError):
            while data := source.recv(1 << 16):
                if getattr(self, name):
                    setattr(self, name, getattr(self, name) - 1)
                    break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._listener.close()
        for end in self._open:
            end.close()
