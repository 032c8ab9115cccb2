"""The filter of system calls: a small assembler for the kernel's BPF, and its installation.

Source: Documentation/userspace-api/seccomp_filter.rst and include/uapi/linux/{seccomp,filter}.h.
"""

import ctypes
import errno
import os
import struct
import sys

from fle.interpreter.lockdown import libc
from fle.interpreter.lockdown.system_calls import (
    ALLOWED,
    MACHINES,
    TO_ITSELF,
    WITHOUT_EXECUTION,
    Machine,
)

_LOAD, _EQUAL, _GREATER, _ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM

# Offsets in struct seccomp_data: the number, the convention, the low half of an argument.
_NUMBER, _CONVENTION = 0, 4
_PROT_EXEC = 4

_SET_MODE_FILTER = 1
_SPEC_ALLOW = 4
"""Without it old kernels slow the whole process down against attacks by its own code."""


def filter_program(machine: Machine, pid: int) -> bytes:
    """Return the filter for `machine` as the kernel takes it.

    A call of another convention ends the process. A call that is not allowed fails with EPERM.

    Args:
        machine: Whose numbers to use.
        pid: The process that signals may go to.
    """
    numbers = machine.numbers
    code = [
        _step(_LOAD, _CONVENTION),
        _step(_EQUAL, machine.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_GREATER, machine.highest, 0, 1),
        _step(_RETURN, _KILL),
    ]
    for name in ALLOWED:
        if name in numbers:
            code += [_step(_EQUAL, numbers[name], 0, 1), _step(_RETURN, _ALLOW)]
    for name in WITHOUT_EXECUTION:
        code += [
            _step(_EQUAL, numbers[name], 0, 4),
            _step(_LOAD, _argument(2)),
            _step(_ANY_BIT, _PROT_EXEC, 0, 1),
            _step(_RETURN, _REFUSE),
            _step(_RETURN, _ALLOW),
        ]
    for name in TO_ITSELF:
        code += [
            _step(_EQUAL, numbers[name], 0, 4),
            _step(_LOAD, _argument(0)),
            _step(_EQUAL, pid, 0, 1),
            _step(_RETURN, _ALLOW),
            _step(_RETURN, _REFUSE),
        ]
    return b"".join([*code, _step(_RETURN, _REFUSE)])


def install() -> None:
    """Put the filter over this process, for good.

    Raises:
        OSError: The kernel has no such filters, or there is none for this processor.
    """
    machine = MACHINES.get(os.uname().machine)
    if machine is None or sys.maxsize < 2**32:
        raise OSError(errno.ENOSYS, f"no filter of system calls for {os.uname().machine}")
    program = filter_program(machine, os.getpid())
    buffer = ctypes.create_string_buffer(program, len(program))
    header = _Header(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    arguments = ctypes.c_uint(_SET_MODE_FILTER), ctypes.c_uint(_SPEC_ALLOW), ctypes.byref(header)
    libc.system_call(machine.numbers["seccomp"], *arguments)


class _Header(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def _step(code: int, value: int, when_true: int = 0, when_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, when_true, when_false, value)


def _argument(number: int) -> int:
    """Return the place of the low half of an argument; both machines are little-endian."""
    return 16 + 8 * number
