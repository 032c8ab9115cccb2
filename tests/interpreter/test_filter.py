"""The filter of system calls, carried out step by step as the kernel would."""

import errno
import re
import struct

import pytest

from fle.interpreter.lockdown.seccomp import filter_program
from fle.interpreter.lockdown.system_calls import ALLOWED, MACHINES, TO_ITSELF, WITHOUT_EXECUTION

ALLOW, KILL, REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
PID = 1234


def verdict(program: bytes, convention: int, number: int, *arguments: int) -> int:
    """Run the filter on one system call; Source: Documentation/networking/filter.rst."""
    data = struct.pack("<IIQ6Q", number, convention, 0, *arguments, *[0] * (6 - len(arguments)))
    steps = list(struct.iter_unpack("HBBI", program))
    place = loaded = 0
    while True:
        code, when_true, when_false, value = steps[place]
        place += 1
        if code == 0x20:
            loaded = struct.unpack_from("<I", data, value)[0]
        elif code == 0x06:
            return value
        else:
            holds = {0x15: loaded == value, 0x25: loaded > value, 0x45: bool(loaded & value)}[code]
            place += when_true if holds else when_false


@pytest.fixture(params=MACHINES)
def machine(request):
    return MACHINES[request.param]


@pytest.fixture
def ask(machine):
    program = filter_program(machine, PID)
    return lambda number, *arguments: verdict(program, machine.audit, number, *arguments)


def test_only_what_is_listed_is_allowed(machine, ask):
    allowed = {machine.numbers[name] for name in ALLOWED if name in machine.numbers}
    special = {machine.numbers[name] for name in (*WITHOUT_EXECUTION, *TO_ITSELF)}
    for number in range(600):
        if number not in special:
            assert ask(number) == (ALLOW if number in allowed else REFUSE), number


def test_memory_never_becomes_code(machine, ask):
    for name in WITHOUT_EXECUTION:
        for protection in range(8):
            expected = REFUSE if protection & 4 else ALLOW
            assert ask(machine.numbers[name], 0, 4096, protection) == expected


def test_signals_go_to_itself_alone(machine, ask):
    for name in TO_ITSELF:
        assert ask(machine.numbers[name], PID, PID, 6) == ALLOW
        assert ask(machine.numbers[name], PID + 1, PID, 6) == REFUSE
        assert ask(machine.numbers[name], 0xFFFFFFFF, 1, 9) == REFUSE


def test_another_convention_ends_the_process(machine):
    program = filter_program(machine, PID)
    for other in (0x40000003, 0x40000028, 0):
        assert verdict(program, other, machine.numbers["read"]) == KILL
    assert verdict(program, machine.audit, machine.highest + 1) == KILL
    assert verdict(program, machine.audit, 0xFFFFFFFF) == KILL


def test_nothing_dangerous_is_listed():
    names = " ".join((*ALLOWED, *WITHOUT_EXECUTION, *TO_ITSELF))
    assert not re.search(
        r"open|socket|fork|clone|exec|ptrace|prctl|rlimit|kill\b(?<!tgkill)", names
    )
