import pytest


@pytest.mark.parametrize(
    "source",
    [
        "score = score()",
        "sleep: int = 3",
        "for nearest in []: pass",
        "a, print = 1, 2",
        "(craft_item := 3)",
        "[craft_item := 3 for _ in [1]]",
        "def sleep(): pass",
        "class Position: pass",
        "import math as print",
        "from math import floor as score",
        "del nearest",
        "with x as score: pass",
        "def f():\n    global score\n    score = 1",
        "match 1:\n    case score: pass",
        "match [1]:\n    case [*score]: pass",
        "try: pass\nexcept ValueError as score: pass",
        "score += 1",
    ],
)
def test_tools_and_types_keep_their_names(run, source):
    result = run("print('ran')\n" + source)
    assert result.error_type == "NameError"
    assert "keeps its meaning" in result.error
    assert "Line " in result.error
    assert result.output == ""


@pytest.mark.parametrize(
    "source",
    [
        "def f(score):\n    sleep = score\n    return sleep\nprint(f(3))",
        "print([score for score in [3]][0])",
        "class A:\n    score = 3\nprint(A.score)",
        "f = lambda score: score\nprint(f(3))",
    ],
)
def test_local_names_are_free(run, source):
    result = run(source)
    assert result.error is None
    assert result.output.endswith("(3,)")


def test_names_taken_away_behind_the_check_come_back(run):
    run("globals()['score'] = 1")
    assert run("print(score()[0])").output == "1: (1.5,)"
    run("globals().clear()")
    assert run("print(score()[0])").output == "1: (1.5,)"


@pytest.mark.parametrize(
    "module",
    [
        "os",
        "sys",
        "subprocess",
        "socket",
        "threading",
        "pathlib",
        "shutil",
        "ctypes",
        "asyncio",
        "importlib",
        "multiprocessing",
        "builtins",
        "inspect",
        "gc",
        "urllib.request",
        "numpy",
        "signal",
        "pickle",
        "os.path",
    ],
)
@pytest.mark.parametrize("form", ["import {}", "from {} import x", "__import__('{}')"])
def test_other_modules_are_refused_with_the_list_of_those_allowed(run, module, form):
    result = run(form.format(module))
    assert result.error_type == "ImportError"
    assert "math" in result.error
    assert "not available to programs" in result.error


def test_the_packages_own_names_need_no_import(run):
    assert "need not be imported" in run("from fle.generated.types import Position").error


def test_every_allowed_module_can_be_imported(run):
    from fle.interpreter.allowed import ALLOWED

    source = "\n".join(f"import {name}" for name in ALLOWED if name != "__future__")
    assert run(source).error is None
    assert run("from __future__ import annotations\nprint(1)").error is None


@pytest.mark.parametrize(
    "source",
    [
        "import random\nrandom._os",
        "import dataclasses\ndataclasses.sys",
        "import collections\ncollections._sys",
        "import io\nio.open",
        "import json\njson.load",
        "import operator\noperator.attrgetter",
        "import typing\ntyping.sys",
        "import contextlib\ncontextlib.os",
    ],
)
def test_modules_lead_nowhere_else(run, source):
    assert run(source).error_type == "AttributeError"


@pytest.mark.parametrize(
    "call",
    [
        "open('x')",
        "exec('1')",
        "eval('1')",
        "compile('1', '', 'eval')",
        "input()",
        "breakpoint()",
        "help()",
    ],
)
def test_what_reaches_out_says_that_it_is_not_there(run, call):
    result = run(call)
    assert result.error_type == "PermissionError"
    assert "not available to programs" in result.error


@pytest.mark.parametrize(
    "source",
    [
        "score.__globals__",
        "score.__closure__",
        "score.__\uff43losure__",
        "().__class__.__base__.__subclasses__()",
        "getattr(score, '__closure__')",
        "getattr(score, '__clo' + 'sure__')",
        "(i for i in []).gi_frame",
        "f = lambda: 0\nf.__code__",
    ],
)
def test_what_lies_behind_the_tools_is_not_shown(run, source):
    assert run(source).error_type == "AttributeError"


def test_administrative_tools_are_not_there(interpreter):
    tools = interpreter.session.interface.tools
    interpreter.run("pass")
    assert not {name for name, tool in tools.items() if tool.audience != "agent"} & set(
        interpreter.names
    )


def test_the_documentation_lists_what_is_allowed():
    from fle._resources import resource
    from fle.interpreter.allowed import ALLOWED

    text = (resource("docs") / "programs.md").read_text(encoding="utf-8")
    listed = text[text.index("These may be imported") :]
    assert not [name for name in ALLOWED if f"`{name}`" not in listed and name[0] != "_"]
