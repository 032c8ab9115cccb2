"""The guarantees that a process of programs may give, each held by one thing that the system has.

A process reports the names of those that hold for it; `docs/programs.md` says which platform gives
which.
"""

from enum import StrEnum


class Guarantee(StrEnum):
    """What holds for a process that runs programs; the value is what people read."""

    PROCESS = "a process of its own, without environment, credentials or open files"
    FILES = "sees no files: its root folder is empty"
    NETWORK = "a network of its own, without any device"
    USER = "has no rights of an administrator, for good"
    SYSTEM_CALLS = "the kernel refuses all but a few system calls (seccomp)"
    MEMORY = "a limit on memory"
    PROCESSOR = "a limit on processor time"
    OPEN_FILES = "can open no file, socket or pipe"
    PROCESSES = "can start no process and no thread"
    PARENT = "ends when its parent ends, whatever it is doing"
