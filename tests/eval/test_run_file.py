import json
from pathlib import Path

import pytest

from fle.agents.models import ModelOptions
from fle.eval import RunFileError, read_run_file
from fle.eval.keys import MODEL_KEYS
from fle.eval.plan import Plan

ORE = "iron_ore_throughput_16"
PLATE = "iron_plate_throughput_16"

TOML = """
name = "both"
tasks = ["iron_ore_throughput", "iron_plate_throughput_16"]
models = ["gpt-4o", {name = "local", base_url = "http://127.0.0.1:1/v1", temperature = 0}]
agents = ["minimal", {name = "scripted", label = "played", options = {programs = ["a.py"]}}]
samples = 2
seed = 7
limits = {trajectory = {steps = 5, cost = 0.5}, run = {tokens = 1000}}
search = {method = "beam", width = 2}
workers = 2
store = "kept.db"
"""


def write(folder: Path, document: object, name: str = "run.json") -> Path:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def test_a_run_is_the_product_of_tasks_agents_and_models(tmp_path: Path) -> None:
    asked = read_run_file(write(tmp_path, TOML, "run.toml"))
    cells = [(entry.model, entry.label, entry.task) for entry in asked.plan.entries]
    assert cells == [
        ("gpt-4o", "minimal", ORE),
        ("gpt-4o", "minimal", PLATE),
        # An agent without a model is run once, however many models there are.
        (None, "played", ORE),
        (None, "played", PLATE),
        ("local", "minimal", ORE),
        ("local", "minimal", PLATE),
    ]
    assert [(job.sample, job.seed) for job in asked.plan.jobs()][:3] == [(0, 7), (1, 8), (0, 7)]
    assert asked.plan.trajectory.cost == 0.5
    assert asked.plan.run.tokens == 1000
    assert (asked.plan.search.method, asked.plan.search.width) == ("beam", 2)
    assert asked.execution.workers == 2
    assert asked.plan.entries[-1].model_options == {
        "base_url": "http://127.0.0.1:1/v1",
        "temperature": 0,
    }


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    asked = read_run_file(write(tmp_path, TOML, "run.toml"))
    assert asked.plan.entries[2].agent_options == {"programs": [str(tmp_path / "a.py")]}
    assert asked.store == str(tmp_path / "kept.db")


def test_paths_of_single_entries_too(tmp_path: Path) -> None:
    agent = {"name": "minimal", "options": {"programs": "here.py"}}
    model = {"name": "m", "prices": "prices.json"}
    document = {"entries": [{"task": ORE, "agent": agent, "model": model}]}
    [entry] = read_run_file(write(tmp_path, document)).plan.entries
    assert entry.agent_options == {"programs": [str(tmp_path / "here.py")]}
    assert entry.model_options == {"prices": str(tmp_path / "prices.json")}


def test_options_count_more_than_the_file(tmp_path: Path) -> None:
    given = {"tasks": [PLATE], "samples": 1, "limits": {"trajectory": {"steps": 9}}}
    plan = read_run_file(write(tmp_path, TOML, "run.toml"), given).plan
    assert {entry.task for entry in plan.entries} == {PLATE}
    assert (plan.samples, plan.trajectory.steps, plan.trajectory.cost) == (1, 9, 0.5)


def test_a_plan_survives_being_stored(tmp_path: Path) -> None:
    plan = read_run_file(write(tmp_path, TOML, "run.toml")).plan
    stored = Plan.from_document(json.loads(json.dumps(plan.document())))
    assert stored.same_as(plan)
    assert stored.jobs()[0].entry.task == ORE


SCRIPTED = {"tasks": [ORE], "agents": ["scripted"]}


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "is not JSON (TOML files end in .toml)"),
        ({**SCRIPTED, "sampels": 2}, "sampels is no key (did you mean 'samples'?)"),
        ({**SCRIPTED, "samples": "2"}, "samples is '2'; expected a whole number, at least 1"),
        ({**SCRIPTED, "samples": True}, "samples is True; expected a whole number"),
        ({**SCRIPTED, "factorio": "0.17"}, "factorio is '0.17'; expected one of '1.1', '2.0'"),
        ({**SCRIPTED, "shuffle": 1}, "shuffle is 1; expected true or false"),
        ({**SCRIPTED, "limits": {"run": {"token": 1}}}, "limits.run.token is no key (did you"),
        ({**SCRIPTED, "limits": {"run": {"cost": 0}}}, "limits.run.cost is 0; expected a number"),
        ({**SCRIPTED, "search": {"method": "bean"}}, "(did you mean 'beam'?)"),
        ({**SCRIPTED, "search": "beam"}, "search is 'beam'; expected a table with the keys"),
        ({**SCRIPTED, "tasks": []}, "tasks is []; expected a list with at least one item"),
        ({**SCRIPTED, "tasks": ["iron_ore_troughput"]}, "no task is called"),
        ({"agents": ["scripted"]}, "names no task; give tasks or entries"),
        ({"tasks": [ORE]}, "the agent 'basic' needs a model"),
        ({"tasks": [ORE], "agents": ["scriptet"]}, "(did you mean 'scripted'?)"),
        ({"tasks": [ORE], "agents": [{"label": "x"}]}, "agents[0] lacks the key 'name'"),
        (
            {"tasks": [ORE], "models": [{"name": "m", "temprature": 0}]},
            "models[0].temprature is no key (did you mean 'temperature'?)",
        ),
        (
            {"tasks": [ORE], "agents": ["random", {"name": "random", "options": {"calls": 1}}]},
            "two different entries are both called random on",
        ),
        (
            {"tasks": [ORE], "agents": [{"name": "scripted", "options": {"programs": [1]}}]},
            "agents[0].options.programs[0] is 1; expected text",
        ),
        ({"tasks": [ORE], "models": [{"name": "m", "prices": 1}]}, "models[0].prices is 1"),
        ({"entries": [{"model": "m"}]}, "entries[0] lacks the key 'task'"),
        ([], "the list is empty"),
        ([{"model": "m"}], "[0] needs env_id, or task"),
        ([{"env_id": "iron_ore_throughput"}], "[0] lacks the key 'model'"),
        ([{"env": "x", "model": "m"}], "[0].env is no key"),
        ({"name": "s", "max_retries": 1, "max_retrys": 1}, "(did you mean 'max_retries'?)"),
        ({"name": "s", "max_retries": -1, "models": [], "tasks": []}, "at least one item"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, document: object, message: str) -> None:
    path = write(tmp_path, document)
    with pytest.raises(RunFileError) as caught:
        read_run_file(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match=r"gone\.toml cannot be read"):
        read_run_file(tmp_path / "gone.toml")


def test_the_settings_of_models_are_those_that_models_have() -> None:
    assert set(MODEL_KEYS) == set(ModelOptions.names())
