"""Programs that use up memory, processor, output and calls, and that fork like rabbits."""

import pytest

from fle.interpreter import Limits, ProgramProcess

MEMORY = {
    "a list that doubles": "x = [0]\nwhile True:\n    x = x + x",
    "a text that doubles": "x = 'x'\nwhile True:\n    x += x",
    "one huge text": "x = 'x' * 10**12",
    "one huge list": "x = [0] * 10**11",
    "a huge bytearray": "x = bytearray(10**12)",
    "a range as a list": "x = list(range(10**11))",
    "a dictionary": "x = {}\ni = 0\nwhile True:\n    x[i] = bytes(4096)\n    i += 1",
    "tuples of tuples": "x = ()\nwhile True:\n    x = (x, bytes(65536))",
    "a number": "x = 1 << 10**11",
    "zip bomb": (
        "import zlib\nc = zlib.compressobj(1)\n"
        "first, more = [c.compress(bytes(10**7)) + c.flush(zlib.Z_FULL_FLUSH) for _ in '12']\n"
        "x = zlib.decompress(first + 29 * more)"
    ),
    "all of it in handlers": (
        "x = []\ndef more():\n    while True:\n        x.append(bytes(10**6))\n"
        "try:\n    more()\nexcept MemoryError:\n    more()"
    ),
    "in a comprehension": "x = [bytes(10**6) for _ in range(10**9)]",
    "formatting": "x = '%1000000000000d' % 1",
    "joining": "x = ''.join(['x' * 10**6] * 10**6)",
}

PROCESSOR = {
    "a power": "10 ** 10 ** 9",
    "a sum": "sum(range(10**13))",
    "a search": "10**13 - 0.5 in range(10**13) or max(range(10**13))",
    "a regular expression": "import re\nre.match('(a*)*b', 'a' * 40)",
    "sorting": "sum(map(len, map(sorted, map(range, range(10**5, 10**13)))))",
}


@pytest.mark.parametrize("name", MEMORY)
def test_memory_has_an_end(room, name):
    room.programs.run("kept = [1, 2]")
    room.refuse(MEMORY[name], "MemoryLimit", "needed more than 256 MiB")
    assert room.programs.run("print(kept)").output == "1: ([1, 2],)"


@pytest.mark.parametrize("name", PROCESSOR)
def test_a_step_that_does_not_return_is_ended(room, quick, name):
    room.programs.run("kept = [1, 2]")
    source = f"print('begun')\nkept.append(3)\n{PROCESSOR[name]}"
    result = room.refuse(source, "TimeLimit", "stopped after 0.2 s", seconds=0.2)
    assert result.output.startswith("1: ('begun',)")
    assert room.programs.run("print(kept[:2])").output == "1: ([1, 2],)"


@pytest.mark.parametrize(
    "source", ["while True: pass", "x = 10 ** 10 ** 9"], ids=["in steps", "in one step"]
)
def test_processor_time_is_counted_apart(room, quick, source):
    limits = Limits(seconds=60, cpu_seconds=0.2)
    programs = ProgramProcess(room.game, limits=limits)
    try:
        result = programs.run(f"a = 1\n{source}")
        assert result.error_type == "CpuLimit"
        assert "after 0.2 s of processor time" in result.error
        assert programs.run("print(2)").output == "1: (2,)"
    finally:
        programs.close()


def test_a_flood_of_prints_is_cut(room):
    result = room.programs.run("for i in range(100_000): print('x' * 1000)")
    assert result.error is None
    assert len(result.output) < 101_000
    assert result.output.endswith("more lines were printed and are not shown")
    room.works()


def test_one_huge_print_is_cut(room):
    result = room.programs.run("print('x' * 50_000_000)")
    assert result.error is None
    assert len(result.output) < 101_000
    assert "more characters were printed and are not shown" in result.output
    room.works()


def test_a_huge_error_is_cut(room):
    result = room.programs.run("raise ValueError('x' * 10_000_000)")
    assert result.error_type == "ValueError"
    assert len(result.error) < 60_000
    assert "more characters" in result.error
    room.works()


def test_calls_have_an_end(room):
    source = "n = 0\nwhile True:\n    n += 1\n    score()"
    room.refuse(source, "CallLimit", "300 are allowed", "call number 301")
    assert room.programs.run("print(n)").output == "1: (301,)"


def test_calls_in_handlers_have_an_end(room):
    source = "while True:\n    try:\n        score()\n    except BaseException:\n        pass"
    room.refuse(source, "CallLimit", "300 are allowed")


def test_a_huge_call_is_refused(room):
    room.refuse("send_message('x' * 5_000_000)", "ProtocolError", "a call of 5,000,0", "largest")


def test_deep_arguments_are_refused(room):
    deep = "a = 1\nfor _ in range(100): a = [a]\nsend_message('x', metadata={'a': a})"
    room.refuse(deep, "ProtocolError", "nested deeper than 32")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("def f(): f()\nf()", "RecursionError"),
        ("f = lambda: f()\nf()", "RecursionError"),
        ("a = []\nfor _ in range(10**5): a = [a]\nprint(a)", "RecursionError"),
        ("a = []\nfor _ in range(10**5): a = [a]\na == [a]\nhash(str(a))", "RecursionError"),
        ("(" * 10_000 + ")" * 10_000, "SyntaxError"),
        ("-" * 200_000 + "1", ""),
        ("x = " + "[" * 150 + "]" * 150, ""),
        ("a" + ".a" * 100_000, ""),
        ("x = 1\0", ""),
        ("x = '\ud800'", ""),
        ("\ud800", ""),
        ("int('9' * 10**7)", "ValueError"),
        ("print(10 ** 5000)", "ValueError"),
    ],
    ids=range(13),
)
def test_texts_and_values_without_end_are_errors(room, source, kind):
    result = room.programs.run(source)
    assert (result.error is not None) or kind == ""
    assert kind in ("", result.error_type), result
    room.works()


@pytest.mark.parametrize(
    "source",
    [
        "import os\nwhile True: os.fork()",
        "from multiprocessing import Process\nwhile True: Process().start()",
        "import threading\nwhile True: threading.Thread(target=print).start()",
        "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()",
    ],
)
def test_there_is_nothing_to_fork_with(room, source):
    room.refuse(source, "ImportError", "processes or threads")


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("held = 2\ndef fill():\n    list(range(10**9))\nfill()", 2),
        ("held = []\nwhile True: held.append('x' * 10**6)", 1),
    ],
    ids=["they stay", "they are too large"],
)
def test_a_program_without_memory_is_told_what_becomes_of_its_names(room, source, held):
    room.programs.run("held = 1")
    result = room.programs.run(source)
    assert result.error_type == "MemoryLimit"
    assert ("so do its names" in result.error) == (held == 2)
    assert ("could not be kept" in result.output) == (held == 1)
    assert room.programs.run("print(held)").output == f"1: ({held},)"
