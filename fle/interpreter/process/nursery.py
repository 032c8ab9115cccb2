"""The ancestor of the processes that run programs.

It is started once, with an empty environment and nothing open but the line to its parent. It loads
all that programs may need, gives up what it does not need itself, and then makes a copy of itself
for each executor, in a few milliseconds. A copy holds nothing of the process that asked for it:
no credentials, no environment, no memory.

Commands are single messages: `F` and settings, with the worker's end of its line beside it, asks
for a worker, and is answered by its process number; `E` and a process number ends a worker, and is
answered at once, while the system still clears away what is left of it. The end of the line ends
everything.
"""

import contextlib
import gc
import os
import signal
import socket

import msgpack

from fle.interpreter.lockdown.isolate import isolate
from fle.interpreter.process import preload, worker
from fle.interpreter.process.kinds import FORK, NUMBER
from fle.runtime.interface import Interface


def main() -> None:
    """Serve the parent until it is gone; its line is standard input."""
    # What it was started with has had its effect; programs need not find it.
    os.environ.clear()
    line = socket.socket(fileno=os.dup(0))
    settings = msgpack.unpackb(line.recv(1 << 16))
    preload.load_modules()
    nursery = Nursery(line, preload.interface(settings["tools"]), settings["empty"])
    # What is there now is for ever: looking through it would only copy memory that is shared.
    gc.collect()
    gc.freeze()
    line.send(b"ready")
    nursery.serve()


class Nursery:
    """Makes workers and ends them."""

    def __init__(self, line: socket.socket, interface: Interface, empty: str) -> None:
        """Give up what is not needed any more.

        Args:
            line: The line to the parent.
            interface: The tools.
            empty: An empty folder.
        """
        self._line = line
        self._worker = worker.Worker(interface)
        self._in_use = _address_space()
        self._held = isolate(empty)
        self._children: set[int] = set()
        self._ending: set[int] = set()

    def serve(self) -> None:
        """Follow commands until the parent is gone, and end what was made."""
        signal.signal(signal.SIGCHLD, self._clear_away)
        while True:
            command, descriptors, _, _ = socket.recv_fds(self._line, 1 << 16, 2)
            if not command:
                break
            pid = (
                self._fork(command[1:], descriptors)
                if command[:1] == FORK
                else self._end(*NUMBER.unpack(command[1:]))
            )
            self._line.send(NUMBER.pack(pid))
        for pid in tuple(self._children):
            self._end(pid)
        for pid in tuple(self._ending):
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)

    def _fork(self, settings: bytes, descriptors: list[int]) -> int:
        ancestor = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._be_worker(settings, descriptors, ancestor)
        for descriptor in descriptors:
            os.close(descriptor)
        self._children.add(pid)
        return pid

    def _be_worker(self, settings: bytes, descriptors: list[int], ancestor: int) -> None:
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._line.close()
            worker.serve(
                self._worker,
                descriptors,
                msgpack.unpackb(settings),
                held=self._held,
                in_use=self._in_use,
                parent=ancestor,
            )
        finally:
            os._exit(1)

    def _end(self, pid: int) -> int:
        if pid in self._children:
            self._children.discard(pid)
            # Not waited for yet, so that the number still is that of the worker.
            os.kill(pid, signal.SIGKILL)
            self._ending.add(pid)
            self._clear_away()
        return pid

    def _clear_away(self, *_: object) -> None:
        """Have the system forget workers that were ended and are gone by now."""
        for pid in tuple(self._ending):
            # This is the handler of a signal, too, and may interrupt itself: some are gone twice.
            with contextlib.suppress(ChildProcessError):
                if os.waitpid(pid, os.WNOHANG)[0] == 0:
                    continue
            self._ending.discard(pid)


def _address_space() -> int:
    """Return the bytes of address space in use, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    main()
