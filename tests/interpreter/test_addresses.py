"""Nothing that a program shows tells where an object lies in memory, which differs in each run."""

import pytest

import fle
from fle.interpreter import Interpreter


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("class A: pass\nprint(A(), [A()])", "2: (<__main__.A object>, [<__main__.A object>])"),
        ("def f(): pass\nprint(f)", "2: (<function f>,)"),
        ("print('at 0x10, and at 0x20')", "1: ('at 0x10, and at 0x20',)"),
    ],
)
def test_output_has_no_addresses(source, shown):
    with fle.connect() as game:
        assert Interpreter(game).run(source).output == shown


def test_errors_have_no_addresses():
    with fle.connect() as game:
        result = Interpreter(game).run("def f(): pass\nraise ValueError(f)")
    assert str(result.error).endswith("ValueError: <function f>")
