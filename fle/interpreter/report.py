"""Errors of programs as their authors read them: the line, the statement, what went wrong."""

import ast
import difflib
import traceback
from collections.abc import Mapping
from typing import Any

from fle.interpreter.executor import Limits
from fle.interpreter.limit import CALLS, MEMORY, PROCESSOR, TIME
from fle.interpreter.output import without_addresses
from fle.interpreter.protection import Forbidden

_LONGEST_STATEMENT = 6
_MOST_FRAMES = 8

NAMES_STAY = ", and so do its names"
"""The end of the report of a program that was stopped, unless its names could not be kept."""


def syntax_error(error: SyntaxError, program: str) -> str:
    """Return line, caret and message of a program that Python cannot read."""
    lines = []
    if error.lineno is not None:
        lines_there = _lines(program)
        known = 0 < error.lineno <= len(lines_there)
        source = lines_there[error.lineno - 1] if known else error.text or ""
        stripped = source.lstrip()
        lines.append(f"Line {error.lineno}: {stripped}")
        if error.offset and stripped:
            column = max(0, error.offset - 1 - (len(source) - len(stripped)))
            lines.append(" " * (len(f"Line {error.lineno}: ") + column) + "^")
    lines.append(f"{type(error).__name__}: {error.msg}")
    return "\n".join(lines)


def forbidden(error: Forbidden, source: str) -> str:
    """Return line, statement and reason of a program that was refused before it ran."""
    return f"Line {error.line}: {statement(source, error.line)}\n{error.kind}: {error}"


def stopped(error: BaseException | None, kind: str, reason: str, filename: str, source: str) -> str:
    """Return where a program was when it went beyond a limit."""
    lines = _frames(error, {filename: source}, filename) if error is not None else []
    lines.append(
        f"{kind}: {reason} and does nothing more; what it did to the world stays{NAMES_STAY}"
    )
    return "\n".join(lines)


def reason(kind: str, seconds: float, limits: Limits) -> str:
    """Return why a program was stopped that went beyond the limit called `kind`."""
    return (
        "the program was stopped "
        + {
            TIME: f"after {seconds:g} s of real time",
            PROCESSOR: f"after {limits.cpu_seconds or 0:g} s of processor time",
            CALLS: f"at its call number {limits.tool_calls + 1:,} of a tool; "
            f"{limits.tool_calls:,} are allowed",
            MEMORY: f"because it needed more than {limits.memory_mb} MiB of memory",
        }[kind]
    )


def program_error(
    error: BaseException, sources: Mapping[str, str], filename: str, names: Mapping[str, Any]
) -> str:
    """Return the statements that led to an error, outermost first, and its text."""
    lines = _frames(error, sources, filename)
    if lines:
        lines.insert(0, "Error occurred:")
    lines.append(_text(error) + _suggestion(error, names))
    cause = error.__cause__
    while cause is not None:
        lines.append(f"caused by {_text(cause)}")
        cause = cause.__cause__
    return "\n".join(lines)


def statement(source: str, line: int) -> str:
    """Return the innermost statement at `line` of `source`; of a compound one its first line."""
    lines = _lines(source)
    if not 0 < line <= len(lines):
        return ""
    first, last = line, line
    found = _innermost(ast.parse(source), line)
    if found is not None:
        first = found.lineno
        body = getattr(found, "body", None)
        last = (body[0].lineno - 1 if body else found.end_lineno) or line
        last = min(max(first, last), first + _LONGEST_STATEMENT)
        if not first <= line <= last:
            first = last = line
    return "\n    ".join(text.strip() for text in lines[first - 1 : last])


def _lines(source: str) -> list[str]:
    # `splitlines` would also split at form feeds and the like, which Python does not count.
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _innermost(tree: ast.AST, line: int) -> ast.stmt | None:
    found = None
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno):
            found = node
    return found


def _frames(error: BaseException, sources: Mapping[str, str], filename: str) -> list[str]:
    lines = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        name = frame.f_code.co_filename
        if name == filename:
            lines.append(f"Line {line}: {statement(sources[name], line)}")
        elif name in sources:
            lines.append(f"Line {line} of an earlier program: {statement(sources[name], line)}")
    if len(lines) > _MOST_FRAMES:
        left_out = len(lines) - _MOST_FRAMES
        lines[_MOST_FRAMES // 2 : -_MOST_FRAMES // 2] = [f"... {left_out} more calls ..."]
    return lines


def _text(error: BaseException) -> str:
    text = _plain(error)
    name = type(error).__name__
    if isinstance(error, SystemExit):
        return "SystemExit: the program ended itself; a program ends where its text ends"
    return f"{name}: {text}" if text else name


def _plain(error: BaseException) -> str:
    try:
        if isinstance(error, KeyError) and len(error.args) == 1:
            return f"{error.args[0]!r} is not there"
        return without_addresses(str(error))
    except BaseException as broken:
        return f"(its text cannot be made: {type(broken).__name__})"


def _suggestion(error: BaseException, names: Mapping[str, Any]) -> str:
    if not isinstance(error, NameError) or not error.name:
        return ""
    close = difflib.get_close_matches(error.name, [n for n in names if n.isidentifier()], 3)
    shown = ", ".join(f"{name} ({type(names[name]).__name__})" for name in close)
    return f". Close names: {shown}" if shown else ""
