"""The processes of programs: made, ended, replaced; nothing of them is left."""

import gc
import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import fields
from pathlib import Path

import pytest
from runtime.support import scripted_session

import fle
from fle._resources import resource
from fle.interpreter import (
    Interpreter,
    Limits,
    ProgramProcess,
    default_executor,
    missing_guarantees,
)
from fle.interpreter.limit import CALLS, MEMORY, PROCESSOR, TIME
from fle.interpreter.lockdown.guarantees import Guarantee
from fle.interpreter.process import nurseries
from fle.runtime.errors import TransportError

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def programs():
    executor = ProgramProcess(scripted_session()[0], limits=Limits(seconds=30.0))
    yield executor
    executor.close()


def children(pid):
    tasks = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in tasks]


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def until(condition):
    end = time.monotonic() + 30
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def test_it_is_what_runs_programs_unless_told_otherwise():
    executor = default_executor(scripted_session()[0])
    assert isinstance(executor, ProgramProcess)
    executor.close()


@LINUX
def test_a_thousand_processes_leave_nothing(programs):
    programs.run("a = 1")
    nursery = programs._worker._nursery.pid
    memory = Path(f"/proc/{nursery}/statm")
    before = None
    for number in range(1000):
        programs.reset()
        if number % 50 == 0:
            assert programs.run("print(2)").output == "1: (2,)"
        if number == 100:
            gc.collect()
            before = len(os.listdir("/proc/self/fd")), int(memory.read_text().split()[1])
    gc.collect()
    descriptors, pages = len(os.listdir("/proc/self/fd")), int(memory.read_text().split()[1])
    assert descriptors == before[0]
    assert pages < before[1] + 256
    assert until(lambda: len(children(nursery)) <= 1)


@LINUX
def test_an_executor_that_is_forgotten_takes_its_process_along():
    executor = ProgramProcess(scripted_session()[0])
    executor.run("a = 1")
    pid = executor._worker.pid
    assert alive(pid)
    del executor
    gc.collect()
    assert until(lambda: not alive(pid))


def test_closing_twice_and_running_again_is_possible(programs):
    programs.run("a = 1")
    programs.close()
    programs.close()
    assert programs.run("print(a)").output == "1: (1,)"


@LINUX
def test_a_process_that_was_killed_is_replaced(programs):
    programs.run("a = 1")
    os.kill(programs._worker.pid, signal.SIGKILL)
    assert until(programs._worker.line.has_something)
    assert programs.run("print(a)").output == "1: (1,)"


@LINUX
def test_a_nursery_that_was_killed_is_replaced(programs):
    programs.run("a = 1")
    old = programs._worker
    os.kill(old._nursery.pid, signal.SIGKILL)
    assert until(lambda: not alive(old.pid)), "workers end with their nursery"
    assert programs.run("print(a)").output == "1: (1,)"
    assert programs._worker._nursery.pid != old._nursery.pid


PARENT = """
    import os, sys
    sys.path[:0] = {path!r}
    from runtime.support import scripted_session
    from fle.interpreter import ProgramProcess
    programs = ProgramProcess(scripted_session()[0])
    programs.run("a = 1")
    print(programs._worker._nursery.pid, programs._worker.pid, flush=True)
    {then}
"""


@LINUX
@pytest.mark.parametrize(
    ("then", "kill"),
    [
        ("", False),
        ("os._exit(0)", False),
        ("sys.stdin.read()", True),
        ("programs.run('while True: pass', 600)", True),
        ("programs.run('10 ** 10 ** 9', 600)", True),
    ],
    ids=["ends", "ends at once", "killed", "killed in a program", "killed in one step"],
)
def test_processes_end_with_the_parent(then, kill):
    text = textwrap.dedent(PARENT.format(path=sys.path, then=then))
    with subprocess.Popen(
        [sys.executable, "-c", text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 2
        if kill:
            parent.kill()
        parent.wait(60)
    assert until(lambda: not any(map(alive, pids)))


@LINUX
def test_a_forked_process_has_processes_of_its_own(programs):
    programs.run("a = 1")
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            own = ProgramProcess(scripted_session()[0])
            if own.run("print(3)").output == "1: (3,)" and programs._worker.usable is False:
                programs.close()
                own.close()
                nurseries.close_all()
                code = 0
        finally:
            os._exit(code)
    assert os.waitpid(pid, 0)[1] == 0
    assert programs.run("print(a)").output == "1: (1,)"


def test_two_executors_of_one_session_do_not_share_names(programs):
    other = ProgramProcess(programs.session)
    programs.run("a = 1")
    assert other.run("print(a)").error_type == "NameError"
    other.close()
    assert programs.run("print(a)").output == "1: (1,)"


def test_a_nursery_that_cannot_start_says_why(monkeypatch):
    handle = nurseries.NurseryHandle(
        scripted_session()[0].interface, "raise RuntimeError('no room at the inn')"
    )
    with pytest.raises(nurseries.NurseryError, match="no room at the inn"):
        handle.fork([0, 1], b"")
    handle.close()


@LINUX
def test_guarantees_are_named(programs):
    held = programs.guarantees
    assert held[0] in Guarantee
    assert {Guarantee.PROCESS, Guarantee.MEMORY, Guarantee.PARENT, Guarantee.OPEN_FILES} <= {*held}


def test_the_documentation_names_all_guarantees_and_limits():
    text = (resource("docs") / "programs.md").read_text(encoding="utf-8")
    for guarantee in Guarantee:
        assert f"`{guarantee.name}`: {guarantee.value.partition(' (')[0]}" in text
    for field in fields(Limits):
        assert f"`{field.name}`" in text
    for error in (TIME, PROCESSOR, MEMORY, CALLS):
        assert f"`{error}`" in text


def test_what_is_missing_is_said():
    game = scripted_session()[0]
    assert missing_guarantees(Interpreter(game)) == tuple(Guarantee)
    programs = ProgramProcess(game)
    assert not {*missing_guarantees(programs)} & {*programs.guarantees}
    assert {*missing_guarantees(programs)} | {*programs.guarantees} == {*Guarantee}
    programs.close()


def test_a_server_that_is_gone_is_an_error_of_the_program():
    game, _, transport = scripted_session()
    programs = ProgramProcess(game)
    programs.run("a = 1")

    def gone(message):
        raise TransportError("nobody there")

    execute, transport.execute = transport.execute, gone
    result = programs.run("a = 2")
    assert result.error_type == "TransportError"
    assert "nobody there" in result.error
    transport.execute = execute
    assert programs.run("print(a)").output == "1: (1,)"
    programs.close()


def test_a_server_that_goes_away_is_an_error_in_the_program():
    game, _, transport = scripted_session()
    programs = ProgramProcess(game)
    execute, calls = transport.execute, []

    def gone(message):
        calls.append(message)
        if len(calls) > 1:
            raise TransportError("nobody there")
        return execute(message)

    transport.execute = gone
    result = programs.run(
        "try:\n    score()\nexcept Exception as e:\n    print(type(e).__name__, str(e))"
    )
    assert result.output == "4: ('TransportError', 'nobody there')"
    programs.close()


def test_a_bug_on_the_sessions_side_is_an_error_of_the_call():
    game, _, transport = scripted_session()
    programs = ProgramProcess(game)
    programs.run("a = 1")
    execute, calls = transport.execute, []

    def broken_once(message):
        calls.append(message)
        if len(calls) == 2:
            raise ZeroDivisionError("a bug")
        return execute(message)

    transport.execute = broken_once
    result = programs.run("score()")
    assert result.error_type == "EngineError"
    assert "ZeroDivisionError: a bug" in result.error
    assert programs.run("print(a)").output == "1: (1,)"
    programs.close()


def test_an_interrupt_of_the_parent_ends_the_program_and_not_the_executor():
    def interrupt(*_):
        raise KeyboardInterrupt

    game, _, transport = scripted_session()
    programs = ProgramProcess(game)
    programs.run("a = 1")
    execute = transport.execute
    transport.execute = interrupt
    with pytest.raises(KeyboardInterrupt):
        programs.run("score()")
    transport.execute = execute
    assert programs.run("print(a)").output == "1: (1,)"
    programs.close()


def test_an_observer_is_told_typed_results():
    seen = []
    game = scripted_session()[0]
    programs = ProgramProcess(game, observer=lambda tool, result: seen.append((tool, result)))
    programs.run(
        "nearest(Resource.Coal)\ntry:\n    extract_item(Prototype.Coal, Position(0, 0))\n"
        "except Exception: pass\ncraft_item(Prototype.Coal, 3)"
    )
    assert seen == [("nearest", fle.Position(1.5, -1.0)), ("craft_item", 3)]
    programs.close()


def test_a_seed_makes_other_numbers():
    def number(seed):
        programs = ProgramProcess(scripted_session()[0], seed=seed)
        try:
            return programs.run("import random\nprint(random.random())").output
        finally:
            programs.close()

    assert number(1) == number(1) != number(2)


def test_every_program_has_the_limits_of_its_executor():
    limits = Limits(output_lines=3, output_characters=1000, tool_calls=2)
    programs = ProgramProcess(scripted_session()[0], limits=limits)
    for _ in range(2):
        result = programs.run("for i in range(9): print(i)\nscore()\nscore()\nscore()")
        assert result.output.splitlines()[-1] == "... 6 more lines were printed and are not shown"
        assert result.error_type == "CallLimit"
        assert "2 are allowed" in result.error
    programs.close()
