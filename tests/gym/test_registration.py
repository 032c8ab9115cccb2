"""Ids: who knows them, and when."""

import json
import os
import subprocess
import sys
from pathlib import Path

import gymnasium
import pytest
from short_task import SHORT

import fle
from fle.gym import (
    get_environment_info,
    list_available_environments,
    register_environment,
)
from fle.gym.registration import register_all
from fle.tasks import TaskError, list_tasks

PACKAGE = Path(fle.__file__).parent
PUBLISHED = ("iron_ore_throughput", "sufuric_acid_throughput", "open_play")


def python(tmp_path, code, *, first=PACKAGE.parent, **variables):
    """Run code as a user does who has installed the package and imports Gymnasium alone."""
    # What the wheel puts beside the package; Python reads such files in site folders alone.
    (tmp_path / "fle.pth").write_text((PACKAGE / "gym" / "fle.pth").read_text())
    code = f"import site; site.addsitedir({str(tmp_path)!r})\n{code}"
    environment = {**os.environ, "FLE_TASKS": "", "PYTHONPATH": str(first), **variables}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_gymnasium_knows_the_ids_after_installation_alone(tmp_path):
    done = python(
        tmp_path,
        "import gymnasium, sys\n"
        "assert 'Factorio-iron_ore_throughput_16-v0' in gymnasium.registry\n"
        # What registering must not cost.
        "heavy = ['fle.engine.host', 'fle.generated', 'fle.gym.environment', 'lupa', 'rich']\n"
        "print([name for name in heavy if name in sys.modules])\n"
        "env = gymnasium.make('iron_ore_throughput', run_idx=3)\n"
        "print(env.unwrapped.task.key)\n"
        "env.close()\n",
    )
    assert done.stdout.splitlines() == ["[]", "iron_ore_throughput_16"]
    assert done.stderr == ""


def test_a_checkout_registers_by_import():
    code = (
        "import gymnasium\n"
        "env = gymnasium.make('fle.gym:Factorio-open_play-v0')\n"
        "assert gymnasium.spec('iron_plate_throughput_16')\n"
    )
    # Without site packages Python reads no `fle.pth`; what is imported is found all the same.
    path = os.pathsep.join([str(PACKAGE.parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_looking_for_gymnasium_before_is_no_hindrance(tmp_path):
    done = python(
        tmp_path,
        "import importlib.util\n"
        "assert importlib.util.find_spec('gymnasium')\n"
        "import gymnasium\n"
        "print('Factorio-open_play-v0' in gymnasium.registry)\n",
    )
    assert done.stdout == "True\n"


def test_a_damaged_package_leaves_gymnasium_alone(tmp_path):
    (tmp_path / "fle").mkdir()
    (tmp_path / "fle" / "__init__.py").write_text("raise RuntimeError('damaged')")
    done = python(tmp_path, "import gymnasium\nprint(len(gymnasium.registry) > 9)", first=tmp_path)
    assert done.stdout == "True\n"


def test_python_starts_without_importing_anything(tmp_path):
    done = python(
        tmp_path,
        "import sys\nprint([name for name in sys.modules if name.startswith(('fle', 'gymn'))])",
    )
    assert done.stdout == "[]\n"


def test_a_broken_task_file_is_told_once_and_breaks_nothing(tmp_path):
    tasks = tmp_path / "tasks"
    tasks.mkdir()
    (tasks / "mine.json").write_text(json.dumps(SHORT))
    (tasks / "broken.json").write_text("{")
    (tasks / "empty.json").write_text("[]")
    folders = os.pathsep.join([str(tasks), str(tmp_path / "nowhere")])
    done = python(
        tmp_path,
        "import gymnasium\n"
        "from fle.gym import list_available_environments\n"
        "list_available_environments()\n"
        "env = gymnasium.make('Factorio-short_ore_8-v0')\n"
        "print(env.unwrapped.task.quota)\n"
        "print(gymnasium.make('iron_plate_throughput_16').unwrapped.task.quota)\n",
        FLE_TASKS=folders,
    )
    assert done.stdout.splitlines() == ["8", "16"]
    assert done.stderr.count("broken.json problem") == 1
    assert done.stderr.count("empty.json problem") == 1
    assert done.stderr.count("nowhere problem") == 1


def test_every_task_has_its_id_and_its_own_names():
    register_all()
    tasks = list_tasks()
    assert list_available_environments() == sorted(f"Factorio-{task.key}-v0" for task in tasks)
    assert len(tasks) == 30
    for task in tasks:
        for name in (f"Factorio-{task.key}-v0", task.key, *task.aliases):
            assert gymnasium.spec(name).kwargs == {"task_key": task.key}
    for name in PUBLISHED:
        assert name in gymnasium.registry


def test_registering_again_changes_nothing():
    register_all()
    before = dict(gymnasium.registry)
    register_all()
    assert gymnasium.registry == before


def test_infos_tell_what_an_environment_is():
    info = get_environment_info("iron_ore_throughput")
    assert info == get_environment_info("Factorio-iron_ore_throughput_16-v0")
    assert info.id == "Factorio-iron_ore_throughput_16-v0"
    assert info.aliases == ("iron_ore_throughput_16", "iron_ore_throughput")
    assert (info.entity, info.quota, info.trajectory_length) == ("iron-ore", 16, 64)
    assert json.loads(json.dumps(info.to_dict()))["task_type"] == "throughput"
    with pytest.raises(TaskError, match="no task is called 'iron_or'"):
        get_environment_info("Factorio-iron_or-v0")


def test_a_file_anywhere_is_registered_by_hand(tmp_path):
    task = json.loads(json.dumps(SHORT))
    task["config"]["task_key"] = "by_hand"
    path = tmp_path / "by_hand.json"
    path.write_text(json.dumps(task))
    assert register_environment(path) == "Factorio-by_hand-v0"
    assert register_environment(path) == "Factorio-by_hand-v0"
    assert gymnasium.make("Factorio-by_hand-v0").unwrapped.task.quota == 8
    assert "Factorio-by_hand-v0" in list_available_environments()
    task["config"]["task_key"] = "iron_ore_throughput"
    other = tmp_path / "other.json"
    other.write_text(json.dumps(task))
    with pytest.raises(TaskError, match="is that of"):
        register_environment(other)
    with pytest.raises(TaskError):
        register_environment(tmp_path / "nowhere.json")
