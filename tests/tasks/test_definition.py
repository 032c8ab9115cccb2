import json
from pathlib import Path

import pytest

from fle.tasks import TaskError, find_task, list_tasks, load_task
from fle.tasks.inventories import named_inventory

GOOD: dict[str, object] = {
    "task_type": "throughput",
    "config": {
        "goal_description": "Make coal.",
        "throughput_entity": "coal",
        "quota": 5,
        "task_key": "coal_5",
        "starting_inventory": {"coal": 1},
    },
}


def with_config(**changes: object) -> dict[str, object]:
    config = GOOD["config"]
    assert isinstance(config, dict)
    return {**GOOD, "config": {**config, **changes}}


def write(folder: Path, document: object, name: str = "task.json") -> Path:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def test_the_package_ships_both_tasks_with_the_published_figures() -> None:
    tasks = {task.key: task for task in list_tasks()}
    for item in ("iron-ore", "iron-plate"):
        task = tasks[f"{item.replace('-', '_')}_throughput_16"]
        assert (task.entity, task.quota, task.holdout_s) == (item, 16, 60)
        assert (task.pre_holdout_s, task.trajectory_length) == (60, 64)
        assert task.inventory["burner-mining-drill"] == 50
        assert [path.is_file() for path in task.solution] == [True]


def test_a_task_is_found_by_its_published_name() -> None:
    assert find_task("iron_ore_throughput").key == "iron_ore_throughput_16"


def test_an_unknown_task_names_the_close_ones() -> None:
    with pytest.raises(TaskError, match="iron_ore_throughput_16"):
        find_task("iron_ore_troughput_16")


def test_defaults_are_the_published_ones(tmp_path: Path) -> None:
    task = load_task(write(tmp_path, GOOD))
    assert (task.holdout_s, task.trajectory_length, task.num_agents) == (60, 64, 1)
    assert task.inventory == {"coal": 1}


def test_null_for_instructions_is_taken_as_published(tmp_path: Path) -> None:
    assert load_task(write(tmp_path, with_config(agent_instructions=None))).agent_instructions == ()


def test_a_users_folder_adds_tasks(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert find_task("coal_5", [tmp_path]).quota == 5


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "not JSON"),
        ("[]", "expected a JSON object"),
        ({**GOOD, "colour": 1}, "colour: unknown key; known are"),
        ({**GOOD, "task_type": "race"}, "task_type: expected one of throughput, unbounded"),
        ({**GOOD, "task_type": "troughput"}, "did you mean throughput?"),
        ({"task_type": "throughput"}, "config: missing"),
        ({"task_type": "throughput", "config": 3}, "config: expected an object, found 3"),
        ({"task_type": "throughput", "config": {}}, "config.goal_description: missing"),
        (with_config(quota=-1), "config.quota: expected a number above 0, found -1"),
        (with_config(quota="16"), "config.quota: expected a number above 0, found '16'"),
        (with_config(quota=True), "config.quota: expected a number above 0, found true"),
        (with_config(qouta=1), "config.qouta: unknown key; did you mean quota?"),
        (with_config(num_agents=0), "num_agents: expected a whole number from 1 to 64, found 0"),
        (with_config(trajectory_length=1.5), "expected a whole number of at least 1, found 1.5"),
        (with_config(task_key="Coal 5"), "config.task_key: expected text like"),
        (with_config(agent_instructions=["a", 5]), "agent_instructions[1]: expected text"),
        (with_config(agent_instructions="a"), "expected a list or null, found 'a'"),
        (with_config(agent_instructions=["a", "b"]), "one for each of the 1 agents, found 2"),
        (with_config(throughput_entity="iron-orre"), "did you mean iron-ore"),
        (with_config(starting_inventory={"coal": "x"}), "config.starting_inventory.coal: expected"),
        (with_config(starting_inventory={"coel": 1}), "starting_inventory.coel: no item of Fact"),
        (with_config(starting_inventory=[1]), "expected text or an object, found [1]"),
        (with_config(starting_inventory="rich"), "no starting inventory is called 'rich'"),
        ({**GOOD, "solution": "gone.py"}, "solution: there is no file"),
    ],
)
def test_a_wrong_file_is_refused_with_the_reason(
    tmp_path: Path, document: object, message: str
) -> None:
    path = write(tmp_path, document)
    with pytest.raises(TaskError) as caught:
        load_task(path)
    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match=r"gone\.json"):
        load_task(tmp_path / "gone.json")


def test_the_lab_inventory_is_the_published_one() -> None:
    inventory = named_inventory("lab_play")
    assert len(inventory) == 21
    assert inventory["coal"] == 500
