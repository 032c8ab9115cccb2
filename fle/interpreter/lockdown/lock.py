"""What every worker does to itself before it runs the first program."""

import contextlib
import os
import resource
import signal
from collections.abc import Sequence

from fle.interpreter.lockdown import libc, seccomp
from fle.interpreter.lockdown.guarantees import Guarantee

_MIB = 1 << 20
_MANY_DESCRIPTORS = 1 << 16


def lock(line: Sequence[int], *, parent: int, memory: int, in_use: int) -> list[Guarantee]:
    """Lock this process in, and return what holds from now on.

    Args:
        line: The only file descriptors that stay open.
        parent: The process that forked this one.
        memory: What it may take in MiB, beyond what it holds already.
        in_use: What it holds already, in bytes of address space; 0 when it is not known.
    """
    held = [Guarantee.PROCESS]
    first = 0
    for descriptor in sorted(line):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, _MANY_DESCRIPTORS)
    held += _limit_resources(memory, in_use)
    if not libc.LINUX:
        return held
    libc.end_with_parent(signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    held.append(Guarantee.PARENT)
    libc.forbid_looking_in()
    libc.forbid_new_privileges()
    with contextlib.suppress(OSError):
        seccomp.install()
        held += [Guarantee.SYSTEM_CALLS, Guarantee.PROCESSES]
    return held


def _limit_resources(memory: int, in_use: int) -> list[Guarantee]:
    held = [Guarantee.OPEN_FILES]
    for name in ("NOFILE", "FSIZE", "CORE", "NPROC", "MEMLOCK", "MSGQUEUE"):
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            resource.setrlimit(kind, (0, 0))
    if in_use:
        most = in_use + memory * _MIB
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        held.append(Guarantee.MEMORY)
    return held
