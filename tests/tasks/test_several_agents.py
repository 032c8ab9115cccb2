"""Episodes of several agents: names, hands, turns and messages of their own; one world."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import fle
from fle.engine.host import EmbeddedServer
from fle.engine.rcon_server import RconServer
from fle.interpreter import Interpreter
from fle.runtime.interface import package_interface
from fle.runtime.session import Session
from fle.tasks import find_task
from fle.tasks.episode import Episode
from fle.tasks.state import read_state, write_state

IMPOSTOR = "iron_plate_throughput_multiagent_impostor"


@contextmanager
def over_rcon() -> Iterator[Session]:
    with (
        EmbeddedServer(mods=[package_interface().mod]) as server,
        RconServer(server, password="secret") as line,
        fle.connect(f"127.0.0.1:{line.port}", password="secret") as session,
    ):
        yield session


@pytest.fixture(params=["1.1", "2.0", "rcon"])
def episode(request: pytest.FixtureRequest) -> Iterator[Episode]:
    opened = over_rcon() if request.param == "rcon" else fle.connect(factorio=request.param)
    with opened as game:
        playing = Episode(game, task=find_task(IMPOSTOR), executor=Interpreter)
        playing.start(seed=0)
        yield playing
        playing.close()


def test_agents_have_names_hands_and_messages_of_their_own(episode: Episode) -> None:
    assert episode.num_agents == 2
    episode.run("mine = 1; place_entity(Prototype.WoodenChest, position=Position(x=4, y=0))")
    step = episode.run("print(inspect_inventory()[Prototype.WoodenChest]); print(mine)", agent=1)
    assert step.output == "1: (10,)"
    assert step.error_type == "NameError"
    assert step.agent == 1
    episode.run("send_message('trust me')", agent=1)
    heard = [
        [message.message for message in game.get_messages(number)]
        for number, game in enumerate(episode.games, start=1)
    ]
    assert heard == [["trust me"], []]
    # They see one world.
    seen = episode.run("print(len(get_entities({Prototype.WoodenChest})))", agent=1)
    assert seen.output == "1: (1,)"


def test_each_agent_has_its_own_programs_and_instructions(episode: Episode) -> None:
    for _ in range(16):
        episode.run("pass")
    assert (episode.steps_left(0), episode.steps_left(1), episode.truncated) == (0, 16, False)
    told = [episode.observe(agent) for agent in range(2)]
    assert [info.agent_instructions for info in told if info] == list(
        find_task(IMPOSTOR).agent_instructions
    )
    for _ in range(16):
        episode.run("pass", agent=1)
    assert episode.truncated


def test_a_new_episode_forgets_both(episode: Episode) -> None:
    game = episode.game
    before = game.state_hash() if game.can_copy else None
    for agent in range(2):
        episode.run("kept = 1; send_message('hello'); move_to(Position(x=9, y=9))", agent)
    episode.start(seed=0)
    assert (game.state_hash() if game.can_copy else None) == before
    assert [episode.run("print(kept)", agent).error_type for agent in range(2)] == ["NameError"] * 2
    assert [session.get_messages() for session in episode.games] == [[], []]


def test_a_state_brings_both_back(episode: Episode, tmp_path: Path) -> None:
    episode.run("mine = 1; send_message('one')")
    episode.run("yours = 2; move_to(Position(x=9.5, y=9.5))", agent=1)
    write_state(tmp_path / "state", episode.state())
    episode.start(seed=5)
    episode.restore(read_state(tmp_path / "state"))
    assert [episode.steps_left(agent) for agent in range(2)] == [15, 15]
    assert episode.run("print(mine)").output == "1: (1,)"
    assert episode.run("print(yours)", agent=1).output == "1: (2,)"
    assert [message.message for message in episode.game.get_messages(2)] == ["one"]
    assert episode.games[1].get_agent().position.is_close(fle.Position(9.5, 9.5))


def test_a_server_that_cannot_be_copied_is_measured_in_place(episode: Episode) -> None:
    step = episode.run("pass")
    assert step.verdict is not None
    copied = episode.game.can_copy
    assert step.verdict.measured == ("copy" if copied else "in place")
    assert step.verdict.holdouts == (0, 0)
    # Two minutes passed in place, none where a copy was measured.
    assert episode.game.now() - step.tick == (0 if copied else 7200)
