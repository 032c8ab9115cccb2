"""Environments and tasks that several tests share."""

import json

import pytest
from short_task import SHORT

from fle.gym import FactorioEnv


@pytest.fixture(scope="session")
def short_task(tmp_path_factory):
    """The file of a task that one drill solves and that allows three programs."""
    path = tmp_path_factory.mktemp("tasks") / "short_ore_8.json"
    path.write_text(json.dumps(SHORT))
    return path


@pytest.fixture(scope="module")
def env(short_task):
    made = FactorioEnv(short_task, in_process=True)
    yield made
    made.close()


@pytest.fixture
def program_env(short_task):
    """One whose programs run in a process of their own, as they do unless told otherwise."""
    made = FactorioEnv(short_task)
    yield made
    made.close()
