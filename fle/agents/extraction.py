"""Takes the program out of what a model said.

In this order: the whole reply when it is Python; its fenced blocks, joined; its lines of code, with
the prose between them turned into comments. What is no Python at all gives the reason instead.
Wrong code is handed on as it is: the interpreter says best what is wrong with it.
"""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from dataclasses import dataclass

from fle.agents.fences import Block, find_blocks, inline_code

_THOUGHT = re.compile(r"<(think|thinking)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
# The mark of a block without its fence.
_BARE_MARK = re.compile(r"\A\s*(python|py)\s*\n", re.IGNORECASE)
_PYTHON = frozenset(("python", "py", "python3", "py3", "ipython", "pycon", "python-repl"))
# Lines that Python cannot read and that nobody meant as Python.
_PROSE = re.compile(
    r"\s*(#{1,6}\s|[-*+>\u2022]\s|\d+[.)]\s"
    r"|[\"'\u201c(*_`]*[^\W\d_][\w'\u2019\-]*([ ,.:;!?\u2026\u2014]|$))"
)
_CODE_SIGNS = re.compile(
    r"^\s*(def|class|for|while|if|elif|else|try|except|finally|with|return|import|from|assert|"
    r"raise|del|global|nonlocal|async|await|match|case|lambda|@)\b.*[:(=]?"
    r"|^\s*[\w.\[\]'\", ]+\s*[-+*/|&]?=[^=]|^\s*[\w.]+\("
)
_REPLACED_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Extracted:
    """The program of a reply, or why it has none; one of the two is None."""

    code: str | None
    problem: str | None


def extract_code(reply: str, *, cut_at: int | None = None) -> Extracted:
    """Return the program that a reply holds.

    Args:
        reply: What the model said.
        cut_at: The limit in tokens at which the reply was cut off; None when it came to its end.
    """
    # Some servers leave the reasoning of a model in its reply.
    said = _THOUGHT.sub("", reply).replace("\r\n", "\n").replace("\x00", "")
    said = _BARE_MARK.sub("", said)
    if not said.strip():
        return _none(_empty(reply, cut_at))
    if is_program(said):
        # A program that was cut between two statements reads as a whole one.
        return _whole(said) if cut_at is None else _none(_cut(cut_at))
    blocks = find_blocks(said)
    if not blocks:
        return _without_blocks(said, cut_at)
    chosen = _chosen(blocks)
    if not chosen:
        languages = ", ".join(dict.fromkeys(block.language or "none" for block in blocks))
        return _none(f"The code blocks of the reply hold no Python (languages: {languages}).")
    if cut_at is not None and not chosen[-1].closed:
        return _none(_cut(cut_at))
    code = "\n\n".join(block.code for block in chosen)
    if not _has_code(code):
        return _none("The code blocks of the reply are empty, or hold only comments.")
    return _whole(code)


def is_program(text: str) -> bool:
    """Whether a text is Python that does something; a sentence that reads as Python is none."""
    try:
        tree = _parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(_acts(statement) for statement in tree.body)


def _parse(text: str) -> ast.Module:
    with warnings.catch_warnings():
        # What agents write in strings is no concern of this process.
        warnings.simplefilter("ignore")
        return ast.parse(textwrap.dedent(text))


def _acts(statement: ast.stmt) -> bool:
    """Whether a statement is one that somebody meant as code.

    `Done`, `yes or no`, `iron, coal` and `Plan: wait` are Python too.
    """
    if isinstance(statement, ast.AnnAssign):
        return statement.value is not None
    if not isinstance(statement, ast.Expr):
        return True
    calls = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.comprehension)
    return any(isinstance(node, calls) for node in ast.walk(statement))


def _has_code(text: str) -> bool:
    try:
        return bool(_parse(text).body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return bool(text.strip())


def _chosen(blocks: list[Block]) -> list[Block]:
    """Return the blocks that are Python: marked so, or not marked and readable as a program."""
    marked = [block for block in blocks if block.language in _PYTHON]
    if not marked:
        return [block for block in blocks if not block.language]
    return [block for block in blocks if block in marked or _unmarked_program(block)]


def _unmarked_program(block: Block) -> bool:
    # Beside marked blocks, one without a mark may show output instead.
    return not block.language and is_program(block.code)


def _without_blocks(said: str, cut_at: int | None) -> Extracted:
    inline = inline_code(said)
    if inline and is_program(inline):
        return _whole(inline)
    code = _commented(said)
    if code is None:
        words = "The reply holds no Python program. Put the program into a ```python block."
        return _none(words if cut_at is None else f"{words} {_cut(cut_at)}")
    return _whole(code) if cut_at is None else _none(_cut(cut_at))


def _commented(said: str) -> str | None:
    """Return a text with its prose as comments; None when nothing else is in it."""
    lines = textwrap.dedent(said).split("\n")
    for _ in range(min(len(lines), _REPLACED_AT_MOST)):
        try:
            tree = _parse("\n".join(lines))
        except SyntaxError as error:
            at = (error.lineno or 0) - 1
            if isinstance(error, IndentationError) and _unindented(lines, at):
                continue
            if not 0 <= at < len(lines) or not _is_prose(lines[at]):
                # A mistake in code: the interpreter shall tell of it, if there is code at all.
                return "\n".join(lines) if any(map(_looks_like_code, lines)) else None
            lines[at] = f"# {lines[at].strip()}"
        except (ValueError, RecursionError, MemoryError):
            return None
        else:
            return "\n".join(lines) if any(map(_acts, tree.body)) else None
    return None


def _unindented(lines: list[str], at: int) -> bool:
    """Move an indented block that begins at a line to the left, as Markdown shows code."""
    indent = re.match(r"[ \t]*", lines[at])[0] if 0 <= at < len(lines) else ""  # type: ignore[index]
    above = [line for line in lines[:at] if line.strip() and not line.startswith("#")]
    if not indent or (above and above[-1].rstrip().endswith(":")):
        return False
    for number in range(at, len(lines)):
        if lines[number].strip() and not lines[number].startswith(indent):
            break
        lines[number] = lines[number].removeprefix(indent)
    return True


def _is_prose(line: str) -> bool:
    text = line.strip()
    return bool(text) and not _looks_like_code(line) and bool(_PROSE.match(line))


def _looks_like_code(line: str) -> bool:
    text = line.strip()
    if not text or text.startswith("#") or not _CODE_SIGNS.match(text):
        return False
    # "For the drill I need coal." begins like code and is none.
    return not (text[0].isupper() and " " in text.split("(")[0].split("=")[0].strip())


def _whole(code: str) -> Extracted:
    return Extracted(textwrap.dedent(code).strip("\n").rstrip() + "\n", None)


def _none(problem: str) -> Extracted:
    return Extracted(None, problem)


def _empty(reply: str, cut_at: int | None) -> str:
    if cut_at is not None:
        return _cut(cut_at)
    return "The reply holds only reasoning." if reply.strip() else "The reply is empty."


def _cut(cut_at: int) -> str:
    return (
        f"The reply was cut off at {cut_at} tokens before its program was complete, and nothing of "
        "it was run. Write a shorter one."
    )
