"""Running agent programs as a user does, for tests that look from outside."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fle.cli import group

versions = pytest.mark.parametrize("factorio", ["1.1", "2.0"])

# A program's own way to ask what a call is refused with.
REFUSAL = """
def refusal(call, *args, **options):
    try:
        result = call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    raise AssertionError(f"not refused: {result}")
"""


def play(factorio: str, *programs: str, args: tuple[str, ...] = (), **items: int) -> dict[str, Any]:
    """Run programs with `fle run --json` and return its document.

    Args:
        factorio: The version.
        programs: Their texts; they run in one session.
        args: Further options of the command.
        items: What the character holds, with `_` for `-`; the lab's own things without any.
    """
    if items:
        held = {name.replace("_", "-"): count for name, count in items.items()}
        args = (*args, "--inventory", json.dumps(held))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, source in enumerate(programs):
            path = Path(folder, f"program_{number}.py")
            path.write_text(source)
            paths.append(str(path))
        result = CliRunner().invoke(group, ["run", *paths, "--factorio", factorio, "--json", *args])
    assert result.stdout, result.output or str(result.exception)
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


def run(factorio: str, *programs: str, args: tuple[str, ...] = (), **items: int) -> dict[str, Any]:
    """Run programs that must end without error; they hold assertions themselves."""
    document = play(factorio, *programs, args=args, **items)
    errors = [f"{step['output']}\n{step['error']}" for step in document["steps"] if step["error"]]
    assert not errors, "\n".join(errors)
    return document


def printed(document: dict[str, Any], step: int = -1) -> list[str]:
    """Return what a program printed, a line each, without the numbers of the lines."""
    output = document["steps"][step]["output"]
    return [line.partition(": ")[2] for line in output.splitlines()]


def each_says(lines: list[str], *wanted: str | tuple[str, ...]) -> None:
    """Assert that each line has the words that are wanted of it."""
    assert len(lines) == len(wanted), "\n".join(lines)
    for line, words in zip(lines, wanted, strict=True):
        for word in (words,) if isinstance(words, str) else words:
            assert word in line.replace("\\'", "'"), line
