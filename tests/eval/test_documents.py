"""What docs/evaluation.md shows is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fle.eval.events import Event
from fle.eval.keys import KEYS
from fle.eval.run_file import read_document

TEXT = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text()
RUN_FILES = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("text", RUN_FILES)
def test_the_run_files_are_right(text: str) -> None:
    assert read_document("the manual:", tomllib.loads(text), name="shown").plan.entries


def test_every_key_is_explained() -> None:
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", TEXT, re.MULTILINE)
    explained = {name for row in rows for name in re.findall(r"\w+", row)}
    assert set(KEYS) <= explained


def test_every_event_is_named() -> None:
    kinds = {kind.kind for kind in Event.__subclasses__()}
    assert {name for name in kinds if f"`{name}`" not in TEXT} == set()


def test_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "run.toml").write_text(
        'tasks = ["iron_plate_throughput"]\nagents = ["random"]\n'
        "limits = { trajectory = { steps = 1 } }\n"
    )
    [program] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    printed: list[object] = []
    exec(program, {"print": lambda *values: printed.extend(values)})
    assert printed[-2:] == [0, 0.0]
