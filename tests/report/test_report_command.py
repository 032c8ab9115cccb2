"""`fle report` and `fle store` as people use them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from report.sample_results import play_run

from fle.cli.report import report
from fle.cli.store import store as store_command
from fle.runtime.errors import FleError
from fle.store import Store

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "results.db"
    with Store(path) as store:
        play_run(store, "trial", seed=1, samples=2, steps=3)
        play_run(store, "trial", seed=2, samples=2, steps=3)
        play_run(store, "3", seed=3, samples=1, steps=2, tasks=["other_task"])
    return path


@pytest.fixture
def path(played: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(played, tmp_path / "results.db"))


@pytest.fixture
def run(path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("FLE_STORE", str(path))

    def run(command: str, *arguments: str, **settings: str) -> Result:
        group = report if command == "report" else store_command
        names = arguments if command == "report" else (command, *arguments)
        result = CliRunner().invoke(group, names, **settings)
        if isinstance(result.exception, FleError):
            raise result.exception
        return result

    return run


def test_reports_the_newest_run(run: Run) -> None:
    result = run("report")
    assert result.exit_code == 0
    assert result.stdout.startswith("run 3, 3, on embedded 1.1.110\n")
    assert "other_task" in result.stdout
    assert "iron_ore_throughput" not in result.stdout


def test_reports_runs_by_number_and_by_name(run: Run) -> None:
    assert "run 2, trial" in run("report", "trial").stdout
    assert "run 3, 3," in run("report", "3").stdout
    both = run("report", "1", "trial", "2").stdout
    assert both.count("run 1, trial") == both.count("run 2, trial") == 1
    assert "Runs side by side" in both


def test_prints_whole_lines_where_no_terminal_is(run: Run) -> None:
    lines = run("report", "1", "2").stdout.splitlines()
    assert any("iron_gear_wheel_throughput" in line and " to " in line for line in lines)


def test_prints_json_and_csv(run: Run) -> None:
    found = json.loads(run("report", "1", "--format", "json").stdout)
    lines = list(csv.DictReader(io.StringIO(run("report", "1", "--format", "csv").stdout)))
    assert len(found["rows"]) == len(lines) == 6
    tokens = found["total"]["cost"]["total_tokens"]
    assert sum(int(line["total_tokens"]) for line in lines) == tokens


def test_writes_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("report", "3", "--out", str(tmp_path / "a" / "b"), "--format", "csv")
    assert sorted(file.name for file in (tmp_path / "a" / "b").iterdir()) == [
        "milestones.png",
        "report.csv",
        "report.html",
        "report.json",
        "score.png",
        "success.png",
        "throughput.png",
    ]
    assert "report.html" in result.stderr
    assert result.stdout == (tmp_path / "a" / "b" / "report.csv").read_text()


def test_says_what_is_not_there(run: Run, tmp_path: Path) -> None:
    with pytest.raises(FleError, match="has no run 9"):
        run("report", "9")
    with pytest.raises(FleError, match="there is no store at"):
        run("report", "--store", str(tmp_path / "absent.db"))
    Store(tmp_path / "empty.db").close()
    with pytest.raises(FleError, match="has no run yet"):
        run("report", "--store", str(tmp_path / "empty.db"))


def test_lists_runs_and_trajectories(run: Run) -> None:
    runs = json.loads(run("list", "--json").stdout)
    assert [each["name"] for each in runs] == ["trial", "trial", "3"]
    assert runs[0]["trajectories"] == runs[0]["ended"] == 12
    found = json.loads(run("list", "3", "--json").stdout)
    assert [each["trajectory"] for each in found] == ["t25", "t26"]
    assert "iron_ore_throughput" in run("list", "1").stdout


def test_deletes_what_was_agreed_to(run: Run) -> None:
    assert run("delete", "1", input="n\n").exit_code == 1
    assert len(json.loads(run("list", "--json").stdout)) == 3
    assert "deleted run 1, trial, with 12 trajectories" in run("delete", "1", input="y\n").stdout
    assert run("delete", "3", "--yes").exit_code == 0
    assert [each["run"] for each in json.loads(run("list", "--json").stdout)] == [2]


def test_exports_and_imports(run: Run, tmp_path: Path) -> None:
    target, second = str(tmp_path / "programs.db"), str(tmp_path / "second.db")
    assert "exported 4 programs of run 3" in run("export", "3", target).stdout
    told = run("import", target, "--store", second).stdout
    assert told == "imported version 3 as run 1: 2 trajectories\n"
    with Store(str(tmp_path / "results.db")) as one, Store(second) as other:
        assert one.results(3) == other.results(1)
