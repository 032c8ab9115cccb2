"""What the page about environments shows, and the command beside it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fle.cli import group

PAGE = Path(__file__).parents[2] / "docs" / "environments.md"
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_the_page_runs(number, tmp_path):
    # A file of its own, since processes that are spawned import it again.
    program = tmp_path / "example.py"
    program.write_text(
        f"from fle.gym.registration import register_all\nregister_all()\n{SNIPPETS[number]}"
    )
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def envs(*arguments, exit_code=0):
    result = CliRunner().invoke(group, ["envs", *arguments])
    assert result.exit_code == exit_code, result.output
    return result.output


def test_environments_are_listed_shown_and_searched():
    listed = json.loads(envs("list", "--json"))
    assert len(listed) == 30
    assert envs("list").count("Factorio-") == 30
    shown = json.loads(envs("show", "iron_ore_throughput", "--json"))
    assert shown in listed
    assert 'gymnasium.make("Factorio-iron_ore_throughput_16-v0")' in envs(
        "show", "iron_ore_throughput_16"
    )
    found = json.loads(envs("search", "plate", "AGENTS", "--json"))
    assert [each["num_agents"] for each in found] == [2, 2, 2]
    assert "2 agents" in envs("search", "impostor")
    assert "no environment has platinum" in envs("search", "platinum", exit_code=1)
