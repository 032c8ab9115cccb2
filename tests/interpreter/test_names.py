"""Names that programs made, saved and loaded again, by both executors and across them."""

import pytest
from runtime.support import scripted_session

from fle.interpreter import Interpreter, Limits, ProgramProcess

LIMITS = Limits(seconds=20.0)

KEPT = {
    "plain values": (
        "a = [1, 2.5, 'x', None, True, b'y', {1: (2, 3)}, {4}, frozenset([5]), 1 + 2j]",
        "a",
        "[1, 2.5, 'x', None, True, b'y', {1: (2, 3)}, {4}, frozenset({5}), (1+2j)]",
    ),
    "one list under two names": ("a = []\nb = a", "a is b", "True"),
    "a list that holds itself": ("a = []\na.append(a)", "a[0] is a", "True"),
    "values of the tools": (
        "a = Position(1, 2), Prototype.Coal, Direction.UP, Resource.Coal, nearest(Resource.Coal)",
        "a[0] == Position(1, 2), a[1] is Prototype.Coal, a[4].x",
        "(True, True, 1.5)",
    ),
    "errors of the tools": (
        "try:\n    extract_item(Prototype.Coal, Position(0, 0))\nexcept Exception as e:\n    a = e",
        "type(a) is OutOfReach, '12.5' in str(a)",
        "(True, True)",
    ),
    "a function": ("def f(x, y=[1], *, z=3): return x, y, z", "f(0)", "(0, [1], 3)"),
    "a lambda": ("f = lambda x: x + 1\ng = lambda x: x + 2", "f(1), g(1)", "(2, 3)"),
    "a recursive function": ("def f(n): return n and n * f(n - 1) or 1", "f(5)", "120"),
    "a closure": (
        "def counter():\n    n = 0\n    def up():\n        nonlocal n\n        n += 1\n"
        "        return n\n    return up\nup = counter()\nup()",
        "up(), up()",
        "(2, 3)",
    ),
    "two closures of one cell": (
        "def make():\n    n = [0]\n    def up(): n[0] += 1\n    def now(): return n[0]\n"
        "    return up, now\nup, now = make()",
        "up(), now()",
        "(None, 1)",
    ),
    "a decorated function": (
        "def twice(f):\n    def inner(x): return 2 * f(x)\n    return inner\n"
        "@twice\ndef f(x): return x + 1",
        "f(1)",
        "4",
    ),
    "a context manager": (
        "from contextlib import contextmanager\n@contextmanager\ndef opened(n):\n    yield n",
        "opened(5).__enter__()",
        "5",
    ),
    "a cache": (
        "import functools\n@functools.lru_cache(maxsize=3)\ndef f(x): return x * x",
        "f(3), f.cache_parameters()['maxsize']",
        "(9, 3)",
    ),
    "partials and methods": (
        "import functools\nclass A:\n    def m(self): return 7\na = functools.partial(max, 3)\n"
        "b = A().m",
        "a(2), b()",
        "(3, 7)",
    ),
    "a class and its instances": (
        "class Base:\n    kind = 'base'\n    def name(self): return self.kind, self.x\n"
        "class Derived(Base):\n    kind = 'derived'\n    def __init__(self): self.x = 5\n"
        "d = Derived()",
        "d.name(), isinstance(d, Base), type(d) is Derived",
        "(('derived', 5), True, True)",
    ),
    "an older class of the same name": (
        "class A:\n    def m(self): return 'old'\na = A()\n\n"
        "class A:\n    def m(self): return 'new'",
        "a.m(), A().m()",
        "('old', 'new')",
    ),
    "a class whose base has gone": (
        "class Base:\n    def m(self): return 1\nclass D(Base): pass\nd = D()\ndel Base, D",
        "d.m()",
        "1",
    ),
    "a nested class": (
        "class A:\n    class B:\n        def m(self): return 4\nb = A.B()",
        "b.m(), isinstance(b, A.B)",
        "(4, True)",
    ),
    "a class in a branch": (
        "if True:\n    class A:\n        def m(self): return 4\na = A()",
        "a.m()",
        "4",
    ),
    "changed attributes of a class": ("class A:\n    n = 1\nA.n = 5", "A.n", "5"),
    "super": (
        "class A:\n    def m(self): return 1\n"
        "class B(A):\n    def m(self): return super().m() + 1\n"
        "b = B()",
        "b.m()",
        "2",
    ),
    "dataclasses": (
        "from dataclasses import dataclass, field\n@dataclass(order=True)\nclass A:\n    x: int\n"
        "    tags: list = field(default_factory=list)\n@dataclass(slots=True)\nclass B:\n"
        "    y: int = 3\na = [A(1), B()]",
        "a, A(2) > a[0]",
        "([A(x=1, tags=[]), B(y=3)], True)",
    ),
    "enums": (
        "from enum import Enum, auto\nclass Stage(Enum):\n    MINE = auto()\n    SMELT = auto()\n"
        "s = Stage.SMELT",
        "s is Stage.SMELT, len(Stage)",
        "(True, 2)",
    ),
    "named tuples": (
        "from collections import namedtuple\nfrom typing import NamedTuple\n"
        "P = namedtuple('P', 'x y', defaults=(7,))\nclass Q(NamedTuple):\n    a: int = 1\n"
        "p = [P(1), Q()]",
        "p, P(2).y",
        "([P(x=1, y=7), Q(a=1)], 7)",
    ),
    "an exception of its own": (
        "class Mine(ValueError):\n    pass\ne = Mine('x')",
        "e, isinstance(e, ValueError)",
        "(Mine('x'), True)",
    ),
    "a class that asked a tool": (
        "class Plan:\n    ore = nearest(Resource.Coal)\n    next_to = ore.x + 1\n"
        "    def where(self): return self.ore.x\nplan = Plan()",
        "plan.where(), Plan.next_to",
        "(1.5, 2.5)",
    ),
    "collections": (
        "from collections import *\na = [Counter('aab'), defaultdict(list, x=[1]), deque([1], 3)]",
        "a",
        "[Counter({'a': 2, 'b': 1}), defaultdict(<class 'list'>, {'x': [1]}), "
        "deque([1], maxlen=3)]",
    ),
    "modules": (
        "import math as m, json\nfrom math import floor",
        "m.floor(2.5), floor(3.5)",
        "(2, 3)",
    ),
    "tools under other names": (
        "go = craft_item\nall_of = [print, sleep]",
        "go(Prototype.Coal, 3), all_of[0] is print",
        "(3, True)",
    ),
    "random numbers": (
        "import random\nrandom.random()\nr = random.Random(5)\nr.random()",
        "random.random() == random.Random(0).random()",
        "False",
    ),
    "an iterator": ("i = iter([1, 2, 3])\nnext(i)", "next(i)", "2"),
    "a pattern": ("import re\np = re.compile('a+')", "p.match('aab').group()", "'aa'"),
    "dates": ("import datetime\nd = datetime.date(2026, 1, 2)", "d", "datetime.date(2026, 1, 2)"),
    "fractions": (
        "from fractions import Fraction\nfrom decimal import Decimal\n"
        "a = Fraction(1, 3), Decimal('1')",
        "a",
        "(Fraction(1, 3), Decimal('1'))",
    ),
    "typing": (
        "from typing import List\nx: List[int] = [1]\nT = List[int]",
        "T, x",
        "(typing.List[int], [1])",
    ),
}

LOST = {
    "a generator": ("g = (i for i in range(3))\nnext(g)", "g", "generator"),
    "a local class": (
        "def make():\n    class Local: pass\n    return Local()\nx = make()",
        "x",
        "Local",
    ),
    "what holds one": ("x = [1, (i for i in [])]", "x", "list"),
    "a coroutine": ("async def f(): pass\nc = f()\nc.close()", "c", "coroutine"),
}


@pytest.fixture(params=[Interpreter, ProgramProcess], ids=["to here", "to process"])
def other(request):
    executor = request.param(scripted_session()[0], limits=LIMITS)
    yield executor
    executor.close()


@pytest.mark.parametrize("name", KEPT)
def test_names_come_through_a_save(run, executor, other, name):
    source, expression, shown = KEPT[name]
    result = run(source)
    assert result.error is None, result.error
    assert result.lost == ()
    other.run("of_before = 1")
    other.load_names(executor.save_names())
    result = other.run(f"print(({expression}))")
    assert result.error is None, result.error
    assert result.output == f"1: ({shown},)"
    assert other.run("print(of_before)").error_type == "NameError"


@pytest.mark.parametrize("name", LOST)
def test_what_cannot_be_kept_is_named_once(name):
    source, lost, kind = LOST[name]
    executor = ProgramProcess(scripted_session()[0], limits=LIMITS)
    try:
        result = executor.run(f"kept = 1\n{source}")
        assert result.error is None, result.error
        assert result.lost == ((lost, kind),)
        assert result.output.endswith(
            f"{lost!r} (a {kind}) cannot be stored with the game state; later programs may lack it"
        )
        assert dict(executor.lost) == {lost: kind}
        assert executor.run("kept += 1").output == ""
        assert executor.run(f"print(type({lost}).__name__)").output == f"1: ('{kind}',)"
        executor.load_names(executor.save_names())
        result = executor.run(f"print(kept)\nprint({lost})")
        assert result.output == "1: (2,)"
        assert f"what it was, a {kind}, could not be saved" in result.error
    finally:
        executor.close()


def test_a_class_that_cannot_be_made_again_takes_nothing_else_along(run, executor, other):
    run("import itertools\nonce = iter([1])\nclass A:\n    n = next(once)\na = A()\nkept = 5")
    other.load_names(executor.save_names())
    told = "the class A could not be made again as it was: StopIteration()"
    assert other.run("print(kept)").output == f"{told}\n1: (5,)"
    assert other.run("print(kept)").output == "1: (5,)"


def test_random_numbers_go_on_where_they_were(run, executor, other):
    run("import random\nrandom.random()")
    other.load_names(executor.save_names())
    expected = run("print(random.random(), random.randint(1, 10**9))").output
    assert other.run("print(random.random(), random.randint(1, 10**9))").output == expected


def test_a_save_is_the_same_whatever_was_before(executor):
    source = "a = {'x', 'y'}\nf = lambda: 3\nclass A: pass\nb = A()"
    saves = set()
    for _ in range(2):
        executor.reset()
        executor.run(source)
        saves.add(executor.save_names())
    assert len(saves) == 1


def test_functions_outlive_the_texts_that_are_kept(run, executor, other):
    run("def f(): return 'old'")
    for _ in range(600):
        run("x = 1")
    other.load_names(executor.save_names())
    assert other.run("print(f())").output == "1: ('old',)"


def test_errors_in_functions_of_a_save_show_their_lines(run, executor, other):
    run("\ndef f():\n    return 1 / 0")
    other.load_names(executor.save_names())
    assert "Line 3 of an earlier program: return 1 / 0" in other.run("f()").error


def test_a_save_of_nothing_is_a_save(executor, other):
    other.load_names(executor.save_names())
    assert other.run("print(1)").output == "1: (1,)"


@pytest.mark.parametrize("data", [b"", b"x", b"\x90", b"\x96\x01\x80\x90\xa1x\x80\xc0"])
def test_damaged_names_are_refused(executor, data):
    with pytest.raises(ValueError, match="cannot be read"):
        executor.load_names(data)
    assert executor.run("print(1)").output == "1: (1,)"
