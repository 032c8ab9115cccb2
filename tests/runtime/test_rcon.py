import base64
import os

import pytest
from engine.rcon_client import RawClient
from runtime.line_cutter import LineCutter
from runtime.support import scripted_server

import fle
from fle.engine.rcon_server import RconServer
from fle.generated.types import Prototype
from fle.runtime.errors import ProtocolError, SchemaError, TransportError


@pytest.fixture
def world():
    return scripted_server()


@pytest.fixture
def server(world):
    with RconServer(world, password="secret") as running:
        yield running


@pytest.fixture
def game(server):
    with fle.connect(server.address, password="secret", timeout=5.0) as session:
        yield session


@pytest.fixture
def cutter(server):
    with LineCutter(server.port) as proxy:
        yield proxy


@pytest.fixture
def cut_game(cutter):
    with fle.connect(f"127.0.0.1:{cutter.port}", password="secret", timeout=5.0) as session:
        yield session


def test_calls_travel_over_rcon(game, world):
    assert game.craft_item(Prototype.Coal, 5) == 5
    assert game.backend == "scripted 1.1.110"
    assert world.applied[0][1][1] == 5


def test_a_call_that_takes_time_is_collected(game, world):
    assert game.sleep(100) is True
    assert game.tick == 6000


def test_a_wrong_password_says_where_the_right_one_is(server):
    with pytest.raises(TransportError, match="password"):
        fle.connect(server.address, password="wrong")
    with fle.connect(server.address, password="secret") as game:
        assert game.craft_item(Prototype.Coal, 2) == 2


def test_a_server_that_is_not_there_is_a_clear_error(server):
    with RconServer(scripted_server(), password="p") as gone:
        address = gone.address
    with pytest.raises(TransportError, match="cannot be reached"):
        fle.connect(address, password="p", timeout=1.0)


@pytest.mark.parametrize("moment", ["cut_before", "cut_after"])
def test_a_line_that_breaks_inside_a_batch_loses_and_repeats_nothing(
    cut_game, cutter, world, moment
):
    setattr(cutter, moment, 1)
    with cut_game.batch() as b:
        made = [b.craft_item(Prototype.Coal, count) for count in range(1, 11)]
    assert [each.value for each in made] == list(range(1, 11))
    assert len(world.applied) == 10
    assert cutter.connections == 2
    assert cut_game.traffic.reconnects == 1
    assert cut_game.craft_item(Prototype.Coal, 11) == 11
    assert len(world.applied) == 11


@pytest.mark.parametrize("moment", ["cut_before", "cut_after"])
def test_a_line_that_breaks_while_a_call_takes_time_changes_nothing(
    cut_game, cutter, world, moment
):
    real, polls = world.execute, []

    def count_and_cut(message):
        polls.append(1)
        if len(polls) == 2:
            setattr(cutter, moment, 1)
        return real(message)

    world.execute = count_and_cut
    with cut_game.batch() as b:
        b.sleep(5)
        b.craft_item(Prototype.Coal, 3)
        b.sleep(5)
        made = b.craft_item(Prototype.Coal, 4)
    assert made.value == 4
    assert world.tick == 600
    assert [name for name, _ in world.applied].count("craft_item") == 2


def test_it_keeps_trying_until_the_server_is_back(cut_game, cutter, world):
    cutter.cut_after = 1
    cutter.refuse = 3
    assert cut_game.craft_item(Prototype.Coal, 6) == 6
    assert len(world.applied) == 1


def test_it_gives_up_in_time_and_works_again_later(server, cutter, world):
    with fle.connect(f"127.0.0.1:{cutter.port}", password="secret", timeout=0.5) as game:
        cutter.cut_before = 1
        cutter.refuse = 1000
        with pytest.raises(TransportError, match=r"within 0\.5 s"):
            game.craft_item(Prototype.Coal, 1)
        cutter.refuse = 0
        assert game.craft_item(Prototype.Coal, 2) == 2


def test_long_answers_and_requests_travel(game, world):
    with game.batch() as b:
        said = b.print("y" * 150_000)
    assert said.value == "y" * 150_000


def test_zlib_is_used_only_when_it_keeps_all_bytes(world):
    lines = []
    world.console, real = lambda line: (lines.append(line), real(line))[1], world.console
    with RconServer(world, password="p") as server:
        with fle.connect(server.address, password="p") as game:
            assert game.print("y" * 5000) == "y" * 5000
        assert lines[-1].startswith("/fle z")
        world._zlib_works = False
        with fle.connect(server.address, password="p") as game:
            assert game.print("y" * 5000) == "y" * 5000
        assert lines[-1].startswith("/fle m")


def test_no_command_but_its_own_is_ever_sent(game, world):
    lines = []
    world.console, real = lambda line: (lines.append(line), real(line))[1], world.console
    game.sleep(3)
    game.craft_item(Prototype.Coal, 3)
    assert lines
    assert all(line.startswith("/fle ") for line in lines)


def test_a_server_without_the_mod_says_so(world):
    world.console = lambda line: 'Unknown command "fle". Enter /help for a list of commands.\n'
    with (
        RconServer(world, password="p") as server,
        pytest.raises(ProtocolError, match=r"Unknown command.*fle mod build"),
    ):
        fle.connect(server.address, password="p")


def test_a_mod_that_dies_without_a_word_is_a_clear_error(game, world):
    real, world.console = world.console, lambda line: ""
    with pytest.raises(ProtocolError, match="answered nothing"):
        game.score()
    world.console = real
    assert list(game.score()) == [1.5, 0]


def test_a_garbled_answer_is_a_clear_error(game, world):
    real, world.console = world.console, lambda line: "m***"
    with pytest.raises(ProtocolError, match="garbled"):
        game.score()
    world.console = real
    assert list(game.score()) == [1.5, 0]


def test_a_stale_schema_is_refused():
    with (
        RconServer(scripted_server(schema_hash="0" * 16), password="p") as server,
        pytest.raises(SchemaError),
    ):
        fle.connect(server.address, password="p")


def test_another_version_than_asked_is_refused(server):
    with pytest.raises(ProtocolError, match=r"1\.1\.110, not 2\.0"):
        fle.connect(server.address, password="secret", factorio="2.0")


def test_random_frames_are_answered_with_a_fault_and_harm_nothing(server, game):
    with RawClient(server, "secret") as client:
        for number in range(1, 50):
            frame = base64.b64encode(os.urandom(number)).decode()
            assert client.command(number, f"/fle m{frame}")[0] == number
        client.command(50, "/fle z" + base64.b64encode(b"no zlib").decode())
        client.command(51, "/fle ?")
        client.command(52, "/fle")
    assert game.craft_item(Prototype.Coal, 5) == 5


def test_identifiers_never_reach_the_log_streams_zero(game):
    client = game._link.transport._client
    client.id_seq = 2**31 - 4
    for count in range(1, 6):
        assert game.craft_item(Prototype.Coal, count + 1) == count + 1
    assert 0 < client.id_seq < 100
