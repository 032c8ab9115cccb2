import pytest
from runtime.support import broken, out_of_reach, scripted_session

from fle.interpreter import Interpreter


def error_of(run, source):
    return run(source).error


def test_an_error_shows_line_statement_and_the_tools_text():
    game, _, _ = scripted_session(craft_item=out_of_reach)
    result = Interpreter(game).run("a = 1\nif a:\n    made = craft_item(Prototype.Coal)\nprint(1)")
    assert result.error_type == "OutOfReach"
    lines = result.error.splitlines()
    assert lines[:2] == ["Error occurred:", "Line 3: made = craft_item(Prototype.Coal)"]
    assert lines[2].startswith("OutOfReach: ")
    assert "12.5" in lines[2]
    assert result.output == ""


def test_every_frame_of_the_program_is_shown(run):
    error = error_of(run, "def f(x):\n    return 1 / x\n\ndef g():\n    return f(0)\ng()")
    assert error.splitlines() == [
        "Error occurred:",
        "Line 6: g()",
        "Line 5: return f(0)",
        "Line 2: return 1 / x",
        "ZeroDivisionError: division by zero",
    ]


def test_a_statement_of_several_lines_is_shown_whole(run):
    error = error_of(run, "x = [\n    1,\n    1 / 0,\n]")
    assert "Line 3: x = [\n    1,\n    1 / 0,\n    ]" in error


def test_of_a_compound_statement_only_the_head_is_shown(run):
    error = error_of(run, "for x in 5:\n    print(x)\n    print(x)")
    assert "Line 1: for x in 5:\n" in error


def test_a_function_of_an_earlier_program_is_named_as_such(run):
    run("def f():\n    return {}['a']")
    error = error_of(run, "\nf()")
    assert "Line 2: f()" in error
    assert "Line 2 of an earlier program: return {}['a']" in error
    assert "KeyError: 'a' is not there" in error


def test_a_wrong_name_lists_close_ones(run):
    error = error_of(run, "my_furnace = 1\nprint(my_furnase)")
    assert "my_furnace (int)" in error


def test_texts_with_colons_and_newlines_are_kept_whole(run):
    assert "ValueError: a: b: c\nd" in error_of(run, "raise ValueError('a: b: c\\nd')")


def test_a_cause_is_shown(run):
    error = error_of(
        run, "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e"
    )
    assert error.endswith("ValueError: x\ncaused by ZeroDivisionError: division by zero")


@pytest.mark.parametrize(
    ("source", "line", "kind"),
    [
        ("x = 1\ny = = 2", "Line 2: y = = 2", "SyntaxError"),
        ("if True:\nprint(1)", "Line 2: print(1)", "IndentationError"),
        ("x = (1,\n", "Line 1: x = (1,", "SyntaxError"),
        ("def f():\n    yield = 3", "Line 2: yield = 3", "SyntaxError"),
        ("yield 3", "Line 1: yield 3", "SyntaxError"),
        ("continue", "Line 1: continue", "SyntaxError"),
    ],
)
def test_a_syntax_error_shows_line_and_caret_and_nothing_runs(run, source, line, kind):
    result = run("print('ran')\n" * 0 + source)
    assert result.error_type == kind
    assert line in result.error
    assert "^" in result.error
    assert f"{kind}: " in result.error
    assert result.output == ""


def test_a_nul_in_the_text_is_an_error(run):
    assert run("a = '\x00'").error_type in ("SyntaxError", "ValueError")


def test_nesting_without_end_is_an_error(run):
    assert run("(" * 5000 + ")" * 5000).error is not None


@pytest.mark.parametrize("source", ["exit()", "quit(3)", "raise SystemExit"])
def test_leaving_is_an_error_of_the_program_alone(run, source):
    result = run(source)
    assert result.error_type == "SystemExit"
    assert run("print(1)").output == "1: (1,)"


def test_a_keyboard_interrupt_is_an_error_of_the_program_alone(run):
    assert run("raise KeyboardInterrupt").error_type == "KeyboardInterrupt"
    assert run("print(1)").output == "1: (1,)"


def test_recursion_without_end_is_an_error(run):
    result = run("def f():\n    return f()\nf()")
    assert result.error_type == "RecursionError"
    assert len(result.error.splitlines()) < 20
    assert run("print(1)").output == "1: (1,)"


def test_an_error_whose_text_fails_is_still_reported(run):
    result = run("class E(Exception):\n    def __str__(self):\n        1 / 0\nraise E()")
    assert result.error_type == "E"
    assert "its text cannot be made" in result.error


def test_a_lua_error_inside_a_tool_is_reported_and_the_session_goes_on():
    game, _, _ = scripted_session(craft_item=broken)
    interpreter = Interpreter(game)
    assert "attempt to index nil" in interpreter.run("craft_item(Prototype.Coal)").error
    assert interpreter.run("print(score()[0])").output == "1: (1.5,)"


def test_a_wrong_argument_is_reported_and_the_session_goes_on(run):
    assert run("craft_item(object())").error_type == "TypeError"
    assert run("craft_item()").error_type == "TypeError"
    assert run("print(score()[0])").output == "1: (1.5,)"


def test_a_program_may_catch_what_tools_raise():
    game, _, _ = scripted_session(craft_item=out_of_reach)
    source = (
        "try:\n    craft_item(Prototype.Coal)\nexcept Exception as e:\n    print(type(e).__name__)"
    )
    assert Interpreter(game).run(source).output == "4: ('OutOfReach',)"


def test_lines_are_counted_as_python_counts_them(run):
    assert "Line 3: 1 / 0" in error_of(run, "a = '\x0c'\r\nb = 2\r\n1 / 0")
