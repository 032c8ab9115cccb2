"""Several agents over one line: a session each, and one world that they share."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import fle
from fle import Inventory, Session
from fle.engine.host import EmbeddedServer
from fle.engine.rcon_server import RconServer
from fle.generated.errors import UnknownAgent
from fle.runtime.errors import EngineError
from fle.runtime.interface import package_interface

ITEMS = [Inventory({"coal": 5}), Inventory({"wood": 3})]


@contextmanager
def over_rcon() -> Iterator[Session]:
    with (
        EmbeddedServer(mods=[package_interface().mod]) as server,
        RconServer(server, password="secret") as line,
        fle.connect(f"127.0.0.1:{line.port}", password="secret") as game,
    ):
        yield game


@pytest.fixture(params=["1.1", "2.0", "rcon"])
def game(request: pytest.FixtureRequest) -> Iterator[Session]:
    opened = over_rcon() if request.param == "rcon" else fle.connect(factorio=request.param)
    with opened as session:
        session.reset(agents=2, inventories=ITEMS)
        yield session


def test_each_session_acts_as_its_own_agent(game: Session) -> None:
    second = game.as_agent(2)
    assert (game.agent, second.agent) == (1, 2)
    assert game.inspect_inventory() == ITEMS[0]
    assert second.inspect_inventory() == ITEMS[1]
    second.send_message("wood is here")
    assert [message.sender for message in game.get_messages(1)] == [2]
    assert game.get_messages(2) == []


def test_leaving_keeps_the_line_of_the_others(game: Session) -> None:
    second = game.as_agent(2)
    second.close()
    assert game.inspect_inventory() == ITEMS[0]


def test_agents_count_from_one(game: Session) -> None:
    with pytest.raises(EngineError, match="count from 1"):
        game.as_agent(0)


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_a_snapshot_carries_the_sessions_of_all_agents(factorio: str) -> None:
    with fle.connect(factorio=factorio) as game, fle.connect(factorio=factorio) as other:
        game.reset(agents=2, inventories=ITEMS)
        second = game.as_agent(2)
        second.sleep(1)
        data, state = game.snapshot(), game.state_hash()
        second.send_message("later")
        game.restore(data)
        assert game.state_hash() == state
        second.sleep(1)
        assert second.tick == game.now()
        # Another process has its own sessions, opened before and after.
        there = other.as_agent(2)
        other.restore(data)
        assert other.state_hash() == state
        assert there.inspect_inventory() == ITEMS[1]
        assert other.as_agent(2).inspect_inventory() == ITEMS[1]


def test_a_renewed_world_has_its_first_agent_alone() -> None:
    with fle.connect() as game:
        game.reset(agents=2, inventories=ITEMS)
        second = game.as_agent(2)
        game.renew()
        with pytest.raises(UnknownAgent):
            second.inspect_inventory()
        game.reset(agents=2, inventories=ITEMS)
        assert second.inspect_inventory() == ITEMS[1]
