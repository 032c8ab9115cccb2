"""The Python that the documents show runs as it stands there."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from fle.cli import group

ROOT = Path(__file__).parents[2]


def snippets(name: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(), re.DOTALL)


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_the_readmes_program_runs(tmp_path: Path, factorio: str) -> None:
    program = tmp_path / "first_drill.py"
    program.write_text(snippets("README.md")[0])
    result = CliRunner().invoke(group, ["run", str(program), "--factorio", factorio, "--json"])
    (step,) = json.loads(result.stdout)["steps"]
    assert step["error"] is None
    assert "iron-ore" in step["output"]


def test_the_readmes_session_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(snippets("README.md")[1], {})
    assert "'coal': 15" in capsys.readouterr().out


def test_the_sessions_page_runs() -> None:
    names: dict[str, object] = {}
    opening, batch = snippets("docs/sessions.md")
    # The second snippet goes on inside the first one's session.
    body = "\n".join("    " + line for line in batch.splitlines())
    exec(f"{opening}\n{body}", names)
