"""Programs are Python: what the language has works, errors tell, and names stay."""

from pathlib import Path

from acceptance.support import each_says, play, printed, run, versions

CONSTRUCTS = """
import enum
import functools
import itertools
import math
from collections import Counter, defaultdict, deque
from contextlib import contextmanager
from dataclasses import dataclass, field

@dataclass
class Site:
    name: str
    place: Position = field(default_factory=lambda: Position(1, 2))
    def area(self, *, side=2): return side ** 2

class Base:
    count = 0
    def __init__(self, y): self.y = y; Base.count += 1
    @property
    def double(self): return 2 * self.y
    @classmethod
    def make(cls): return cls(5)
    @staticmethod
    def word(): return "static"
    def __repr__(self): return f"{type(self).__name__}({self.y})"

class Derived(Base):
    def __init__(self, y): super().__init__(y + 1)
    def __eq__(self, other): return self.y == other.y
    def __enter__(self): return self
    def __exit__(self, *about): return about[0] is KeyError

class Colour(enum.Enum):
    RED = 1

def outer():
    count = 0
    def inner():
        nonlocal count
        count += 1
        return count
    return inner

def numbers(n):
    got = yield from range(n)
    return got

def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **options):
        print("call", function.__name__, args, options)
        return function(*args, **options)
    return wrapper

@logged
def add(a, b=2, *rest, c=3, **more): return a + b + c + sum(rest) + len(more)

@contextmanager
def managed():
    print("enter")
    try:
        yield 5
    finally:
        print("leave")

def fact(n): return 1 if n < 2 else n * fact(n - 1)

counter = outer()
assert [counter() for _ in range(3)] == [1, 2, 3]
assert add(1, *[2, 3], c=5, **{"d": 1}) == 12
with managed() as value, Derived(1) as derived:
    assert value == 5
    raise KeyError("swallowed")
match {"a": [1, 2, 3], "p": Position(1, 2)}:
    case {"a": [first, *others], "p": Position(x=1.0)} if first == 1: print(first, others)
    case _: raise AssertionError
try:
    try:
        1 / 0
    finally:
        print("finally")
except (ValueError, ZeroDivisionError) as error:
    print(repr(error))
else:
    raise AssertionError
if (n := 10) > 5 and n in {10: 1}:
    a, *middle, z = range(5)
for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
else:
    raise AssertionError
while True:
    try:
        break
    finally:
        i += 10
print(i, a, middle, z, fact(20), list(numbers(3)), f"{math.pi:.3f} {n!r:>4} {n=}")
print({k: v for k, v in zip("ab", (1, 2))}, {x % 3 for x in range(9)}, sum(x for x in range(5)))
print(Site("s").area(side=3), Base.make(), Derived(2) == Derived(2), Derived(3).double,
      Base.word(), isinstance(derived, Base), Colour["RED"], Base.count)
print("a", "b", sep="-")
print(*sorted([Position(3, 1), Position(1, 2)], key=lambda p: p.x), Counter("aab"), sep=" | ")
del value
print("value" in globals(), deque([1, 2], maxlen=1), defaultdict(int, a=1), end="")
"""


def test_python_works_as_python_does() -> None:
    assert printed(run("2.0", CONSTRUCTS)) == [
        "('call', 'add', (1, 2, 3), {'c': 5, 'd': 1})",
        "('enter',)",
        "('leave',)",
        "(1, [2, 3])",
        "('finally',)",
        "(\"ZeroDivisionError('division by zero')\",)",
        "(13, 0, [1, 2, 3], 4, 2432902008176640000, [0, 1, 2], '3.142   10 n=10')",
        "({'a': 1, 'b': 2}, {0, 1, 2}, 10)",
        "(9, Base(5), True, 8, 'static', True, <Colour.RED: 1>, 5)",
        "('a-b',)",
        "(\"x=1.0 y=2.0 | x=3.0 y=1.0 | Counter({'a': 2, 'b': 1})\",)",
        "(False, deque([2], maxlen=1), defaultdict(<class 'int'>, {'a': 1}))",
    ]


@versions
def test_tool_errors_are_caught_by_their_types(factorio: str) -> None:
    program = """
try:
    place_entity(Prototype.SteelChest, position=Position(1, 1))
except OutOfReach:
    raise
except NotInInventory as error:
    assert "steel-chest" in str(error) and error.data["needed"] == 1
for kind in (ToolError, FleError, Exception):
    try:
        move_to(Position(9000, 0))
    except kind as error:
        assert type(error) is NoPath and error.code == "no_path"
try:
    craft_item(Prototype.IronPlate)
except Exception as error:
    print(f"Could not craft: {error}")
nothing = EntityInfo(name="x", direction=0, position=Position(0, 0))
assert InspectionResults(entities=[nothing]).get_entities(Prototype.Lab) == []
"""
    (line,) = printed(run(factorio, program))
    assert "Could not craft: iron-plate cannot be made by hand (its category is smelting)" in line


def test_what_leads_out_of_programs_is_refused_by_name() -> None:
    programs = [
        "import os", "import sys", "from subprocess import run", "open('x')", "eval('1')",
        "__import__('socket')", "place_entity.__globals__", "getattr(place_entity, '__self__')",
        "().__class__.__base__.__subclasses__()", "instance.rcon_client", "set_inventory({})",
        "Prototype = 5", "def nearest(x): return 1", "exit()",
    ]  # fmt: skip
    document = play("1.1", *programs)
    each_says(
        [step["error"] for step in document["steps"]],
        "'os' is not available", "'sys' is not", "'subprocess' is not", "no files", "text as code",
        "'socket' is not", "__globals__ is not", "__self__ is not", "is not available",
        "'instance' is not defined", "'set_inventory' is not defined", "keeps its meaning",
        "keeps its meaning", "the program ended itself",
    )  # fmt: skip
    assert all(f"Line 1: {each}" in step["error"] for each, step in zip(
        programs, document["steps"], strict=True))  # fmt: skip


def test_errors_show_line_statement_and_the_whole_text() -> None:
    steps = play(
        "2.0",
        "x = 1\ndef fail():\n    raise ValueError('a: b: c: d')\nx = 2\nfail()\nx = 3",
        "print(x)\nfail()",
        "print(nearst(Resource.Coal))",
        "for i in range(3):\n    print(i)\n  print(i)",
        "{}['key']",
        "get_entities()[0]",
        "assert x == 3, f'x is {x}'",
    )["steps"]
    each_says(
        [step["error"] for step in steps],
        ("Line 5: fail()", "Line 3: raise ValueError", "ValueError: a: b: c: d"),
        ("Line 2: fail()", "Line 3 of an earlier program"),
        ("Close names: nearest",),
        ("Line 3: print(i)", "IndentationError"),
        ("'key' is not there",),
        ("list index out of range",),
        ("AssertionError: x is 2",),
    )
    assert steps[1]["output"] == "1: (2,)"


def test_output_without_end_is_cut_with_a_count_and_time_without_end_too() -> None:
    first, second, third = play(
        "1.1",
        "for i in range(600): print(i)",
        "while True:\n    try:\n        pass\n    except BaseException:\n        pass",
        "print(i)",
        args=("--timeout", "0.4"),
    )["steps"]
    assert first["output"].splitlines()[511:] == [
        "1: (511,)",
        "... 88 more lines were printed and are not shown",
    ]
    assert "stopped after 0.4 s" in second["error"]
    assert (third["output"], third["error"]) == ("1: (599,)", None)


MAKES = """
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
import enum
import math as m
import random
import re

class Depot:
    level = 3
    made = []
    def __init__(self): self.me = self; Depot.made.append(1)
    def up(self): return self.level + 1
class Big(Depot):
    def up(self): return super().up() * 10
@dataclass
class Site:
    name: str
    place: Position = field(default_factory=lambda: Position(1, 2))
class Colour(enum.Enum):
    RED = 1
Depot.level = 4
depot, big, site, red = Depot(), Big(), Site("x"), Colour.RED
lists = {"a": [1, 2]}
same = lists["a"]
chest = place_entity(Prototype.WoodenChest, position=Position(3, 3))
chest = insert_item(Prototype.Coal, chest, 7)
recipe = get_prototype_recipe(Prototype.Lab)
def count(p, seen=[]):
    seen.append(1)
    return inspect_inventory(p)[Prototype.Coal], len(seen)
count(chest)
def outer():
    c = 0
    def inner():
        nonlocal c
        c += 1
        return c
    return inner
tick = outer()
tick()
def fact(n): return 1 if n < 2 else n * fact(n - 1)
functions = [lambda x: x + 1, lambda x: x * 2]
counted, found, pattern = Counter("aab"), defaultdict(list), re.compile("a+")
five = partial(fact, 5)
place, method, drawn = place_entity, depot.up, random.random()
iterator = iter([1, 2, 3])
next(iterator)
try:
    place_entity(Prototype.SteelChest)
except Exception as error:
    kept = error
generator = (i for i in range(3))
UP = 5
"""

USES = """
print(depot.up(), depot.me is depot, Depot.made, big.up(), isinstance(big, Depot), site, Site("y"))
lists["a"].append(3)
print(same, chest, recipe, red is Colour.RED, UP, m.pi)
print(count(chest), tick(), fact(5), [f(3) for f in functions], five(), method(), next(iterator))
print(counted, pattern.findall("aaba"), kept, type(kept) is NotInInventory, random.random(), drawn)
found["new"].append(2)
print(found, place is place_entity, pickup_entity(chest), inspect_inventory()["coal"])
"""


@versions
def test_names_are_kept_from_program_to_program_and_in_saves(tmp_path: Path, factorio: str) -> None:
    save = str(tmp_path / "world.fle")
    straight = run(factorio, MAKES, USES)
    run(factorio, MAKES, args=("--save", save))
    resumed = play(factorio, USES, "generator", args=("--load", save))
    first, second = resumed["steps"][0], straight["steps"][1]
    assert {**first, "duration": 0} == {**second, "duration": 0}
    assert resumed["state_hash"] == straight["state_hash"]
    assert "a generator, could not be saved" in resumed["steps"][1]["error"]
    again = str(tmp_path / "again.fle")
    play(factorio, "x = fact(3)", args=("--load", save, "--save", again))
    third = run(factorio, "print(x, tick(), depot.up())\nprint(Big().up())", args=("--load", again))
    assert printed(third) == ["(6, 2, 5)", "(50,)"]
