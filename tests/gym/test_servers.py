"""Environments on servers with RCON."""

import pytest
from short_task import SOLUTION

from fle._resources import resource
from fle.engine.host import EmbeddedServer
from fle.engine.rcon_server import RconServer
from fle.gym import FactorioEnv
from fle.gym.servers import ServerError, address_of
from fle.runtime.errors import FleError


@pytest.fixture
def address(monkeypatch):
    monkeypatch.setenv("FLE_RCON_PASSWORD", "secret")
    server = EmbeddedServer(mods=[resource("mod")])
    with RconServer(server, password="secret") as running:
        yield running.address
    server.close()


def test_a_server_with_rcon_is_played_like_an_embedded_one(address, short_task):
    env = FactorioEnv(short_task, server=address, in_process=True)
    observation, _ = env.reset(seed=0)
    assert observation in env.observation_space
    env.step("chest = 5")
    *_, info = env.step("print(chest)")
    state = info["output_game_state"]
    assert state.kind == "state"
    observation, reward, terminated, *_ = env.step(SOLUTION)
    assert terminated
    assert reward >= 8
    env.reset(options={"game_state": state})
    assert env.step("print(chest)")[0]["raw_text"] == "1: (5,)"
    env.close()


def test_run_idx_chooses_among_servers(address, short_task):
    env = FactorioEnv(short_task, server=["127.0.0.1:1", address], run_idx=1, in_process=True)
    env.reset(seed=0)
    assert env.episode.game.can_copy is False
    env.close()


def test_the_published_variables_name_a_server(monkeypatch):
    for name in ("FACTORIO_SERVER_ADDRESS", "FACTORIO_SERVER_PORT"):
        monkeypatch.delenv(name, raising=False)
    assert address_of(None, 0) == "embedded"
    monkeypatch.setenv("FACTORIO_SERVER_ADDRESS", "10.0.0.1")
    with pytest.raises(ServerError, match="together"):
        address_of(None, 0)
    monkeypatch.setenv("FACTORIO_SERVER_PORT", "27000")
    assert address_of(None, 3) == "10.0.0.1:27000"


def test_a_password_is_asked_for(monkeypatch, short_task):
    monkeypatch.delenv("FLE_RCON_PASSWORD", raising=False)
    env = FactorioEnv(short_task, server="127.0.0.1:1")
    with pytest.raises(FleError, match="FLE_RCON_PASSWORD"):
        env.reset(seed=0)
