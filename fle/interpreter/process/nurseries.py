"""The parent's side of nurseries: one for each set of tools, started when it is needed.

A nursery that has died is started again. A process that was forked from this one starts its own.
"""

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

import msgpack

import fle
from fle.interpreter.process.kinds import END, FORK, NUMBER
from fle.runtime.errors import FleError
from fle.runtime.interface import Interface

_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from fle.interpreter.process.nursery import main; main()"
)
_LONGEST_START_S = 60.0
_LONGEST_ANSWER_S = 20.0


class NurseryError(FleError):
    """Raised when no process for programs can be made."""


class NurseryHandle:
    """One nursery, seen from its parent."""

    def __init__(self, interface: Interface, start: str = _START) -> None:
        """Start it; it is ready some tenths of a second later.

        Args:
            interface: The tools.
            start: The Python text that it begins with.
        """
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._ready = False
        self._empty = tempfile.mkdtemp(prefix="fle-empty-")
        # Whoever the nursery becomes must be able to enter it.
        os.chmod(self._empty, 0o555)
        self._line, theirs = socket.socketpair()
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-s", "-c", start, str(Path(fle.__file__).parents[1])],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                # Sets are in the same order in every process: a program does the same in each.
                env={"PYTHONHASHSEED": "0"},
                cwd="/",
                # Interrupts of the terminal are for the parent.
                start_new_session=True,
            )
        finally:
            theirs.close()
        folder = str(interface.folder) if interface.folder else None
        self._line.settimeout(_LONGEST_START_S)
        self._line.sendall(msgpack.packb({"tools": folder, "empty": self._empty}))

    @property
    def pid(self) -> int:
        """Its process number."""
        return self._child.pid

    @property
    def is_ours(self) -> bool:
        """Whether it belongs to this process, and not to one that this one was forked from."""
        return self._process == os.getpid()

    def fork(self, descriptors: Sequence[int], settings: bytes) -> int:
        """Make a worker that has `descriptors`, and return its process number.

        Raises:
            NurseryError: The nursery has died, or never came to life.
        """
        with self._lock:
            self._await_ready()
            try:
                socket.send_fds(self._line, [FORK + settings], descriptors)
                return self._answer()
            except OSError as error:
                raise NurseryError(f"the ancestor of the programs' processes: {error}") from error

    def end(self, pid: int) -> None:
        """End a worker, at once and whatever it does; nothing of it is left afterwards."""
        with self._lock:
            try:
                self._line.sendall(END + NUMBER.pack(pid))
                self._answer()
            except (OSError, NurseryError):
                # Its workers go with it.
                self._child.kill()

    def leave(self) -> None:
        """Close what was inherited of it, so that it notices when its parent ends."""
        self._line.close()

    def close(self) -> None:
        """End the nursery and all its workers."""
        self._line.close()
        if self.is_ours:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._child.wait(_LONGEST_ANSWER_S)
            if self._child.poll() is None:
                self._child.kill()
                self._child.wait()
            self._remove_folder()
        if self._child.stderr is not None:
            self._child.stderr.close()

    def _await_ready(self) -> None:
        if self._ready:
            return
        try:
            self._ready = self._line.recv(16) == b"ready"
        except OSError:
            self._ready = False
        self._remove_folder()
        if not self._ready:
            self._child.kill()
            _, text = self._child.communicate()
            last = text.decode(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
            raise NurseryError(f"the process for programs could not be started: {last[0]}")
        self._line.settimeout(_LONGEST_ANSWER_S)

    def _answer(self) -> int:
        answer = self._line.recv(NUMBER.size)
        if len(answer) != NUMBER.size:
            raise NurseryError("the ancestor of the programs' processes has ended")
        (pid,) = NUMBER.unpack(answer)
        return int(pid)

    def _remove_folder(self) -> None:
        with contextlib.suppress(OSError):
            os.rmdir(self._empty)


_lock = threading.Lock()
_nurseries: dict[Path | None, NurseryHandle] = {}
_of_others: list[NurseryHandle] = []


def nursery(interface: Interface) -> NurseryHandle:
    """Return the nursery of this process for the tools of `interface`, started if need be."""
    with _lock:
        handle = _nurseries.get(interface.folder)
        if handle is None or not handle.is_ours:
            handle = _nurseries[interface.folder] = NurseryHandle(interface)
        return handle


def _begin_anew() -> None:
    """Leave the nurseries of the process that this one was forked from to that one."""
    global _lock
    _lock = threading.Lock()
    _of_others.extend(_nurseries.values())
    for handle in _nurseries.values():
        handle.leave()
    _nurseries.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)


def discard(handle: NurseryHandle) -> None:
    """Give up a nursery that does not answer; the next worker gets another."""
    with _lock:
        for folder, each in tuple(_nurseries.items()):
            if each is handle:
                del _nurseries[folder]
    handle.close()


@atexit.register
def close_all() -> None:
    """End all nurseries of this process."""
    with _lock:
        handles = list(_nurseries.values())
        _nurseries.clear()
    for handle in handles:
        handle.close()
