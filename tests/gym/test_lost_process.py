"""A vector environment of which a process was killed."""

import pytest

from fle.gym import make_vec
from fle.gym.environment import EnvironmentStateError

NAME = "Factorio-iron_ore_throughput_16-v0"


def test_the_loss_of_a_process_is_told_and_the_others_can_be_closed():
    envs = make_vec(NAME, 2)
    try:
        envs.reset(seed=0)
        envs.processes[1].kill()
        envs.processes[1].join()
        with pytest.raises(EnvironmentStateError, match="the process of environment 1 has ended"):
            envs.step(["print(1)", "print(2)"])
    finally:
        envs.close()
    assert not any(process.is_alive() for process in envs.processes)
