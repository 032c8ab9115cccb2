"""The system calls that a running Python needs once it holds all its modules.

Source of the numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h
of Linux; numbers of system calls never change.
"""

from dataclasses import dataclass

_X86_64 = {
    "read": 0, "write": 1, "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigreturn": 15,
    "sched_yield": 24, "mremap": 25, "madvise": 28, "nanosleep": 35, "setitimer": 38, "getpid": 39,
    "exit": 60, "gettimeofday": 96, "time": 201, "gettid": 186,
    "futex": 202, "restart_syscall": 219, "clock_gettime": 228, "clock_nanosleep": 230,
    "exit_group": 231, "tgkill": 234, "getrandom": 318, "seccomp": 317,
}  # fmt: skip
_AARCH64 = {
    "read": 63, "write": 64, "mmap": 222, "mprotect": 226, "munmap": 215, "brk": 214,
    "rt_sigreturn": 139, "sched_yield": 124, "mremap": 216, "madvise": 233, "nanosleep": 101,
    "setitimer": 103, "getpid": 172, "exit": 93,
    "gettimeofday": 169, "gettid": 178, "futex": 98, "restart_syscall": 128, "clock_gettime": 113,
    "clock_nanosleep": 115, "exit_group": 94, "tgkill": 131, "getrandom": 278, "seccomp": 277,
}  # fmt: skip

ALLOWED = (
    # The line to the parent comes first: the filter looks from the top.
    "read", "write", "sched_yield",
    # Memory, time, and waiting for the one lock of Python.
    "futex", "munmap", "brk", "madvise", "mremap", "clock_gettime", "gettimeofday", "time",
    "clock_nanosleep", "nanosleep", "getrandom", "getpid", "gettid",
    # The alarm of the time limit, and its end.
    "setitimer", "rt_sigreturn", "restart_syscall", "exit", "exit_group",
)  # fmt: skip

WITHOUT_EXECUTION = ("mmap", "mprotect")
"""Allowed unless the memory shall hold machine code."""

TO_ITSELF = ("tgkill",)
"""Allowed when the process that it names is this one: how the C library ends a broken program."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs between processors.

    Attributes:
        audit: The kernel's name of its calling convention, AUDIT_ARCH_* of linux/audit.h.
        numbers: System calls by name.
        highest: The greatest number that belongs to the convention: x86's x32 lies above.
    """

    audit: int
    numbers: dict[str, int]
    highest: int


MACHINES = {
    "x86_64": Machine(0xC000003E, _X86_64, 0x3FFFFFFF),
    "aarch64": Machine(0xC00000B7, _AARCH64, 0x7FFFFFFF),
}
"""The processors for which a filter can be made, by `platform.machine()`."""
