"""What a program asks for at its top is what its world begins with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fle.cli import group
from fle.tasks.definition import TaskError
from fle.tasks.start import Start, read_start

PROGRAM = '''"""Shows something."""

# /// fle
# technologies = ["automation", "logistics"]
# inventory = { coal = 7, iron-plate = 3 }
# ///

print(inspect_inventory()["coal"], get_prototype_recipe(Prototype.AssemblingMachine1).enabled)
'''


def test_a_block_gives_items_and_technologies() -> None:
    start = read_start(PROGRAM, "x.py")
    assert start == Start({"coal": 7, "iron-plate": 3}, ["automation", "logistics"])


def test_a_program_without_a_block_asks_for_nothing() -> None:
    assert read_start("print(1)\n", "x.py") == Start()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("inventory = {", "not TOML"),
        ("seed = 3", "unknown key 'seed'"),
        ("inventory = { coal = -1 }", "'coal' has the count -1"),
        ("inventory = 5", "expected an object"),
        ('technologies = "some"', "expected all, none or a list"),
        ("technologies = [1]", "expected all, none or a list"),
    ],
)
def test_a_malformed_block_is_refused(line: str, message: str) -> None:
    with pytest.raises(TaskError, match=message):
        read_start(f"# /// fle\n# {line}\n# ///\n", "x.py")


def run(path: Path, *options: str) -> str:
    result = CliRunner().invoke(group, ["run", str(path), "--json", *options])
    assert result.exit_code == 0, result.output
    return str(json.loads(result.stdout)["steps"][0]["output"])


def test_fle_run_begins_as_the_program_asks(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    assert run(path) == "8: (7, True)"
    assert run(path, "--inventory", '{"coal": 1}', "--technologies", "none") == "8: (1, False)"


def test_a_task_keeps_its_own_start(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM.replace("coal = 7", "coal = 7777"))
    result = CliRunner().invoke(
        group, ["run", str(path), "--task", "iron_ore_throughput_16", "--json"]
    )
    assert "7777" not in json.loads(result.stdout)["steps"][0]["output"]
