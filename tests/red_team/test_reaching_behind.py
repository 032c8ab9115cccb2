"""Programs that try to get behind the objects that they are given."""

import pytest

NOT_AVAILABLE = {
    "globals of a tool": "print(score.__globals__)",
    "globals of print": "print(print.__globals__)",
    "closure of a tool": "score.__closure__[0].cell_contents",
    "code of a tool": "score.__code__",
    "what a tool wraps": "score.__wrapped__",
    "self of a method": "import random\nrandom.randint.__self__",
    "function of a method": "class A:\n    def m(self): pass\nA().m.__func__.__globals__",
    "subclasses": "().__class__.__base__.__subclasses__()",
    "mro": "print(().__class__.__mro__[-1])",
    "bases": "bool.__bases__",
    "other letters": "score.__\uff47lobals__",
    "a name put together": "getattr(score, '__glo' + 'bals__')",
    "a name from dir": "[getattr(score, name) for name in dir(score)]",
    "getattr with default": "getattr(score, '__closure__', None)",
    "getattr in a map": "list(map(getattr, [score], ['__code__']))",
    "getattribute": "object.__getattribute__(score, '__globals__')",
    "super": "class A:\n    def m(self): return super().__getattribute__('__class__')\nA().m()",
    "traceback": "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    e.__traceback__.tb_frame",
    "frame of an error": "try:\n    1 / 0\nexcept Exception as e:\n    getattr(e, '__traceback__')",
    "frame of a generator": "(i for i in []).gi_frame.f_back",
    "frame of a coroutine": "async def f(): pass\nf().cr_frame",
    "frame of an async generator": "async def f():\n    yield 1\nf().ag_frame",
    "code of a generator": "(i for i in []).gi_code",
    "format": "'{0.__globals__}'.format(score)",
    "format of parts": "print('{0.__glo' 'bals__}'.format(score))",
    "format put together": "('{0.__glo' + 'bals__}').format(score)",
    "format deep": "'{0:{1.__globals__}}'.format(1, score)",
    "format by getattr": "getattr('{0.__closure__}', 'format')(score)",
    "format of the type": "str.format('{0.__globals__}', score)",
    "format_map": "'{a.__globals__}'.format_map({'a': score})",
    "Formatter": "import string\nstring.Formatter().format('{0.__globals__}', score)",
    "f-string": "print(f'{score.__globals__}')",
    "match by keyword": "match score:\n    case object(__globals__=found):\n        print(found)",
    "match by place": (
        "class M(type):\n    def __instancecheck__(cls, value): return True\n"
        "class C(metaclass=M):\n    __match_args__ = ('__globals__',)\n"
        "match score:\n    case C(found):\n        print(found)"
    ),
    "update_wrapper": (
        "import functools\nclass Bag: pass\n"
        "functools.update_wrapper(Bag(), score, assigned=('__globals__',))"
    ),
    "wraps": (
        "import functools\nclass Bag: pass\n"
        "functools.wraps(score, assigned=('__globals__',), updated=())(Bag())"
    ),
    "setattr": "def f(): pass\nsetattr(f, '__code__', None)",
    "delattr": "def f(): pass\ndelattr(f, '__code__')",
    "reduce": "print([].__reduce_ex__(2))",
    "builtins of a module": "import math\nmath.__loader__",
    "init of a class": "class A:\n    def __init__(self): pass\nA.__init__.__globals__",
    "descriptor": "int.real.__objclass__.__subclasses__()",
    "init_subclass": (
        "class A:\n    def __init_subclass__(cls): print(cls.__base__)\nclass B(A): pass"
    ),
}

WITHOUT_SUCH = {
    "attrgetter": ("import operator\noperator.attrgetter('__globals__')(score)", "AttributeError"),
    "methodcaller": ("import operator\noperator.methodcaller('format')", "AttributeError"),
    "class of a tool": ("class A: pass\nscore.__class__ = A", "TypeError"),
    "class of a module": ("class A: pass\nimport math\nmath.__class__ = A", "TypeError"),
    "a member of an enum": ("Prototype.Coal = 3", "AttributeError"),
    "memoryview": ("memoryview(b'x')", "PermissionError"),
    "tracing": ("import sys\nsys.settrace(print)", "ImportError"),
    "frames": ("import sys\nsys._getframe()", "ImportError"),
    "collector": ("import gc\ngc.get_objects()", "ImportError"),
    "the limit": ("globals()['<limit>'].go = None\nglobals()['<limit>'].x = 1", "AttributeError"),
}


@pytest.mark.parametrize("name", NOT_AVAILABLE)
def test_what_lies_behind_is_not_shown(room, name):
    room.refuse(NOT_AVAILABLE[name], "AttributeError", "is not available to programs")


@pytest.mark.parametrize("name", WITHOUT_SUCH)
def test_there_is_no_way_around(room, name):
    source, kind = WITHOUT_SUCH[name]
    room.refuse(source, kind)


SUBCLASSES = "classes = type.__dict__['__subclasses__'](object)\n"


def test_who_gets_past_the_language_meets_the_system(room):
    """`type.__dict__` leads to every class; none of them can do anything."""
    find = SUBCLASSES + "found = {c.__name__: c for c in classes}\n"
    find += "base = found['_IOBase']\n"
    walk = (
        "raw = [c for c in type.__dict__['__subclasses__'](base) if c.__name__ == '_RawIOBase']\n"
    )
    walk += "file = type.__dict__['__subclasses__'](raw[0])[0]\nprint(file.__name__)\n"
    result = room.refuse(
        find + walk + "file('/etc/passwd')", "PermissionError", "Operation not permitted"
    )
    assert "FileIO" in result.output


def test_the_globals_of_a_tool_hold_nothing_that_helps(room):
    """A class made by `type` reads any attribute; the tool's globals are those of a locked room."""
    reach = (
        "M = type('M', (type,), {'__instancecheck__': lambda cls, value: True})\n"
        "C = M('C', (), {'__match_args__': ('__globals__',)})\n"
        "match score:\n    case C(found):\n        pass\n"
        "real = found['__builtins__']\n"
    )
    room.refuse(reach + "real['open']('/etc/passwd')", "PermissionError", "not permitted")
    room.refuse(
        reach + "real['__import__']('os').fork()", "PermissionError", "Operation not permitted"
    )
    room.refuse(
        reach + "print(dict(real['__import__']('os').environ))\n"
        "real['__import__']('subprocess').run(['/bin/id'])",
        "PermissionError",
        "not permitted",
    )
    outcome = room.programs.run(reach + "print(dict(real['__import__']('os').environ))")
    assert outcome.output == "7: ({},)"
