"""Tasks of several agents."""

import json

import pytest
from pettingzoo.test import parallel_api_test

from fle.gym import FactorioEnv, Observation, parallel_env
from fle.gym.action import ActionError
from fle.gym.environment import EnvironmentStateError

FREE = "iron_plate_throughput_multiagent_free"


@pytest.fixture(scope="module")
def pair():
    env = parallel_env(FREE, in_process=True)
    yield env
    env.close()


def test_pettingzoos_own_test_passes(pair):
    # Warnings are errors in these tests.
    parallel_api_test(pair, num_cycles=20)


def test_agents_have_names_and_instructions_of_their_own():
    env = parallel_env("iron_plate_throughput_multiagent_impostor", in_process=True)
    observations, _ = env.reset(seed=0)
    assert env.agents == env.possible_agents == ["agent_0", "agent_1"]
    told = [observations[name]["task_info"]["agent_instructions"] for name in env.agents]
    assert told[0]
    assert told[1]
    assert told[0] != told[1]
    for name in env.agents:
        assert observations[name] in env.observation_space(name)
    env.close()


def test_messages_arrive_with_the_step_and_once(pair):
    pair.reset(seed=0)
    seen, *_ = pair.step({"agent_0": "send_message('one')", "agent_1": "send_message('two')"})
    read = {name: Observation.from_dict(each).messages for name, each in seen.items()}
    assert [(each.sender, each.content) for each in read["agent_1"]] == [("1", "one")]
    assert [(each.sender, each.content) for each in read["agent_0"]] == [("2", "two")]
    seen, *_ = pair.step({"agent_0": "print(1)", "agent_1": "print(2)"})
    assert all(each["messages"] == () for each in seen.values())
    assert [seen[name]["raw_text"] for name in pair.agents] == ["1: (1,)", "1: (2,)"]


def test_agents_act_in_the_order_of_their_numbers(pair):
    pair.reset(seed=0)
    place = "place_entity(Prototype.WoodenChest, position=Position(x={x}.5, y=3.5))"
    look = "print(len(get_entities()))"
    seen, *_ = pair.step({"agent_1": look, "agent_0": place.format(x=1)})
    assert seen["agent_1"]["raw_text"] == "1: (1,)"
    seen, rewards, *_ = pair.step({"agent_0": look, "agent_1": place.format(x=3)})
    assert seen["agent_0"]["raw_text"] == "1: (1,)"
    assert len(seen["agent_0"]["entities"]) == 2
    assert rewards == {"agent_0": 0.0, "agent_1": 0.0}


def test_an_agent_without_a_program_waits(pair):
    pair.reset(seed=0)
    seen, rewards, *_, infos = pair.step({"agent_1": "print(1)"})
    assert seen["agent_0"]["raw_text"] == ""
    assert rewards["agent_0"] == 0.0
    assert "step" not in infos["agent_0"]
    assert pair.episode.steps_left(0) == pair.task.trajectory_length
    with pytest.raises(ActionError, match="agent_7 does not play"):
        pair.step({"agent_7": "print(1)"})
    with pytest.raises(ActionError, match="not int 4"):
        pair.step({"agent_0": {"code": 4}})


def played(seed):
    env = parallel_env(FREE)
    seen = [env.reset(seed=seed)[0]]
    for number in range(3):
        program = f"x = {number}\nsend_message(str(x))\nsleep(1)\nprint(nearest(Resource.IronOre))"
        observations, rewards, *_ = env.step(dict.fromkeys(env.agents, program))
        seen += [observations, rewards]
    state = env.episode.game.state_hash()
    env.close()
    return state, [
        {name: Observation.from_dict(each) if isinstance(each, dict) else each}
        for part in seen
        for name, each in part.items()
    ]


def test_the_same_seed_and_programs_give_the_same():
    assert played(6) == played(6)


@pytest.fixture
def short_pair(tmp_path):
    document = {
        "task_type": "throughput",
        "config": {
            "task_key": "pair_ore_8",
            "goal_description": "Make iron ore together.",
            "throughput_entity": "iron-ore",
            "quota": 8,
            "trajectory_length": 2,
            "num_agents": 2,
        },
    }
    path = tmp_path / "pair.json"
    path.write_text(json.dumps(document))
    return path


def test_programs_that_are_used_up_truncate(short_pair):
    env = parallel_env(short_pair, in_process=True, error_penalty=1.5)
    env.reset(seed=0)
    env.step({"agent_0": "print(1)", "agent_1": "print(1)"})
    *_, ended, used_up, _ = env.step({"agent_0": "1 / 0"})
    assert used_up == {"agent_0": True, "agent_1": False}
    assert env.agents == ["agent_1"]
    _, rewards, ended, used_up, _ = env.step({"agent_1": "1 / 0"})
    assert rewards == {"agent_1": -1.5}
    assert (ended, used_up) == ({"agent_1": False}, {"agent_1": True})
    assert env.agents == []
    with pytest.raises(EnvironmentStateError, match="over"):
        env.step({})
    env.close()
    with pytest.raises(EnvironmentStateError, match="reset"):
        env.step({})


def test_an_agent_whose_programs_are_used_up_has_no_turn(short_pair):
    env = FactorioEnv(short_pair, in_process=True)
    env.reset(seed=0)
    for _ in range(2):
        assert env.step({"agent_idx": 1, "code": "print(1)"})[3] is False
    with pytest.raises(EnvironmentStateError, match="by agent 1"):
        env.step({"agent_idx": 1, "code": "print(1)"})
    env.step("print(1)")
    assert env.step("print(1)")[3] is True
    with pytest.raises(EnvironmentStateError, match="over"):
        env.step("print(1)")
    env.close()


def test_a_solved_task_ends_for_all(short_pair):
    from short_task import SOLUTION

    env = parallel_env(short_pair, in_process=True)
    env.reset(seed=0)
    seen, rewards, ended, used_up, infos = env.step({"agent_0": SOLUTION, "agent_1": "print(1)"})
    assert rewards["agent_0"] >= 8
    assert rewards["agent_1"] == 0
    assert ended == {"agent_0": True, "agent_1": True}
    assert used_up == {"agent_0": False, "agent_1": False}
    assert seen["agent_1"]["raw_text"] == ""
    assert "step" not in infos["agent_1"]
    assert env.agents == []
    env.close()


def test_a_state_goes_on_with_messages_and_counts(pair):
    pair.reset(seed=0)
    pair.step({"agent_0": "send_message('one')\nx = 4", "agent_1": "y = 5"})
    state = pair.state_of_game()
    pair.step({"agent_0": "x = 0"})
    seen, _ = pair.reset(options={"game_state": state.to_bytes()})
    assert seen["agent_1"]["messages"] == ()
    assert pair.episode.steps_left(1) == pair.task.trajectory_length - 1
    seen, *_ = pair.step({"agent_0": "print(x)", "agent_1": "print(y)"})
    assert [seen[name]["raw_text"] for name in pair.agents] == ["1: (4,)", "1: (5,)"]


def test_one_environment_steers_several_agents_by_their_index():
    env = FactorioEnv(FREE, in_process=True)
    env.reset(seed=0)
    assert env.action_space["agent_idx"].n == 2
    env.step({"agent_idx": 1, "code": "send_message('hello')\nmove_to(Position(x=5, y=5))"})
    observation, *_, info = env.step({"agent_idx": 0, "code": "print(1)"})
    assert [each["content"] for each in observation["messages"]] == ["hello"]
    assert info["agent_idx"] == 0
    places = {int(at["agent_idx"]): float(at["x"]) for at in observation["character_positions"]}
    assert places[1] == pytest.approx(5, abs=1)
    state = env.state()
    env.reset(options={"game_state": state})
    observation, *_ = env.step({"agent_idx": 0, "code": "print(1)"})
    assert observation["messages"] == ()
    env.close()
