"""The few functions of the C library that Python does not offer."""

import ctypes
import errno
import os
import sys
from typing import Any

NEW_NAMESPACES = 0x10000000 | 0x40000000 | 0x08000000 | 0x04000000 | 0x00020000
"""CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWNS of sched.h."""

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def unshare(flags: int) -> None:
    """Leave the namespaces that `flags` names for new ones.

    Raises:
        OSError: The system does not allow it.
    """
    _done("unshare", _libc.unshare(flags))


def prctl(option: int, value: int) -> None:
    """Change a property of this process.

    Raises:
        OSError: The kernel refuses.
    """
    word = ctypes.c_ulong
    _done("prctl", _libc.prctl(option, word(value), word(0), word(0), word(0)))


def forbid_new_privileges() -> None:
    """Make certain that this process never gets rights that it does not have."""
    prctl(_PR_SET_NO_NEW_PRIVS, 1)


def forbid_looking_in() -> None:
    """Let no other process without privileges trace this one; leave no core either."""
    prctl(_PR_SET_DUMPABLE, 0)


def end_with_parent(signal: int) -> None:
    """Have the kernel send `signal` when the process that forked this one ends."""
    prctl(_PR_SET_PDEATHSIG, signal)


def drop_capabilities() -> None:
    """Give up every capability for good.

    Raises:
        OSError: The kernel refuses.
    """
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)()
    if not hasattr(_libc, "capset"):
        raise OSError(errno.ENOSYS, "this C library has no capset")
    _done("capset", _libc.capset(header, data))


def system_call(number: int, *args: Any) -> int:
    """Make a system call that has no function of its own.

    Raises:
        OSError: The kernel refuses.
    """
    result = int(_libc.syscall(ctypes.c_long(number), *args))
    _done(f"system call {number}", result)
    return result


def _done(what: str, result: int) -> None:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")


LINUX = sys.platform == "linux"
