"""What the ancestor of all workers gives up, once: rights, network, files.

Everything here is a second wall behind the filter of system calls, so what a system does not have
is left out and not reported.
"""

import contextlib
import os

from fle.interpreter.lockdown import libc
from fle.interpreter.lockdown.guarantees import Guarantee

_NOBODY = 65534


def isolate(empty: str) -> list[Guarantee]:
    """Give up what the system lets this process give up, and return what holds from now on.

    Args:
        empty: An empty folder that becomes the root; its maker removes it afterwards.
    """
    held: list[Guarantee] = []
    if not libc.LINUX:
        return held
    os.chdir(empty)
    root = os.geteuid() == 0
    namespaces = _new_namespaces(after_becoming_nobody=root)
    if namespaces:
        held.append(Guarantee.NETWORK)
    with contextlib.suppress(OSError):
        os.chroot(".")
        held.append(Guarantee.FILES)
    with contextlib.suppress(OSError):
        if os.geteuid() == 0:
            _become_nobody()
        libc.drop_capabilities()
        held.append(Guarantee.USER)
    return held


def _new_namespaces(*, after_becoming_nobody: bool) -> bool:
    """Leave the namespaces; who is root becomes somebody without rights outside of them first."""
    try:
        if after_becoming_nobody:
            # Root of a container without the right to make namespaces must stay root until it has
            # changed its root folder, so a child tries what will happen.
            if not _can_unshare():
                return False
            _become_nobody()
        libc.unshare(libc.NEW_NAMESPACES)
    except OSError:
        return False
    return True


def _can_unshare() -> bool:
    pid = os.fork()
    if pid == 0:
        try:
            _become_nobody()
            libc.unshare(libc.NEW_NAMESPACES)
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(_NOBODY, _NOBODY, _NOBODY)
    os.setresuid(_NOBODY, _NOBODY, _NOBODY)
