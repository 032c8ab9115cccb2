import pytest

PROGRAMS = {
    "closures": (
        """
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
up = counter()
print(up(), up())
""",
        "10: (1, 2)",
    ),
    "classes": (
        """
class Base:
    kind = "base"
    def name(self):
        return self.kind
class Derived(Base):
    kind = "derived"
    @property
    def loud(self):
        return super().name().upper()
print(Derived().loud)
""",
        "11: ('DERIVED',)",
    ),
    "dataclasses": (
        """
from dataclasses import dataclass, field
@dataclass(order=True)
class Item:
    count: int
    tags: list = field(default_factory=list)
print(max(Item(1), Item(3)))
""",
        "7: (Item(count=3, tags=[]),)",
    ),
    "comprehensions": (
        "print([x * y for x in range(3) for y in range(3) if x != y], {c for c in 'aa'})",
        "1: ([0, 0, 0, 2, 0, 2], {'a'})",
    ),
    "try_finally": (
        """
def f():
    try:
        return 1 / 0
    except ZeroDivisionError as error:
        return str(error)
    finally:
        print("cleaned")
print(f())
""",
        "8: ('cleaned',)\n9: ('division by zero',)",
    ),
    "with_and_generators": (
        """
from contextlib import contextmanager
@contextmanager
def opened(name):
    print("open", name)
    yield name
    print("close", name)
with opened("a") as a:
    print(a)
""",
        "5: ('open', 'a')\n9: ('a',)\n7: ('close', 'a')",
    ),
    "match": (
        """
match {"kind": "drill", "at": [1, 2]}:
    case {"kind": "drill", "at": [x, *rest]}:
        print(x, rest)
""",
        "4: (1, [2])",
    ),
    "decorators_and_keywords": (
        """
def twice(function):
    def inner(*args, scale=2, **options):
        return scale * function(*args, **options)
    return inner
@twice
def add(a, b=1, *, c=10):
    return a + b + c
print(add(1, c=0), add(*[1, 2], scale=3))
""",
        "9: (4, 39)",
    ),
    "loops_with_break_and_else": (
        """
for n in range(5):
    if n == 3:
        break
    if n == 1:
        continue
    print(n)
else:
    print("never")
while True:
    break
""",
        "7: (0,)\n7: (2,)",
    ),
    "walrus_star_and_lambda": (
        """
if (n := 5) > 3:
    first, *rest = sorted([3, 1, 2], key=lambda v: -v)
    print(n, first, rest)
""",
        "4: (5, 3, [2, 1])",
    ),
    "exception_groups": (
        """
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2)])
except* ValueError as group:
    print(len(group.exceptions))
except* TypeError:
    print("types")
""",
        "5: (1,)\n7: ('types',)",
    ),
    "docstrings": (
        'def f():\n    "What it does."\n    return f.__doc__\nprint(f())',
        "4: ('What it does.',)",
    ),
    "main": ('if __name__ == "__main__":\n    print("main")', "2: ('main',)"),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_language_is_pythons(run, name):
    source, output = PROGRAMS[name]
    result = run(source)
    assert result.error is None
    assert result.output == output


def test_names_stay_from_program_to_program(run):
    run("class Box:\n    size = 3\nimport math as m\nfor i in range(4): pass\n_hidden = 7")
    run("def area(): return Box.size * i\nwith_default = lambda v=_hidden: v")
    assert run("print(area(), with_default(), m.floor(2.5))").output == "1: (9, 7, 2)"


def test_functions_see_later_values_of_their_globals(run):
    run("level = 1\ndef read(): return level")
    run("level = 2")
    assert run("print(read())").output == "1: (2,)"


def test_names_before_an_error_stay(run):
    assert run("a = 1\nb = 1 / 0").error_type == "ZeroDivisionError"
    assert run("print(a)").output == "1: (1,)"


def test_a_deleted_name_is_gone(run):
    run("a = 1")
    run("del a")
    assert run("print(a)").error_type == "NameError"


def test_reset_forgets_everything(run, executor):
    run("a = 1")
    executor.reset()
    assert run("print(a)").error_type == "NameError"


def test_a_return_at_the_top_ends_the_program_and_shows_its_value(run):
    result = run(
        "a = 1\ntry:\n    return a + 1\nexcept BaseException:\n    print('no')\nprint('no')"
    )
    assert result.error is None
    assert result.output == "3: (2,)"
    assert run("return\nprint('no')").output == ""


def test_tools_and_types_are_names(run):
    result = run(
        "p = nearest(Resource.Coal)\n"
        "assert isinstance(p, Position)\n"
        "print(p.x, floor(2.5), craft_item(Prototype.Coal, quantity=3), RIGHT == Direction.RIGHT)\n"
        "x: Optional[List[int]] = None"
    )
    assert result.error is None
    assert result.output == "3: (1.5, 2, 3, True)"


def test_every_name_that_programs_know_is_there(interpreter):
    from fle.interpreter import namespace

    interpreter.run("pass")
    expected = {"UP", "DOWN", "LEFT", "RIGHT", "ABOVE", "BELOW", "TOP", "BOTTOM", "EAST", "WEST"}
    expected |= {"ceil", "cos", "floor", "log", "pi", "sin", "sqrt", "tan"}
    expected |= {"Dict", "List", "Optional", "Set", "Tuple", "Union"}
    expected |= set(namespace.types())
    assert expected <= interpreter.names.keys()


def test_ticks_of_the_program_are_counted(run):
    run("sleep(10)")
    assert run("sleep(2)\nsleep(3)").ticks == 300


def test_time_dot_sleep_is_the_tool(run, world):
    result = run("import time\nt = time.time()\ntime.sleep(7)\nprint(time.time() - t)")
    assert result.output == "4: (7.0,)"
    assert world.tick == 420
    assert run("from time import sleep\nsleep(1)").error is None


def test_random_numbers_are_the_same_every_time():
    from runtime.support import scripted_session

    from fle.interpreter import Interpreter

    source = "import random\nprint(random.random(), random.choice('abc'))"
    outputs = {Interpreter(scripted_session()[0]).run(source).output for _ in range(3)}
    assert len(outputs) == 1
