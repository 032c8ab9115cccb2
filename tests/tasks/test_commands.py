"""`fle tasks`, and what `fle run` does with tasks of a user's own and of several agents."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fle.cli import group
from fle.tasks import TaskError, find_task, list_tasks

TASK: dict[str, Any] = {
    "task_type": "throughput",
    "config": {
        "task_key": "mine_coal",
        "goal_description": "Mine coal.",
        "throughput_entity": "coal",
        "quota": 5,
        "starting_inventory": "kit",
        "all_technologies_researched": False,
    },
    "aliases": ["dig"],
    "solution": ["dig.py", "wait.py"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's folder: a task in a subfolder, an inventory, two programs."""
    (tmp_path / "inventories").mkdir()
    (tmp_path / "inventories" / "kit.json").write_text(
        '{"burner-mining-drill": 1, "wooden-chest": 1, "coal": 7}'
    )
    (tmp_path / "mining").mkdir()
    (tmp_path / "mining" / "mine_coal.json").write_text(json.dumps(TASK))
    (tmp_path / "mining" / "dig.py").write_text(
        "drill = place_entity(Prototype.BurnerMiningDrill, "
        "position=move_to(nearest(Resource.Coal)))\n"
        "insert_item(Prototype.Coal, drill, quantity=7)\n"
        "place_entity(Prototype.WoodenChest, position=drill.drop_position)\n"
    )
    (tmp_path / "mining" / "wait.py").write_text("print(drill.name)\n")
    return tmp_path


def invoke(*args: object) -> Result:
    return CliRunner().invoke(group, list(map(str, args)))


def test_a_folder_of_ones_own_is_searched_with_its_subfolders(folder: Path) -> None:
    task = find_task("dig", [folder])
    assert (task.key, task.inventory["coal"]) == ("mine_coal", 7)
    assert len(list_tasks([folder])) == len(list_tasks()) + 1
    assert len(list_tasks([folder, folder])) == len(list_tasks()) + 1


def test_the_environment_names_folders_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLE_TASKS", str(folder))
    assert find_task("mine_coal").quota == 5
    assert "mine_coal" in invoke("tasks", "list").output
    monkeypatch.setenv("FLE_TASKS", str(folder / "gone"))
    with pytest.raises(TaskError, match="no such folder of tasks"):
        list_tasks()


def test_two_tasks_of_one_name_are_refused(folder: Path) -> None:
    (folder / "again.json").write_text(json.dumps({**TASK, "solution": [], "aliases": []}))
    with pytest.raises(TaskError, match="the name 'mine_coal' is that of"):
        list_tasks([folder])


def test_a_task_of_ones_own_is_played_with_all_its_programs(folder: Path) -> None:
    result = invoke("run", "--task", "mine_coal", "--tasks-dir", folder, "--json")
    document = json.loads(result.stdout)
    assert [step["output"] for step in document["steps"]] == ["", "1: ('burner-mining-drill',)"]
    # One drill makes 15 a minute.
    assert (document["task"]["success"], document["task"]["throughput"]) == (True, 15)
    assert result.exit_code == 0


def test_programs_may_be_for_the_second_agent(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("move_to(Position(x=5, y=5)); send_message('here')\n")
    key = "iron_plate_throughput_multiagent_free"
    result = invoke("run", f"2={program}", "--task", key, "--json")
    # There is no quota that could be missed.
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert [step["agent"] for step in document["steps"]] == [1]
    assert document["position"] != document["agents"][1]["position"]
    assert document["agents"][1]["position"] == {"x": 5, "y": 5}
    assert document["task"]["quota"] is None


@pytest.mark.parametrize(
    ("agent", "task", "message"),
    [
        (3, "iron_plate_throughput_multiagent_free", "is for agent 3, but 2 agents play"),
        (0, "iron_plate_throughput_multiagent_free", "is for agent 0, but 2 agents play"),
        (2, "iron_ore_throughput", "is for agent 2, but one agent plays"),
    ],
)
def test_an_agent_that_is_not_there_is_a_misuse(agent: int, task: str, message: str) -> None:
    result = invoke("run", f"{agent}=x.py", "--task", task)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_check_prints_every_mistake(folder: Path) -> None:
    right = folder / "mining" / "mine_coal.json"
    wrong = folder / "wrong.json"
    config = {**TASK["config"], "quota": 0, "qouta": 3}
    wrong.write_text(json.dumps({**TASK, "config": config}))
    result = invoke("tasks", "check", right, wrong)
    assert result.exit_code == 1
    assert f"{right}: mine_coal is right" in result.stdout
    assert f"{wrong}: config.quota: expected a number above 0, found 0" in result.stderr
    assert f"{wrong}: config.qouta: unknown key; did you mean quota?" in result.stderr


def test_check_asks_for_the_items_of_one_version(folder: Path) -> None:
    path = folder / "inserters.json"
    config = {**TASK["config"], "throughput_entity": "filter-inserter"}
    path.write_text(json.dumps({**TASK, "config": config, "solution": []}))
    assert invoke("tasks", "check", path, "--factorio", "1.1").exit_code == 0
    result = invoke("tasks", "check", path, "--factorio", "2.0")
    assert result.exit_code == 1
    assert "no item or fluid of Factorio 2.0 is called 'filter-inserter'" in result.stderr


def test_show_tells_the_figures() -> None:
    output = invoke("tasks", "show", "crude_oil_throughput").output
    assert "measured: crude-oil, at least 250 in 60 s" in output
    assert "solved by: workshop.py, oil_field.py, crude_oil_throughput_250.py" in output
    document = json.loads(invoke("tasks", "show", "open_play", "--json").output)
    assert (document["quota"], document["inventory"]) == (None, {})
