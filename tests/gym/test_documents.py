"""What the page about environments shows, and the command beside it."""

import json
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from fle.cli import group

PAGE = Path(__file__).parents[2] / "docs" / "environments.md"
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)


def run(program, text):
    """Run text as a program of its own; in a checkout, the ids are there by import alone."""
    program.write_text(f"import gymnasium, fle.gym\n{text}")
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_runs(tmp_path):
    # One program for all, as importing takes most of the time.
    plain = "".join(snippet for snippet in SNIPPETS if "make_vec" not in snippet)
    assert plain.count("import gymnasium") == 2
    printed = run(tmp_path / "page.py", plain)
    assert "Factorio-open_play_production-v0" in printed
    assert "I build the drills" in printed


def test_the_vector_environments_of_the_page_run(tmp_path):
    (snippet,) = (snippet for snippet in SNIPPETS if "make_vec" in snippet)
    assert "('1: (1,)'," in run(tmp_path / "vector.py", snippet)


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
