"""Programs that try to catch, outlive or undo their own stop."""

import pytest

STUBBORN = {
    "handlers of everything": (
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    ),
    "bare except": "while True:\n    try:\n        while True: pass\n    except: continue",
    "finally": (
        "def f():\n    while True:\n        try:\n            while True: pass\n"
        "        finally:\n            continue\nf()"
    ),
    "a context manager": (
        "class S:\n    def __enter__(self): return self\n    def __exit__(self, *e): return True\n"
        "while True:\n    with S():\n        while True: pass"
    ),
    "suppress": (
        "import contextlib\nwhile True:\n    with contextlib.suppress(BaseException):\n"
        "        while True: pass"
    ),
    "a generator": (
        "def g():\n    while True:\n        try:\n            yield 1\n"
        "        except BaseException: pass\nfor _ in g(): pass"
    ),
    "a generator that is closed": (
        "def g():\n    try:\n        while True: yield 1\n    finally:\n        while True: pass\n"
        "x = g()\nnext(x)\nx.close()"
    ),
    "a finaliser": ("class D:\n    def __del__(self):\n        while True: pass\nwhile True: D()"),
    "a finaliser that comes back": (
        "kept = []\nclass D:\n    def __del__(self):\n        kept.append(self)\n"
        "        while True: pass\nd = D()\ndel d\nwhile True: pass"
    ),
    "exception groups": (
        "while True:\n    try:\n        while True: pass\n    except* Exception: pass"
    ),
    "recursion": ("def f():\n    try: f()\n    except BaseException: f()\nf()"),
    "eq of a key": (
        "class K:\n    def __hash__(self): return 1\n    def __eq__(self, other):\n"
        "        while True: pass\n{K(): 1, K(): 2}"
    ),
    "repr of a print": ("class R:\n    def __repr__(self):\n        while True: pass\nprint(R())"),
    "name of a class": (
        "class M(type):\n    def __getattribute__(cls, name):\n        while True: pass\n"
        "class A(metaclass=M): pass\nA.x"
    ),
    "a key of sorting": "def k(x):\n    while True: pass\nsorted([1, 2], key=k)",
    "lambda": "f = lambda: [f2() for _ in iter(int, 1)]\nf2 = lambda: 0\nf()",
    "coroutine": (
        "async def c():\n    while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass\nc().send(None)"
    ),
    "calls": ("while True:\n    try: sleep(0)\n    except BaseException: pass"),
}


@pytest.mark.parametrize("name", STUBBORN)
def test_a_program_cannot_outlive_its_time(room, quick, name):
    result = room.programs.run("kept = 5\n" + STUBBORN[name], 0.15)
    assert result.error_type in ("TimeLimit", "CallLimit"), result
    assert "was stopped" in result.error
    room.works()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("import signal\nsignal.signal(signal.SIGALRM, print)", "ImportError"),
        ("import atexit\natexit.register(print)", "ImportError"),
        ("import threading\nthreading.Timer(1, print)", "ImportError"),
        ("import sys\nsys.settrace(print)", "ImportError"),
        ("import os\nos.kill(os.getppid(), 9)", "ImportError"),
        ("exit()", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
    ],
)
def test_there_is_nothing_to_undo_it_with(room, source, kind):
    room.refuse(source, kind)


def test_the_text_of_an_error_cannot_outlive_it_either(room):
    source = "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E()"
    result = room.programs.run(source, 0.3)
    assert result.error_type == "E"
    assert "its text cannot be made: Stopped" in result.error
    room.works()


@pytest.mark.parametrize("name", ["expire", "stop", "close", "open"])
def test_the_limit_can_be_reached_but_not_lifted(room, quick, name):
    """The parent has its own clock: a program that lifts its limit is ended with its process."""
    source = f"limit = globals()['<limit>']\nlimit.{name}\nlimit.open(10**6)\nwhile True: pass"
    result = room.programs.run(source, 0.2)
    assert result.error_type == "TimeLimit"
    assert "its process was ended" in result.error
    room.works()
