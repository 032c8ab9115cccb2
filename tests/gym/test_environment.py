"""One task as a Gymnasium environment."""

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from short_task import SOLUTION

from fle.gym import Action, FactorioEnv, Observation
from fle.gym.action import ActionError
from fle.gym.environment import EnvironmentStateError
from fle.runtime.errors import FleError
from fle.tasks.state import StateError


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_gymnasiums_own_checker_finds_nothing(factorio):
    # Warnings are errors in these tests.
    env = gymnasium.make("Factorio-iron_ore_throughput_16-v0", factorio=factorio)
    check_env(env.unwrapped)
    env.close()


def test_a_solved_task_terminates_with_its_throughput_as_reward(program_env):
    env = program_env
    observation, _ = env.reset(seed=0)
    assert observation in env.observation_space
    assert observation["raw_text"] == ""
    assert observation["task_info"]["goal_description"].startswith("Make iron ore.")
    observation, reward, terminated, truncated, info = env.step("print('hello')")
    assert (reward, terminated, truncated) == (0.0, False, False)
    assert observation["raw_text"] == "1: ('hello',)"
    observation, reward, terminated, truncated, info = env.step(SOLUTION)
    assert (terminated, truncated) == (True, False)
    assert reward == info["task_verification"]["throughput"] >= 8
    assert observation in env.observation_space
    assert observation["task_verification"]["success"] == 1
    assert len(observation["entities"]) == 2
    with pytest.raises(EnvironmentStateError, match="solved"):
        env.step("print(1)")


def test_an_episode_is_truncated_when_its_programs_are_used_up(env):
    env.reset(seed=0)
    ends = [env.step("print(1)")[2:4] for _ in range(3)]
    assert ends == [(False, False), (False, False), (False, True)]
    with pytest.raises(EnvironmentStateError, match="all 3 programs"):
        env.step("print(1)")
    env.reset()
    assert env.step("print(1)")[3] is False


def test_infos_have_what_is_published(env):
    env.reset(seed=0)
    *_, info = env.step("sleep(1)\nharvest_resource(nearest(Resource.Stone), quantity=4)")
    assert {
        "error_occurred",
        "result",
        "ticks",
        "flows",
        "agent_idx",
        "last_message_timestamp",
        "task_verification",
        "achievements",
        "production_score",
        "automated_production_score",
        "policy_execution_time",
    } <= set(info)
    assert "output_game_state" in info
    assert info["ticks"] == 60
    assert info["error_occurred"] is True
    assert "Move nearer first" in info["result"]
    assert info["policy_execution_time"] > 0


def test_a_failed_program_costs_the_penalty(short_task):
    env = FactorioEnv(short_task, error_penalty=2.5, in_process=True)
    env.reset(seed=0)
    assert env.step("print(1)")[1] == 0
    observation, reward, *_, info = env.step("print('before')\n1 / 0")
    assert reward == -2.5
    assert info["error_occurred"] is True
    assert observation["raw_text"].splitlines()[0] == "1: ('before',)"
    assert "ZeroDivisionError" in observation["raw_text"]
    env.close()


def test_flows_of_a_step_are_what_it_made(env):
    env.reset(seed=0)
    *_, first = env.step("craft_item(Prototype.WoodenChest, 1) if False else None")
    assert first["flows"]["output"] == ()
    program = (
        "move_to(nearest(Resource.Wood))\n"
        "harvest_resource(nearest(Resource.Wood), quantity=4)\n"
        "craft_item(Prototype.WoodenChest, 1)"
    )
    observation, *_, info = env.step(program)
    assert info["error_occurred"] is False, info["result"]
    (craft,) = info["flows"]["crafted"]
    assert craft["crafted_count"] == 1
    assert craft["inputs"] == {"amount": 2, "type": "wood"}
    *_, second = env.step("sleep(1)")
    assert second["flows"]["crafted"] == ()
    assert observation["flows"]["crafted"] == info["flows"]["crafted"]
    assert second["achievements"] == {"static": {}, "automated": {}}
    assert "wood" in info["achievements"]["static"]


@pytest.mark.parametrize(
    "action",
    [
        {"agent_idx": 0, "code": "print(2)", "game_state": ""},
        {"code": "print(2)"},
        {"code": "print(2)", "agent_idx": np.int64(0), "game_state": None},
        "print(2)",
        Action("print(2)"),
    ],
)
def test_actions_come_in_several_forms(env, action):
    env.reset(seed=0)
    assert env.step(action)[0]["raw_text"] == "1: (2,)"


@pytest.mark.parametrize(
    ("action", "says"),
    [
        (5, "this is int 5"),
        (None, "this is NoneType None"),
        ({}, "this one has none"),
        ({"program": "print(1)"}, "this one has program"),
        ({"code": 7}, "is a text, not int 7"),
        ({"code": "print(1)", "agent_idx": 1}, "there is no agent 1"),
        ({"code": "print(1)", "agent_idx": "a"}, "whole number from 0"),
        ({"code": "print(1)", "game_state": "not base64!"}, "base64"),
        ({"code": "print(1)", "game_state": 5}, "not int 5"),
    ],
)
def test_what_is_no_action_is_refused_and_changes_nothing(env, action, says):
    env.reset(seed=0)
    before = env.episode.game.state_hash()
    with pytest.raises(ActionError, match=says):
        env.step(action)
    assert env.episode.game.state_hash() == before
    assert env.episode.taken == 0


def test_bytes_that_are_no_state_are_refused(env):
    env.reset(seed=0)
    with pytest.raises(StateError):
        env.step({"code": "print(1)", "game_state": b"xx"})
    with pytest.raises(StateError):
        env.reset(options={"game_state": b"xx"})
    with pytest.raises(ActionError, match="not speed"):
        env.reset(options={"speed": 3})


def test_a_seed_is_a_world(env):
    first, _ = env.reset(seed=0)
    world = env.episode.game.state_hash()
    env.reset(seed=7)
    other = env.episode.game.state_hash()
    assert other != world
    env.reset()
    assert env.episode.game.state_hash() == other
    again, _ = env.reset(seed=0)
    assert env.episode.game.state_hash() == world
    assert Observation.from_dict(again) == Observation.from_dict(first)


def test_random_worlds_follow_from_the_seed(short_task):
    env = FactorioEnv(short_task, random_worlds=True, in_process=True)
    seen = []
    for _ in range(2):
        infos = [env.reset(seed=5)[1], env.reset()[1], env.reset()[1]]
        seen.append([info["seed"] for info in infos])
        assert seen[-1][2] == env.episode.seed
    assert seen[0] == seen[1]
    assert len(set(seen[0])) == 3
    env.close()


def test_a_state_goes_on_where_it_was_taken(program_env, short_task):
    env = program_env
    env.reset(seed=4)
    *_, info = env.step("def double(n):\n    return 2 * n\nx = 21\nsleep(3)")
    state = info["output_game_state"]
    assert info["game_state"] is state
    went_on = env.step("print(double(x), score())")
    *_, late = env.step("sleep(1)")
    for given in (state, state.to_bytes(), Action("", game_state=state).to_dict()["game_state"]):
        env.reset(options={"game_state": given})
        assert env.episode.taken == 1
        observation, reward, *_ = env.step("print(double(x), score())")
        assert observation["raw_text"] == went_on[0]["raw_text"] == "1: (42, [0.0, 0.0])"
        assert observation["game_info"]["tick"] == went_on[0]["game_info"]["tick"]
        assert reward == went_on[1]
    # In another environment, by the action.
    other = FactorioEnv(short_task)
    other.reset(seed=0)
    observation, *_ = other.step({"code": "print(double(x))", "game_state": state})
    assert observation["raw_text"] == "1: (42,)"
    other.close()
    with pytest.raises(EnvironmentStateError, match="moved on"):
        late["output_game_state"]


def test_the_map_is_an_array_of_pixels(short_task):
    env = FactorioEnv(short_task, render_mode="rgb_array", enable_vision=True, in_process=True)
    observation, _ = env.reset(seed=0)
    pixels = env.render()
    assert pixels.dtype == np.uint8
    assert pixels.ndim == 3
    assert pixels.shape[2] == 3
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 10
    assert observation["map_image"].startswith("iVBORw0KGgo")
    assert observation in env.observation_space
    env.close()


def test_closing_twice_is_allowed_and_a_reset_opens_again(short_task):
    env = FactorioEnv(short_task, in_process=True)
    env.close()
    with pytest.raises(EnvironmentStateError, match="reset"):
        env.step("print(1)")
    env.reset(seed=0)
    env.close()
    env.close()
    with pytest.raises(EnvironmentStateError, match="reset"):
        env.state()
    env.reset(seed=0)
    assert env.step("print(1)")[0]["raw_text"] == "1: (1,)"
    env.close()


def test_options_that_make_no_sense_are_refused(short_task):
    with pytest.raises(ValueError, match="rgb_array"):
        FactorioEnv(short_task, render_mode="human")
    with pytest.raises(ValueError, match="open"):
        FactorioEnv(short_task, technologies="some")
    with pytest.raises(FleError, match="no task is called"):
        FactorioEnv("iron_ore_throughput_17")
    with pytest.raises(FleError, match="2 servers"):
        FactorioEnv(short_task, server=["a:1", "b:2"], run_idx=2)
