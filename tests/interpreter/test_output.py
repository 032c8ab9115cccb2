import pytest


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("print('hello')\nprint(0)", "1: ('hello',)\n2: (0,)"),
        ("print()", "1: ()"),
        ("print(1, 'a', None)", "1: (1, 'a', None)"),
        ("x = [\n  print(i)\n  for i in range(2)\n]", "2: (0,)\n2: (1,)"),
        ("f = lambda: (\n  print('in'))\nf()", "2: ('in',)"),
        ("def f():\n  print('f')\n\nf()\nf()", "2: ('f',)\n2: ('f',)"),
        (
            "class C:\n  print('body')\n  def m(self):\n    print('m')\nC().m()",
            "2: ('body',)\n4: ('m',)",
        ),
        ("True and print('and')", "1: ('and',)"),
        ("list(map(print, [1, 2]))", "1: (1,)\n1: (2,)"),
        ("print(\n  'multi',\n  'line',\n)", "1: ('multi', 'line')"),
        ("match 1:\n  case 1:\n    print('case')", "3: ('case',)"),
        ("def g():\n  yield 1\n  print('after')\nlist(g())", "3: ('after',)"),
        ("print('a', 'b', sep='-')", "1: ('a-b',)"),
        ("for i in range(2):\n  print(i, end=' ')", "2: (0,)\n2: (1,)"),
        ("print('a', end='!')", "1: ('a!',)"),
        ("print('a', flush=True)", "1: ('a',)"),
        (
            "import io\nf = io.StringIO()\nprint('a', 1, file=f)\nprint(f.getvalue())",
            "4: ('a 1\\n',)",
        ),
        ("from pprint import pprint\npprint({'a': 1}, width=10)", "2: ({'a': 1},)"),
        ("print(print('a', 1))", "1: ('a', 1)\n1: ('a\\t1',)"),
    ],
)
def test_every_print_shows_in_order_with_its_line(run, source, output):
    result = run(source)
    assert result.error is None
    assert result.output == output


def test_a_function_of_an_earlier_program_counts_for_the_line_that_calls_it(run):
    run("\n\n\ndef f():\n    print('x')")
    assert run("\nf()").output == "2: ('x',)"


def test_prints_before_an_error_are_kept(run):
    result = run("print('a')\n1 / 0\nprint('b')")
    assert result.output == "1: ('a',)"
    assert result.error_type == "ZeroDivisionError"
    assert result.text.startswith("1: ('a',)\n")


def test_an_unknown_keyword_is_an_error(run):
    assert run("print(1, color='red')").error_type == "TypeError"
    assert run("print(1, 2, sep=3)").error_type == "TypeError"


def test_the_first_512_lines_are_kept_then_a_count(run):
    lines = run("for i in range(2000):\n  print(i)").output.splitlines()
    assert lines[0] == "2: (0,)"
    assert lines[511] == "2: (511,)"
    assert lines[512:] == ["... 1488 more lines were printed and are not shown"]


def test_output_without_end_is_cut(run):
    result = run("print('x' * 10_000_000)\nprint('y')")
    assert len(result.output) < 110_000
    assert "not shown" in result.output


def test_printing_without_end_is_stopped_by_the_limits_alone(run):
    result = run("while True:\n  print('x' * 1000)", timeout=0.3)
    assert result.error_type == "TimeLimit"
    assert len(result.output) < 110_000


def test_nothing_reaches_the_real_output(run, capsys):
    run("import pprint\npprint.pp([1])\nprint(2)\nprint(3, file=None)")
    assert capsys.readouterr() == ("", "")
