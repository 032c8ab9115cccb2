"""Which run a command goes on with, and what its options mean."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fle.cli import group
from fle.eval import EvalError, Execution, request_new, request_resumed
from fle.eval.request import read_request
from fle.runtime.errors import FleError
from fle.store import Store

ORE = "iron_ore_throughput_16"
GIVEN = {"tasks": [ORE], "agents": ["random"], "workers": 2}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("requests") / "results.db") as opened:
        yield opened


def request(store: Store, given: dict[str, Any], *, new: bool = False) -> Any:
    return request_new(store, read_request(None, given), new=new)


def test_the_same_again_is_the_same_run(store: Store) -> None:
    first = request(store, {**GIVEN, "name": "same"})
    again = request(store, {**GIVEN, "name": "same"})
    assert (first.resumed, again.resumed) == (False, True)
    assert again.run.id == first.run.id


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"workers": 1}, True),
        ({"limits": {"run": {"tokens": 5}}}, True),
        ({"description": "again"}, True),
        ({"retries": 0}, True),
        ({"seed": 1}, False),
        ({"samples": 2}, False),
        ({"factorio": "2.0"}, False),
        ({"name": "another"}, False),
        ({"agents": [{"name": "random", "options": {"calls": 3}}]}, False),
        ({"search": {"method": "beam"}}, False),
    ],
)
def test_what_makes_another_run(store: Store, change: dict[str, Any], same: bool) -> None:
    first = request(store, {**GIVEN, "name": f"change {change}"})
    again = request(store, {**GIVEN, "name": f"change {change}", **change})
    assert (again.run.id == first.run.id) is same


def test_a_new_run_can_be_asked_for(store: Store) -> None:
    first = request(store, {**GIVEN, "name": "new"})
    second = request(store, {**GIVEN, "name": "new"}, new=True)
    third = request(store, {**GIVEN, "name": "new"})
    assert first.run.id != second.run.id == third.run.id


def test_a_run_is_resumed_by_its_number_as_it_was_begun(store: Store) -> None:
    first = request(store, {**GIVEN, "limits": {"run": {"tokens": 5, "steps": 3}}})
    more = {"limits": {"run": {"tokens": 9}}, "workers": 4}
    resumed = request_resumed(first.run, more)
    assert resumed.plan.same_as(first.plan)
    assert (resumed.plan.run.tokens, resumed.plan.run.steps) == (9, 3)
    assert resumed.execution == Execution(workers=4)


def test_a_resumed_run_cannot_be_made_another(store: Store) -> None:
    first = request(store, GIVEN)
    with pytest.raises(EvalError, match="samples, tasks cannot be given with --resume"):
        request_resumed(first.run, {"tasks": [ORE], "samples": 3})


def test_a_run_of_others_is_not_resumed(store: Store) -> None:
    foreign = store.create_run("imported", {"source": "elsewhere"})
    with pytest.raises(EvalError, match="was not made by fle eval"):
        request_resumed(foreign, {})
    assert request(store, {**GIVEN, "name": "imported"}).run.id != foreign.id


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give a run file, tasks with --task, or --resume RUN"),
        (["run.json", "--config", "run.json"], "give the run file once"),
        (["run.json", "--resume", "1"], "give a run file or --resume RUN, not both"),
        (["--task", ORE, "--workers", "many"], "neither a number of workers nor `ray`"),
        (["--task", ORE, "--workers", "0"], "neither a number of workers nor `ray`"),
        (["--task", ORE, "--max-cost", "0"], "0.0 is not in the range x>0"),
        (["gone.toml"], "'gone.toml' does not exist"),
    ],
)
def test_misuse_is_said_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("run.json").write_text(json.dumps(GIVEN))
    result = CliRunner().invoke(group, ["eval", *arguments])
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path(".fle").exists()


def test_a_finished_run_is_shown_and_not_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store("kept.db") as store:
        run = request(store, GIVEN).run
        made = store.create_trajectory(run.id, task=ORE, model="", agent="random")
        store.finish_trajectory(made.id, "success", success=True)
    result = CliRunner().invoke(
        group, ["eval", "--task", ORE, "--agent", "random", "--store", "kept.db"]
    )
    assert result.exit_code == 0
    assert f"run {run.id} (eval): 1 trajectories ended, 1 solved, 0 failed" in result.stdout
    assert "1 of them ended before" in result.stderr

    result = CliRunner().invoke(group, ["eval", "--resume", "eval", "--store", "kept.db"])
    assert (result.exit_code, result.stdout.splitlines()[0][:11]) == (0, "run 1 (eval")
    result = CliRunner().invoke(group, ["eval", "--resume", "7", "--store", "kept.db"])
    assert isinstance(result.exception, FleError)
    assert "has no run 7" in str(result.exception)


def test_a_missing_ray_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "fle.eval.ray_pool", raising=False)
    with pytest.raises(EvalError, match=r"pip install 'fle-toolkit\[ray\]'"):
        import_module("fle.eval.ray_pool")
