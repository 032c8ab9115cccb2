"""The published run configs are read as they are."""

import json
from pathlib import Path

import pytest

from fle.eval import RunFile, read_run_file

ORE = "iron_ore_throughput_16"
PLATE = "iron_plate_throughput_16"


def read(folder: Path, document: object) -> RunFile:
    path = folder / "gym_run_config.json"
    path.write_text(json.dumps(document))
    return read_run_file(path)


def test_a_list_of_environments_with_models(tmp_path: Path) -> None:
    asked = read(
        tmp_path,
        [
            {"env_id": "iron_ore_throughput", "model": "gpt-4o", "version": 768},
            {"env_id": f"Factorio-{PLATE}-v0", "model": "claude-3-5-sonnet-latest"},
            {"env_id": "iron_ore_throughput", "model": "gpt-4o", "observation_formatter": None},
        ],
    )
    jobs = [(job.entry.task, job.entry.model, job.sample, job.seed) for job in asked.plan.jobs()]
    assert jobs == [
        (ORE, "gpt-4o", 0, 0),
        (PLATE, "claude-3-5-sonnet-latest", 0, 0),
        # The same again is another sample.
        (ORE, "gpt-4o", 1, 1),
    ]
    assert asked.plan.version == 768
    assert {entry.agent for entry in asked.plan.entries} == {"basic"}
    assert asked.plan.name == "gym_run_config"
    assert asked.notes == ()


def test_the_keys_of_the_multi_agent_configs(tmp_path: Path) -> None:
    asked = read(tmp_path, [{"task": ORE, "model": "gpt-4o", "num_agents": 2}])
    assert [(entry.task, entry.num_agents) for entry in asked.plan.entries] == [(ORE, 2)]


def test_differing_versions_are_noted(tmp_path: Path) -> None:
    item = {"env_id": ORE, "model": "m"}
    asked = read(tmp_path, [item | {"version": 3}, item | {"version": 4}])
    assert asked.plan.version == 3
    assert asked.notes == ("version: a run has one; it is 3",)


SWEEP = {
    "name": "sweep",
    "description": "Two tasks.",
    "models": ["a", "b"],
    "tasks": ["iron_ore_throughput", "iron_plate_throughput"],
    "num_trials_per_config": 4,
    "api_keys": ["NAME_OF_A_KEY"],
    "api_key_config_file": None,
    "server_configs": [],
    "max_concurrent_processes": 3,
    "shuffle_execution_order": False,
    "retry_failed_runs": True,
    "max_retries": 5,
    "task_inner_loop_mode": False,
    "early_stop_on_success": True,
    "enable_wandb": True,
    "wandb_project": "factorio",
    "log_interval_minutes": 30,
    "output_dir": "out",
    "save_intermediate_results": True,
}


def test_a_sweep(tmp_path: Path) -> None:
    asked = read(tmp_path, SWEEP)
    plan = asked.plan
    cells = [(entry.model, entry.task) for entry in plan.entries]
    assert cells == [("a", ORE), ("a", PLATE), ("b", ORE), ("b", PLATE)]
    assert (plan.name, plan.description, plan.samples) == ("sweep", "Two tasks.", 4)
    assert (plan.shuffle, plan.retries, plan.early_stop) == (False, 5, True)
    assert asked.execution.workers == 3
    assert asked.store == str(tmp_path / "out" / "results.db")


def test_what_a_sweep_says_in_vain_is_noted(tmp_path: Path) -> None:
    notes = read(tmp_path, SWEEP).notes
    assert [note.split(" ")[0] for note in notes] == [
        "api_keys",
        "enable_wandb",
        "wandb_project",
        "log_interval_minutes",
        "save_intermediate_results",
    ]
    assert "environment" in notes[0]


def test_defaults_of_a_sweep_are_the_published_ones(tmp_path: Path) -> None:
    asked = read(
        tmp_path, {"name": "s", "models": ["a"], "tasks": [ORE], "retry_failed_runs": False}
    )
    plan = asked.plan
    assert (plan.samples, plan.shuffle, plan.retries, plan.early_stop) == (8, True, 0, False)
    assert asked.execution.workers == 4


@pytest.mark.parametrize(
    ("inner", "order"), [(False, ["a", "a", "b", "b"]), (True, ["a", "b", "a", "b"])]
)
def test_the_inner_loop_mode_orders_by_task(tmp_path: Path, inner: bool, order: list[str]) -> None:
    plan = read(tmp_path, {**SWEEP, "task_inner_loop_mode": inner}).plan
    assert [entry.model for entry in plan.entries] == order
