import pytest

import fle
from fle.tasks import find_task
from fle.tasks.episode import Episode

PROGRAM = """
drill = place_entity(
    Prototype.BurnerMiningDrill, position=move_to(nearest(Resource.IronOre))
)
insert_item(Prototype.Coal, drill, quantity=5)
place_entity(Prototype.WoodenChest, position=drill.drop_position)
harvest_resource(move_to(nearest(Resource.Coal)), quantity=5)
kept = 1
sleep(20)
"""

versions = pytest.mark.parametrize("factorio", ["1.1", "2.0"])
KIT = {"burner-mining-drill": 3, "coal": 50, "stone-furnace": 1, "wooden-chest": 3}


def start(episode: Episode, seed: int = 0) -> str:
    episode.start(seed=seed, inventory=KIT, technologies="none", realistic=False)
    return episode.game.state_hash()


@versions
def test_an_episode_starts_alike_however_many_came_before(factorio: str) -> None:
    with fle.connect(factorio=factorio) as game:
        episode = Episode(game)
        fresh = start(episode)
        for _ in range(3):
            step = episode.run(PROGRAM)
            assert step.error is None
            assert game.state_hash() != fresh
            assert start(episode) == fresh
        assert start(episode, seed=5) != fresh
        assert start(episode) == fresh
    with fle.connect(factorio=factorio) as game:
        assert start(Episode(game)) == fresh


def test_names_of_an_episode_do_not_reach_the_next() -> None:
    with fle.connect() as game:
        episode = Episode(game)
        start(episode)
        episode.run(PROGRAM)
        assert episode.run("print(kept)").error is None
        start(episode)
        assert "NameError" in (episode.run("print(kept)").error or "")


@versions
def test_measuring_does_not_touch_the_agents_world(factorio: str) -> None:
    with fle.connect(factorio=factorio) as game:
        episode = Episode(game, task=find_task("iron_ore_throughput_16"))
        start(episode)
        episode.run(PROGRAM)
        before = game.state_hash()
        verdict = episode.verify()
        assert game.state_hash() == before
        # One drill makes 15 in 60 s without research: not 16.
        assert verdict is not None
        assert (verdict.throughput, verdict.success, verdict.measured) == (15, False, "copy")


def test_a_step_counts_its_own_ticks() -> None:
    with fle.connect() as game:
        episode = Episode(game)
        start(episode)
        assert [episode.run(f"sleep({n})").ticks for n in (1, 0.5, 0)] == [60, 30, 0]
