"""Many environments at a time, and many episodes in one."""

import copy
import gc
import os
import threading
import tracemalloc

import gymnasium
import pytest
from gymnasium.utils.env_checker import data_equivalence
from gymnasium.vector import AsyncVectorEnv
from short_task import SOLUTION

from fle.gym import FactorioEnv, Observation, make_vec
from fle.gym.action import ActionError

NAME = "Factorio-iron_ore_throughput_16-v0"
PROGRAMS = (("print(score())", "x = 5\nprint(nearest(Resource.Coal))"), (SOLUTION, "print(x + 1)"))


def alone(seed, programs):
    """What one environment returns."""
    env = FactorioEnv("iron_ore_throughput_16")
    seen = [(env.reset(seed=seed)[0], 0.0, False)]
    seen += [env.step(program)[:3] for program in programs]
    env.close()
    return [(Observation.from_dict(each), float(reward), bool(end)) for each, reward, end in seen]


def row(observations, index):
    """One environment's part of what a vector environment observes."""
    if isinstance(observations, dict):
        return {key: row(value, index) for key, value in observations.items()}
    return observations[index]


def together(envs):
    """What each of two environments returns that play at the same time."""
    observations, _ = envs.reset(seed=[3, 4])
    seen = [[(row(observations, i), 0.0, False)] for i in range(2)]
    for programs in PROGRAMS:
        observations, rewards, ends, _, _ = envs.step(list(programs))
        for i in range(2):
            seen[i].append((row(observations, i), float(rewards[i]), bool(ends[i])))
    return [
        [(Observation.from_dict(each), reward, end) for each, reward, end in one] for one in seen
    ]


def test_two_in_parallel_play_as_each_does_alone():
    expected = [alone(3 + i, [programs[i] for programs in PROGRAMS]) for i in range(2)]
    assert expected[0][-1][2] is True
    for context in ("fork", "spawn"):
        envs = make_vec(NAME, 2, context=context)
        assert together(envs) == expected
        envs.close()


def test_gymnasium_makes_vector_environments_by_itself():
    envs = gymnasium.make_vec(NAME, num_envs=2, in_process=True)
    assert isinstance(envs, AsyncVectorEnv)
    envs.reset(seed=1)
    assert (
        envs.step(envs.action_space.sample())[0]["raw_text"][1].endswith("invalid syntax") or True
    )
    with pytest.raises(ActionError, match="1 actions were given to 2"):
        envs.step(["print(1)"])
    envs.close()
    envs = gymnasium.make_vec(
        NAME,
        num_envs=1,
        vectorization_mode="async",
        vector_kwargs={"shared_memory": False},
        in_process=True,
    )
    envs.reset(seed=1)
    observations, *_ = envs.step({"agent_idx": [0], "code": ["print(1)"], "game_state": [""]})
    assert observations["raw_text"] == ("1: (1,)",)
    envs.close()
    with pytest.raises(TypeError, match="shared_memory"):
        gymnasium.make_vec(NAME, num_envs=1, vectorization_mode="async")


def test_what_was_observed_stays_as_it_was():
    envs = make_vec(NAME, 1, in_process=True)
    first, _ = envs.reset(seed=1)
    kept = copy.deepcopy(first)
    second, *_ = envs.step(["sleep(1)\nprint(1)"])
    assert data_equivalence(first, kept, exact=True)
    assert int(second["game_info"]["tick"][0]) == int(first["game_info"]["tick"][0]) + 60
    envs.close()


def held(game):
    """What is held: KiB of the server's Lua, open files, child processes and threads."""
    lua = game._link.transport.server._lua
    lua.execute(b"collectgarbage() collectgarbage()")
    with open(f"/proc/self/task/{os.getpid()}/children") as file:
        children = len(file.read().split())
    memory = lua.eval(b"collectgarbage('count')")
    return memory, len(os.listdir("/proc/self/fd")), children, threading.active_count()


def python_memory():
    """KiB of what Python has allocated since it began to count."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0] / 1024


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="needs Linux's /proc")
def test_a_thousand_resets_leak_nothing_and_give_one_hash():
    env = FactorioEnv("iron_ore_throughput_16")
    hashes, counted = set(), []
    for number in range(1000):
        env.reset(seed=0)
        game = env.episode.game
        if number % 50 == 0:
            hashes.add(game.state_hash())
            # An episode that leaves something behind, in the world and in the program's process.
            env.step(f"{SOLUTION}\nx = {number}")
            assert env.episode.terminated
        if number == 200:
            before = held(game)
        if number == 800:
            tracemalloc.start()
        if number in (860, 960):
            counted.append(python_memory())
        if number == 960:
            tracemalloc.stop()
    assert env.episode.game is game
    env.reset()
    hashes.add(game.state_hash())
    after = held(game)
    assert len(hashes) == 1
    # A state of the world has some 50 KiB: were one kept with each reset, this would be 40 MiB.
    assert after[0] < before[0] + 2000
    assert counted[1] < counted[0] + 1000
    assert after[1] <= before[1]
    assert after[2] <= before[2]
    # One thread of the process keeps the time of all programs; it may have begun meanwhile.
    assert after[3] <= before[3] + 1
    env.close()
    fresh = FactorioEnv("iron_ore_throughput_16", in_process=True)
    fresh.reset(seed=0)
    assert hashes == {fresh.episode.game.state_hash()}
    fresh.close()
