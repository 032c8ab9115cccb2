"""Programs that hide work: in finalisers, in names, after their end, in what is saved."""

import contextlib
import pickle

import msgpack
import pytest

from fle.interpreter import ProgramProcess

HIDDEN = {
    "a finaliser of a name": (
        "class D:\n    def __del__(self): craft_item(Prototype.IronChest)\nhidden = D()"
    ),
    "a generator left open": (
        "def g():\n    try:\n        yield 1\n    finally:\n"
        "        craft_item(Prototype.IronChest)\n"
        "hidden = g()\nnext(hidden)"
    ),
    "how it is saved": (
        "class S:\n    def __getstate__(self):\n        craft_item(Prototype.IronChest)\n"
        "        return {}\nhidden = S()"
    ),
    "how it is loaded": (
        "class S:\n    def __setstate__(self, state):\n        craft_item(Prototype.IronChest)\n"
        "    def __getstate__(self): return {'a': 1}\nhidden = S()"
    ),
    "what it is made by": (
        "class S:\n    def __reduce__(self): return (craft_item, (Prototype.IronChest,))\n"
        "hidden = S()"
    ),
    "the body of a class": (
        "import itertools\nfirst = True\nclass S:\n    if 'again' in globals():\n"
        "        craft_item(Prototype.IronChest)\nagain = 1\nhidden = S()"
    ),
    "a weak reference": (
        "class A: pass\na = A()\nimport functools\n"
        "hidden = functools.partial(craft_item, Prototype.IronChest)"
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_happens_outside_of_a_program(room, name):
    before = room.state()
    assert room.programs.run(HIDDEN[name]).error is None
    saved = room.programs.save_names()
    assert room.state() == before
    other = ProgramProcess(room.game)
    try:
        # Where something cannot be made without acting, all of it is refused.
        with contextlib.suppress(ValueError):
            other.load_names(saved)
        assert room.state() == before
    finally:
        other.close()
    room.programs.reset()
    assert room.state() == before
    room.works()


class Poison:
    def __init__(self, function, *args):
        self._what = function, args

    def __reduce__(self):
        return self._what


def poisoned(values):
    return msgpack.packb([1, {}, ["a"], values, {}, None])


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (pickle.dumps({"a": Poison(print, "x")}).replace(b"print", b"input"), "not available"),
        (b"cos\nsystem\n(S'id'\ntR.", "not available"),
        (b"cposix\nfork\n(tR.", "not available"),
        (b"cbuiltins\neval\n(S'1'\ntR.", "not available"),
        (b"cbuiltins\n__import__\n(S'os'\ntR.", "not available"),
        (b"csubprocess\nPopen\n(tR.", "not available"),
        (b"cfle.runtime.connection\nconnect\n(tR.", "need not be imported"),
        (b"cfle.interpreter.pickling\n_nothing\n(tR.", "cannot be read"),
        (b"\x80\x05.", "cannot be read"),
        (b"not a pickle", "cannot be read"),
        (b"", "cannot be read"),
        (pickle.dumps([1]), "cannot be read"),
        (b"(lp0\n" + b"(lp1\n" * 10, "cannot be read"),
    ],
    ids=range(13),
)
def test_poisoned_names_are_refused(room, values, says):
    before = room.state()
    with pytest.raises(ValueError, match="cannot be read") as caught:
        room.programs.load_names(poisoned(values))
    assert says in str(caught.value)
    assert room.state() == before
    room.works()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x90",
        msgpack.packb(5),
        msgpack.packb([1, {}, [], b""]),
        msgpack.packb([1, {}, [], "text", {}, None]),
        msgpack.packb([1, {"a": 1}, [], b"", {}, None]),
        msgpack.packb(["x", {}, [], b"", {}, None]),
        msgpack.packb([1, {}, [1], b"", {}, None]),
        msgpack.packb([1, {}, [], b"", {1: 2}, None]),
        b"\xdd\xff\xff\xff\xff",
        b"\x91" * 5000,
    ],
    ids=range(12),
)
def test_damaged_names_are_refused(room, data):
    with pytest.raises(ValueError, match="cannot be read"):
        room.programs.load_names(data)
    room.works()


def test_the_parent_unpickles_nothing(room, monkeypatch):
    """Loading and saving names works while unpickling is impossible here."""

    def refuse(*args, **options):
        raise AssertionError("the parent unpickles")

    monkeypatch.setattr(pickle, "loads", refuse)
    monkeypatch.setattr(pickle, "load", refuse)
    monkeypatch.setattr(pickle, "Unpickler", refuse)
    monkeypatch.setattr("fle.interpreter.pickling.Unpickler", refuse)
    monkeypatch.setattr("fle.interpreter.saved_names.Unpickler", refuse)
    room.programs.run("class A:\n    pass\na = [A(), Position(1, 2), lambda: 3]")
    saved = room.programs.save_names()
    room.programs.load_names(saved)
    assert room.programs.run("print(a[1], a[2]())").output.endswith("3)")
    room.programs.reset()
    room.works()
