import json
from pathlib import Path

import pytest

from fle.tasks import TaskError, find_task, list_tasks, load_task
from fle.tasks.definition import named_inventory

GOOD = {
    "task_type": "throughput",
    "config": {
        "goal_description": "Make coal.",
        "throughput_entity": "coal",
        "quota": 5,
        "task_key": "coal_5",
        "starting_inventory": {"coal": 1},
    },
}


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
        assert task.solution is not None
        assert task.solution.is_file()


def test_a_task_is_found_by_its_published_name() -> None:
    assert find_task("iron_ore_throughput").key == "iron_ore_throughput_16"


def test_an_unknown_task_names_the_close_ones() -> None:
    with pytest.raises(TaskError, match="iron_ore_throughput_16"):
        find_task("iron_ore_troughput_16")


def test_defaults_are_the_published_ones(tmp_path: Path) -> None:
    task = load_task(write(tmp_path, GOOD))
    assert (task.holdout_s, task.trajectory_length, task.num_agents) == (60, 64, 1)
    assert task.inventory == {"coal": 1}


def test_a_users_folder_adds_tasks(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert find_task("coal_5", [tmp_path]).quota == 5


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", "not JSON"),
        ("[]", "expected a JSON object"),
        ({**GOOD, "colour": 1}, "unknown key 'colour'"),
        ({**GOOD, "task_type": "race"}, "task_type is 'race'"),
        ({"task_type": "throughput"}, "'config' must be an object"),
        ({"task_type": "throughput", "config": {}}, "config lacks 'goal_description'"),
        ({**GOOD, "config": {**GOOD["config"], "quota": -1}}, "config.quota is -1"),
        ({**GOOD, "config": {**GOOD["config"], "quota": "16"}}, "config.quota is '16'"),
        ({**GOOD, "config": {**GOOD["config"], "qouta": 1}}, "unknown key 'qouta'"),
        (
            {**GOOD, "config": {**GOOD["config"], "starting_inventory": {"coal": "x"}}},
            "'coal' has the count 'x'",
        ),
        (
            {**GOOD, "config": {**GOOD["config"], "starting_inventory": "rich"}},
            "no starting inventory is called 'rich'",
        ),
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
