import threading
import time

import pytest
from runtime.support import scripted_session

from fle.interpreter import Interpreter, ProgramProcess, watchdog

ENDLESS = {
    "loop": "while True: pass",
    "swallowing loop": """
while True:
    try:
        pass
    except BaseException:
        pass
""",
    "loop in a swallowing handler": """
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
""",
    "bare except": """
def f():
    while True:
        try:
            f2()
        except:
            pass
def f2():
    while True:
        pass
f()
""",
    "finally": """
def f():
    try:
        while True:
            pass
    finally:
        while True:
            pass
f()
""",
    "finally with return": """
def f():
    while True:
        try:
            while True:
                pass
        finally:
            continue
f()
""",
    "suppress": """
import contextlib
while True:
    with contextlib.suppress(BaseException):
        while True:
            pass
""",
    "own context manager": """
class Swallow:
    def __enter__(self): return self
    def __exit__(self, *error): return True
while True:
    with Swallow():
        while True:
            pass
""",
    "generator": """
def forever():
    while True:
        try:
            yield 1
        except BaseException:
            pass
for x in forever():
    pass
""",
    "sum of a generator": "sum(1 for _ in iter(int, 1))",
    "count": "import itertools\nsum(itertools.count())",
    "cycle": "import itertools\nlist(map(str, itertools.cycle([1])))[:0]",
    "repeat": "import itertools\nmax(itertools.repeat(1))",
    "sentinel": "any(iter(int, 1))",
    "comprehension": "import itertools\n[x for x in itertools.count() if x < 0]",
    "recursion with handlers": """
def f():
    try:
        f()
    except BaseException:
        f()
f()
""",
    "lambda": "f = lambda: f2()\nf2 = lambda: 0\nwhile True: f()",
    "reduce": "import functools, itertools\nfunctools.reduce(lambda a, b: b, itertools.count())",
    "exception groups": """
while True:
    try:
        while True: pass
    except* Exception:
        pass
""",
    "prints": "while True: print(1)",
    "tools": "while True: craft_item(Prototype.Coal)",
    "tools with handlers": """
while True:
    try:
        craft_item(Prototype.Coal)
    except BaseException:
        pass
""",
    "sleeping": "while True: sleep(1)",
    "game time": "import time\nwhile time.time() < 10: pass",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_program_without_end_is_stopped(interpreter, world, name):
    # In a process of their own: tests/red_team/test_own_stop.py.
    run = interpreter.run
    result = run(ENDLESS[name], timeout=0.1)
    assert result.error_type == "TimeLimit"
    assert "stopped after 0.1 s" in result.error
    done, tick = len(world.applied), world.tick
    time.sleep(0.05)
    assert (len(world.applied), world.tick) == (done, tick)
    assert run("print(craft_item(Prototype.Coal, 5))").output == "1: (5,)"


def test_the_line_where_it_was_is_shown(run):
    result = run("a = 1\nwhile True:\n    a += 1", timeout=0.2)
    assert "Line 2: while True:" in result.error


def test_names_and_prints_until_then_stay(run):
    result = run("a = 7\nprint(a)\nwhile True: pass", timeout=0.2)
    assert result.output == "2: (7,)"
    assert run("print(a)").output == "1: (7,)"


@pytest.mark.parametrize("kind", [Interpreter, ProgramProcess])
def test_time_in_tools_counts(kind):
    def slow(*_):
        time.sleep(0.1)
        return 1

    game, world, _ = scripted_session(craft_item=slow)
    programs = kind(game)
    programs.run("1")
    result = programs.run("for _ in range(100): craft_item(Prototype.Coal)", timeout=0.25)
    programs.close()
    assert result.error_type == "TimeLimit"
    assert len(world.applied) <= 4


@pytest.mark.parametrize("kind", [Interpreter, ProgramProcess])
def test_a_call_that_waits_is_cancelled_on_the_server(kind):
    game, world, transport = scripted_session()

    def crawl(tick, deadline=None):
        time.sleep(0.02)
        world.advance(1)

    transport.wait = crawl
    programs = kind(game)
    result = programs.run("kept = 5\nsleep(3600)\nprint('no')", timeout=0.2)
    assert result.error_type == "TimeLimit"
    assert "Line 2: sleep(3600)" in result.error
    assert "ended" not in result.error
    assert world.paused
    tick = world.tick
    assert game.craft_item("coal", 3) == 3
    assert world.tick == tick
    assert programs.run("print(kept)").output == "1: (5,)"
    programs.close()


def test_a_generator_left_over_does_nothing_after_its_program(run, world):
    run(
        "def g():\n    try:\n        yield 1\n    finally:\n        craft_item(Prototype.Coal)\n"
        "x = g()\nnext(x)"
    )
    done = len(world.applied)
    run("del x", timeout=5)
    assert len(world.applied) == done + 1  # the finally belongs to the program that deletes it


def test_a_tool_kept_outside_a_program_does_nothing(interpreter, world):
    interpreter.run("kept = craft_item")
    with pytest.raises(BaseException):  # noqa: B017, PT011
        interpreter.names["kept"](1)
    assert world.applied == []


def test_one_thread_watches_all_programs_and_ends(interpreter, monkeypatch):
    run = interpreter.run
    for _ in range(5):
        run("pass")
    run("while True: pass", timeout=0.1)
    assert len(watchdogs()) == 1
    monkeypatch.setattr(watchdog, "_IDLE_S", 0.2)
    run("while True: pass", timeout=0.1)
    deadline = time.monotonic() + 10
    while watchdogs() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert watchdogs() == []
    assert run("while True: pass", timeout=0.1).error_type == "TimeLimit"


def watchdogs():
    return [thread for thread in threading.enumerate() if thread.name == "fle-watchdog"]


def test_two_interpreters_have_their_own_time():
    one = Interpreter(scripted_session()[0])
    two = Interpreter(scripted_session()[0])
    result = []
    thread = threading.Thread(
        target=lambda: result.append(one.run("while True: pass", timeout=0.3))
    )
    thread.start()
    assert two.run("while True: pass", timeout=0.1).error_type == "TimeLimit"
    thread.join(timeout=5)
    assert result[0].error_type == "TimeLimit"
    assert result[0].duration >= 0.25
