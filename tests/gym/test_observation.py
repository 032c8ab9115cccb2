"""What agents are told, typed and as members of the published space."""

import numpy as np
import pytest
from gymnasium import spaces
from short_task import SOLUTION

from fle.gym import FactorioEnv, Observation, observation_space, observe
from fle.gym.observation import Craft
from fle.gym.texts import plain

PUBLISHED = {
    "automated_score": spaces.Box,
    "character_positions": {"agent_idx", "x", "y"},
    "entities": spaces.Text,
    "flows": {"crafted", "harvested", "input", "output", "price_list", "static_items"},
    "game_info": {"speed", "tick", "time"},
    "inventory": {"quantity", "type"},
    "map_image": spaces.Text,
    "messages": {"content", "sender", "timestamp"},
    "raw_text": spaces.Text,
    "research": {
        "current_research",
        "progress",
        "research_progress",
        "research_queue",
        "technologies",
    },
    "score": spaces.Box,
    "serialized_functions": {"name", "pickled_function"},
    "task_info": {"agent_instructions", "goal_description", "task_key", "trajectory_length"},
    "task_verification": {"meta", "success"},
}


def test_the_space_is_the_published_one():
    space = observation_space()
    assert set(space) == set(PUBLISHED)
    for key, wanted in PUBLISHED.items():
        inner = space[key]
        if isinstance(inner, spaces.Sequence):
            inner = inner.feature_space
        if isinstance(wanted, set):
            assert set(inner) == wanted
        else:
            assert isinstance(inner, wanted)
    assert space["raw_text"].max_length == 10_000
    assert space["map_image"].max_length == 1_000_000
    technology = space["research"]["technologies"].feature_space
    assert set(technology) == {
        "enabled",
        "ingredients",
        "level",
        "name",
        "prerequisites",
        "research_unit_count",
        "research_unit_energy",
        "researched",
    }


PLAYED = (
    SOLUTION,
    "print('caf\\xe9 \\u2603 \\x00', 'x' * 20000)\nfor i in range(600):\n    print(i)",
    """
move_to(nearest(Resource.Wood))
harvest_resource(nearest(Resource.Wood), quantity=10)
craft_item(Prototype.WoodenChest, 2)
craft_item(Prototype.BurnerInserter, 1)
""",
    "set_research(Technology.Automation)\nraise ValueError('\\xfc')",
    "def broken(:",
)


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
@pytest.mark.parametrize("task", ["iron_ore_throughput_16", "open_play"])
def test_every_observation_lies_in_the_space(factorio, task):
    env = FactorioEnv(task, factorio=factorio, technologies="all", in_process=True)
    seen, info = env.reset(seed=2)
    for program in (None, *PLAYED):
        if program is not None and not env.episode.terminated:
            seen, *_, info = env.step(program)
        for key, space in env.observation_space.items():
            assert seen[key] in space, key
        read = Observation.from_dict(seen)
        again = read.to_dict()
        assert again in env.observation_space
        assert Observation.from_dict(again) == read
        typed = info["observation"]
        assert read.inventory == typed.inventory
        assert read.research == typed.research
        assert read.entities == typed.entities
        assert read.flows.crafted == tuple(
            Craft(each.crafted_count, each.inputs, each.outputs) for each in typed.flows.crafted
        )
    assert len(seen["research"]["technologies"]) > 150
    env.close()


def test_an_episode_is_observed_without_an_environment(env):
    env.reset(seed=0)
    *_, info = env.step("place_entity(Prototype.WoodenChest, position=Position(x=1.5, y=2.5))")
    seen = observe(env.episode, step=info["step"])
    assert seen == info["observation"]
    assert seen.entities[0].startswith("Chest(name='wooden-chest'")
    bare = observe(env.episode, vision=True)
    assert bare.raw_text == ""
    assert bare.task_verification is None
    assert bare.task_info == seen.task_info
    assert bare.map_image


def test_technologies_are_listed_as_asked():
    found = {}
    for listed in ("all", "open", "none"):
        env = FactorioEnv("iron_ore_throughput_16", technologies=listed, in_process=True)
        seen, info = env.reset()
        found[listed] = len(seen["research"]["technologies"])
        assert len(info["observation"].research.technologies) == 192
        env.close()
    assert found["all"] == 192
    assert 0 < found["open"] < 40
    assert found["none"] == 0


def test_a_craft_of_several_ingredients_adds_up():
    crafts = (
        Craft(2, {"iron-plate": 2, "iron-gear-wheel": 2, "electronic-circuit": 2}, {"inserter": 2}),
        Craft(1, {"wood": 2}, {"wooden-chest": 1}),
    )
    from fle.gym.decoding import decode_flows
    from fle.gym.encoding import encode_flows
    from fle.gym.observation import Flows

    rows = encode_flows(Flows(crafted=crafts))["crafted"]
    assert rows in observation_space()["flows"]["crafted"]
    assert [int(row["crafted_count"]) for row in rows] == [2, 0, 0, 1]
    assert sum(float(row["outputs"]["amount"]) for row in rows) == 3
    assert decode_flows(encode_flows(Flows(crafted=crafts))).crafted == crafts


def test_numbers_are_arrays_that_nothing_else_holds(env):
    first, _ = env.reset(seed=0)
    second, _ = env.reset(seed=0)
    assert first["score"].dtype == np.float32
    assert first["game_info"]["tick"].dtype == np.int32
    first["score"] += 5
    assert second["score"] == 0


@pytest.mark.parametrize(
    ("text", "longest", "want"),
    [
        ("plain\n\ttext", 100, "plain\n\ttext"),
        ("caf\xe9", 100, "caf\\xe9"),
        ("\x00\x1b", 100, "\\x00\\x1b"),
        ("a\r\nb", 100, "a\\r\nb"),
        ("\u2603", 100, "\\u2603"),
        ("n" * 300, 200, "n" * 197 + "..."),
    ],
)
def test_texts_become_ascii(text, longest, want):
    assert plain(text, longest) == want


def test_a_long_text_keeps_its_ends_and_counts_the_rest():
    text = plain("begin" + "x" * 30_000 + "end", 10_000)
    assert len(text) <= 10_000
    assert text.startswith("begin")
    assert text.endswith("end")
    assert f"{30_008 - 9_900:,} characters left out" in text
