"""Processes that break the rules of the line: forged calls, garbage, silence, sudden death."""

import sys

import pytest
from red_team.raw import RawProcess

from fle.interpreter.saved_names import unpack

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these walls")

FRAME = """
import struct, msgpack
from fle.interpreter.process import kinds
reader, writer = line.descriptors
tools = programs.session.interface.tools
def frame(kind, content): os.write(writer, struct.pack('<IB', len(content) + 1, kind) + content)
def ask(*call): frame(kinds.CALL, msgpack.packb(call)); line.receive()
"""

FORGED = {
    "an administrator's tool": ("ask(tools['reset'].index)", "a call of reset, which is not"),
    "granting items": (
        "ask(tools['set_inventory'].index, {'coal': 10**6})",
        "a call of set_inventory, which is not a tool of agents",
    ),
    "every tool": ("for n in range(1, 200): ask(n)", "not a tool of agents"),
    "a tool that is none": ("ask(9999)", "an unknown tool"),
    "tool 0": ("ask(0)", "an unknown tool"),
    "tool -1": ("ask(-1)", "an unknown tool"),
    "a tool by name": ("ask('score')", "does not name a tool"),
    "a tool by truth": ("ask(True)", "does not name a tool"),
    "a tool by half": ("ask(1.0)", "does not name a tool"),
    "an empty call": ("ask()", "does not name a tool"),
    "no list": ("frame(kinds.CALL, msgpack.packb({1: 2}))", "does not name a tool"),
    "two calls in one": (
        "one = msgpack.packb([tools['score'].index])\nframe(kinds.CALL, one + one)",
        "a call that is not msgpack",
    ),
    "half a call": ("frame(kinds.CALL, b'\\x93\\x01')", "a call that is not msgpack"),
    "no bytes": ("frame(kinds.CALL, b'')", "a call that is not msgpack"),
    "garbage in a call": ("frame(kinds.CALL, b'\\xc1\\xc1')", "a call that is not msgpack"),
    "a deep call": ("frame(kinds.CALL, b'\\x91' * 100_000)", "a call that is not msgpack"),
    "a bomb": ("frame(kinds.CALL, b'\\xdd\\xff\\xff\\xff\\xff')", "a call that is not msgpack"),
    "a reference": (
        "ask(tools['score'].index, msgpack.ExtType(1, msgpack.packb([0])))",
        "an argument of the unknown kind 1",
    ),
    "a time": ("ask(tools['score'].index, msgpack.Timestamp(1))", "the unknown kind Timestamp"),
    "bad letters": (
        "frame(kinds.CALL, b'\\x92\\x01\\xa1\\xff')",
        "a call that is not msgpack",
    ),
    "garbage": ("os.write(writer, b'\\xff' * 64)", "a frame of 4294967295 bytes"),
    "nothing": ("os.write(writer, bytes(64))", "a frame of 0 bytes"),
    "more than there may be": (
        "os.write(writer, struct.pack('<IB', 1 << 30, kinds.CALL))",
        "a frame of 1073741824 bytes",
    ),
    "an unknown kind": ("frame(99, b'')", "a frame of kind 99"),
    "a kind of the other side": ("frame(kinds.RESULT, b'')", "a frame of kind 2"),
    "names before the end": ("frame(kinds.NAMES, b'')", "a frame of kind 20"),
    "a second beginning": ("frame(kinds.READY, b'')", "a frame of kind 16"),
    "letters that are none": ("frame(kinds.PRINTED, b'\\xff')", "output that is not text"),
    "more lines than there may be": (
        "for _ in range(600): frame(kinds.PRINTED, b'x')",
        "more output than there may be",
    ),
    "longer lines than there may be": (
        "frame(kinds.PRINTED, b'x' * 200_000)",
        "more output than there may be",
    ),
    "an end that is no array": ("frame(kinds.DONE, b'\\x01')", "an array of another form"),
    "an end of other types": (
        "frame(kinds.DONE, msgpack.packb([1, 2, 3, 4, 5]))",
        "an array of other values",
    ),
    "an end that is none": (
        "frame(kinds.DONE, msgpack.packb([None, 'TimeLimit', 0, 0, False]))",
        "an end that is none",
    ),
    "an end too long": (
        "frame(kinds.DONE, msgpack.packb(['x' * 10**6, 'E', 0, 0, False]))",
        "an end that is none",
    ),
    "sudden death": ("os._exit(0)", "ended by itself"),
    "a crash": ("ctypes.string_at(0)", "ended by itself"),
    "an abort": ("os.abort()", "ended by itself"),
    "death in the middle of a frame": (
        "os.write(writer, struct.pack('<IB', 100, kinds.CALL) + b'x')\nos._exit(0)",
        "ended by itself",
    ),
}

SILENT = {
    "silence": "time.sleep(1000)",
    "half a frame": "os.write(writer, struct.pack('<IB', 100, kinds.CALL))\ntime.sleep(1000)",
    "never reading": "while True: frame(kinds.CALL, msgpack.packb([tools['get_entities'].index]))",
}


@pytest.fixture(scope="module")
def raw(room):
    programs = RawProcess(room.game, room.programs.limits)
    yield programs
    programs.close()


@pytest.fixture
def wall(room, raw):
    return type(room)(room.game, raw)


@pytest.mark.parametrize("name", FORGED)
def test_a_process_that_breaks_the_rules_is_ended(wall, name):
    source, says = FORGED[name]
    wall.refuse(FRAME + source, "ProcessError", says, "names are those from before it")


@pytest.mark.parametrize("name", SILENT)
def test_a_process_that_does_not_answer_is_ended(wall, quick, name):
    before = wall.state()
    result = wall.programs.run(FRAME + SILENT[name], 0.2)
    assert result.error_type in ("TimeLimit", "ProcessError")
    assert "process" in result.error
    assert wall.state() == before
    wall.works()


def test_what_comes_after_an_end_is_not_heard(wall):
    """A forged end, and calls after it: the next program gets another process."""
    before = wall.state()
    source = """
frame(kinds.DONE, msgpack.packb([None, None, 0, 0, False]))
frame(kinds.NAMES, b'')
for _ in range(3): frame(kinds.CALL, msgpack.packb([tools['craft_item'].index, 'iron-chest', 1]))
time.sleep(1000)
"""
    assert wall.programs.run(FRAME + source).error is None
    assert wall.state() == before
    assert wall.programs._worker.line.wait(20)
    wall.works()
    assert wall.state() == before


@pytest.mark.parametrize(
    "names",
    [
        "b'\\xc1'",
        "msgpack.packb([])",
        "msgpack.packb([[], []])",
        "msgpack.packb([[['a'], 'text', [], {}, None], []])",
        "msgpack.packb([[['a'], b'', ['<program 999>'], {}, None], []])",
        "msgpack.packb([[[1], b'', [], {}, None], []])",
        "msgpack.packb([[['a'], b'', [], {'a': 1}, None], []])",
        "msgpack.packb([[['a'], b'', [], {}, None], [['a']]])",
        "msgpack.packb([[['a'], b'', [], {}, None], [[1, 2]]])",
    ],
)
def test_forged_names_are_not_kept(wall, names):
    saved = unpack(wall.programs.save_names())[0]
    end = "frame(kinds.DONE, msgpack.packb([None, None, 0, 0, False]))\n"
    result = wall.programs.run(f"{FRAME}{end}frame(kinds.NAMES, {names})\ntime.sleep(1000)")
    assert "could not be kept" in result.output
    assert unpack(wall.programs.save_names())[0] == saved
    wall.works()


def test_forged_values_hurt_nobody_but_the_next_process(wall, room):
    """A pickle that does harm where it is loaded is loaded in a locked room alone."""
    end = "frame(kinds.DONE, msgpack.packb([None, None, 0, 0, False]))\n"
    poison = "msgpack.packb([[['a'], b'cos\\nsystem\\n(Vid\\ntR.', [], {}, None], []])"
    before = wall.state()
    wall.programs.run(f"{FRAME}{end}frame(kinds.NAMES, {poison})")
    saved = wall.programs.save_names()
    with pytest.raises(ValueError, match="not available to programs"):
        room.programs.load_names(saved)
    assert wall.state() == before
    result = wall.programs.run("print(1)")
    assert result.output.startswith("the names of earlier programs cannot be read")
    wall.works()
    room.works()
