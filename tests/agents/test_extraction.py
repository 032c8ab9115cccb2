"""Programs out of replies."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fle.agents.extraction import extract_code, is_program

FOUND = {
    "the whole reply": ("x = 1\nprint(x)", "x = 1\nprint(x)\n"),
    "a block": ("Sure:\n```python\nprint(1)\n```\nGood luck!", "print(1)\n"),
    "several blocks": (
        "First\n```python\na = 1\n```\nthen\n```py\nprint(a)\n```",
        "a = 1\n\nprint(a)\n",
    ),
    "a block without a mark": ("```\nprint(1)\n```", "print(1)\n"),
    "tildes": ("~~~python\nprint('```')\n~~~", "print('```')\n"),
    "a longer fence": ("````python\ns = '''\n```\n'''\n````", "s = '''\n```\n'''\n"),
    "capitals": ("```Python\nprint(1)\n```", "print(1)\n"),
    "a mark in braces": ("```{python}\nprint(1)\n```", "print(1)\n"),
    "a block without an end": ("Here:\n```python\nprint(1)\n", "print(1)\n"),
    "a block in a list": (
        "1. do\n   ```python\n   if True:\n       print(1)\n   ```\n2. rest",
        "if True:\n    print(1)\n",
    ),
    "code beside the fence": ("```python x = 1\nprint(x)\n```", "x = 1\nprint(x)\n"),
    "a fence on one line": ("Run ```print(1)``` now", "print(1)\n"),
    "output is no program": (
        "```python\nprint(4)\n```\nIt prints:\n```\n3: ('coal', 5)\n```",
        "print(4)\n",
    ),
    "another language": ("```json\n{}\n```\n```python\nprint(1)\n```", "print(1)\n"),
    "reasoning before it": (
        "<think>\n```python\nwrong()\n```\n</think>\n```python\nright()\n```",
        "right()\n",
    ),
    "a mark without a fence": ("python\nprint(1)", "print(1)\n"),
    "Windows' line ends": ("```python\r\nprint(1)\r\n```\r\n", "print(1)\n"),
    "prose around": (
        "Let me move.\n\nmove_to(there)\nfor i in range(3):\n    sleep(1)\n\nThat's it!",
        "# Let me move.\n\nmove_to(there)\nfor i in range(3):\n    sleep(1)\n\n# That's it!\n",
    ),
    "an indented block": (
        "Here:\n\n    for i in range(3):\n        print(i)\n\n    print(4)\n\nDone.",
        "# Here:\n\nfor i in range(3):\n    print(i)\n\nprint(4)\n\n# Done.\n",
    ),
    # The interpreter says best what is wrong with these.
    "wrong code in a block": ("```python\nfor i in\n```", "for i in\n"),
    "wrong code": ("x = 1\nprint(x\ny = 2", "x = 1\nprint(x\ny = 2\n"),
}
NONE = {
    "nothing": ("", "The reply is empty."),
    "blanks": (" \n\t\n", "The reply is empty."),
    "prose": ("I will build a drill. It's best.", "no Python program"),
    "a word": ("Done", "no Python program"),
    "words that are Python": ("yes or no", "no Python program"),
    "a plan that is Python": ("Plan: wait", "no Python program"),
    "a list": ("- build a drill\n- (maybe) move on\n\n1. wait", "no Python program"),
    "prose that begins like code": ("For the drill I need coal (5).", "no Python program"),
    "comments": ("# wait and see", "no Python program"),
    "an empty block": ("```python\n\n```", "empty, or hold only comments"),
    "a block of comments": ("```python\n# later\n```", "empty, or hold only comments"),
    "another language": ("```json\n{}\n```", "hold no Python (languages: json)"),
    "reasoning": ("<think>What now?</think>", "only reasoning"),
    "reasoning without an end": ("<think>What now?\nprint(1)", "only reasoning"),
}


@pytest.mark.parametrize(("reply", "code"), FOUND.values(), ids=FOUND)
def test_a_program_is_found(reply: str, code: str) -> None:
    extracted = extract_code(reply)
    assert (extracted.code, extracted.problem) == (code, None)


@pytest.mark.parametrize(("reply", "problem"), NONE.values(), ids=NONE)
def test_a_reply_without_a_program_says_why(reply: str, problem: str) -> None:
    extracted = extract_code(reply)
    assert extracted.code is None
    assert extracted.problem is not None
    assert problem in extracted.problem


@pytest.mark.parametrize("reply", ["```python\nx = 1\nprint(", "x = 1\ny = 2", "Let me", ""])
def test_a_program_that_was_cut_off_is_not_run(reply: str) -> None:
    extracted = extract_code(reply, cut_at=100)
    assert extracted.code is None
    assert "cut off at 100 tokens" in str(extracted.problem)


def test_a_program_that_was_ended_before_the_cut_is_run() -> None:
    assert extract_code("```python\nx = 1\n```\nNow I wil", cut_at=100).code == "x = 1\n"


LINES = st.sampled_from(
    ["move_to(ore)", "x = 1", "def f(a):\n    return a", "# note", "", "for i in y:\n    print(i)"]
)
PROGRAMS = st.lists(LINES, min_size=1).map("\n".join).filter(is_program)
PROSE = st.text("abc .,!:'\n", max_size=60).map(lambda text: f"I think {text}.")


@settings(max_examples=60, deadline=None)
@given(PROGRAMS, PROSE, PROSE, st.sampled_from(["```", "````", "~~~"]))
def test_a_program_comes_back_as_it_was_fenced(
    program: str, before: str, after: str, fence: str
) -> None:
    extracted = extract_code(f"{before}\n{fence}python\n{program}\n{fence}\n{after}")
    assert extracted.code is not None
    assert ast.dump(ast.parse(extracted.code)) == ast.dump(ast.parse(program))
    assert ast.dump(ast.parse(str(extract_code(program).code))) == ast.dump(ast.parse(program))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.text("`~\n pyx=(1):#<>think/", max_size=80), st.booleans())
def test_every_reply_gives_a_program_or_a_reason(reply: str, cut: bool) -> None:
    extracted = extract_code(reply, cut_at=9 if cut else None)
    assert (extracted.code is None) != (extracted.problem is None)
    assert extracted.code is None or extracted.code.strip()
