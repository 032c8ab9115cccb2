"""What docs/tasks.md shows is so."""

import json
import re
from pathlib import Path

from fle._resources import resource
from fle.tasks.definition import load_task
from fle.tasks.json_schema import Checker

TEXT = (resource("docs") / "tasks.md").read_text(encoding="utf-8")
SCHEMA = json.loads((resource("tasks") / "task.schema.json").read_text(encoding="utf-8"))


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def test_the_program_of_an_episode_runs() -> None:
    exec(block("python"), {})


def test_the_example_of_a_task_is_right(tmp_path: Path) -> None:
    path = tmp_path / "task.json"
    path.write_text(block("json"))
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "copper_cable.py").write_text("pass\n")
    assert load_task(path).quota == 60


def test_every_key_of_a_task_is_listed() -> None:
    checker = Checker(SCHEMA)
    types = SCHEMA["properties"]["task_type"]["enum"]
    for task_type in types:
        assert f"`{task_type}`" in TEXT
        for key in checker.resolve({"$ref": f"#/$defs/{task_type}"})["properties"]:
            assert f"| `{key}` |" in TEXT, key
