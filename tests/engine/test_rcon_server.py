import struct
import threading
import time

import factorio_rcon
import pytest

from fle.engine.rcon_server import RconServer
from tests.engine.rcon_client import RawClient, frame


class Engine:
    """An engine whose console is a Python function."""

    def __init__(self):
        self.lines = []
        self.tick = 0
        self.tick_paused = True
        self.ticks_to_run = 0
        self.speed = 1.0
        self.on_log = None
        self.fails = False
        self.at = []

    def console(self, line):
        self.lines.append(line)
        self.at.append(self.tick)
        word, _, rest = line.partition(" ")
        if word == "/big":
            return "x" * int(rest)
        if word == "/quiet":
            return ""
        if word == "/run":
            self.ticks_to_run = int(rest)
        if word == "/fail":
            raise RuntimeError("a bug of the emulator")
        if word == "/tick":
            return f"{self.tick}\n"
        return f"you said {line}\n"

    def advance(self, ticks):
        if self.fails:
            self.fails = False
            raise RuntimeError("a script failed in a tick")
        run = min(ticks, self.ticks_to_run) if self.tick_paused else ticks
        if self.tick_paused:
            self.ticks_to_run -= run
        self.tick += run
        return run


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def server(engine):
    with RconServer(engine, password="secret") as running:
        yield running


@pytest.fixture
def client(server):
    with RawClient(server, "secret") as opened:
        yield opened


def test_a_library_client_talks_to_it(server):
    with factorio_rcon.RCONClient("127.0.0.1", server.port, "secret", timeout=10) as client:
        assert client.send_command("/hello") == "you said /hello"
        assert client.send_command("/quiet") is None
        assert client.send_commands({1: "/a", 2: "/b"}) == {1: "you said /a", 2: "you said /b"}


def test_a_wrong_password_gets_identifier_minus_one_and_nothing_else(server, engine):
    with RawClient(server) as client:
        client.send(5, 3, "wrong")
        assert client.read() == (-1, 2, b"")
        assert client.command(6, "/hello") == (-1, 2, b"")
        assert engine.lines == []
        client.send(7, 3, "secret")
        assert client.read() == (7, 2, b"")
        assert client.command(8, "/hello") == (8, 0, b"you said /hello\n")


def test_a_library_client_sees_a_wrong_password(server):
    with pytest.raises(factorio_rcon.InvalidPassword):
        factorio_rcon.RCONClient("127.0.0.1", server.port, "nope", timeout=10)


def test_passwords_are_made_up_differently(engine):
    first, second = RconServer(engine), RconServer(engine)
    assert first.password != second.password
    assert len(first.password) >= 16
    for unused in (first, second):
        unused.stop()
        unused.serve()


def test_an_empty_answer_is_an_empty_body(client):
    assert client.command(1, "/quiet") == (1, 0, b"")


@pytest.mark.parametrize("size", [4096, 4097, 100_000, 3_000_000])
def test_an_answer_is_one_packet_whatever_its_size(client, size):
    assert client.command(1, f"/big {size}") == (1, 0, b"x" * size)


@pytest.mark.parametrize("size", [70_000, 10_000_000])
def test_long_requests_arrive_whole(client, engine, size):
    identifier, _, body = client.command(3, "/echo " + "y" * size)
    assert identifier == 3
    assert len(body) == len("you said /echo \n") + size
    assert len(engine.lines[0]) == len("/echo ") + size


def test_a_body_ends_at_its_first_nul(client, engine):
    client.command(1, b"/one\x00/two")
    assert engine.lines == ["/one"]


def test_a_request_may_come_in_pieces(client, engine):
    for byte in frame(9, 2, "/slow"):
        client.socket.sendall(bytes([byte]))
    assert client.read() == (9, 0, b"you said /slow\n")
    assert engine.lines == ["/slow"]


def test_requests_may_come_all_at_once(client):
    client.socket.sendall(b"".join(frame(n, 2, f"/n {n}") for n in range(1, 101)))
    answers = [client.read() for _ in range(100)]
    assert answers == [(n, 0, f"you said /n {n}\n".encode()) for n in range(1, 101)]


def test_a_marker_packet_is_echoed_empty_in_its_turn(client):
    client.socket.sendall(frame(1, 2, "/a") + frame(2, 0, ""))
    assert client.read() == (1, 0, b"you said /a\n")
    assert client.read() == (2, 0, b"")


def test_identifier_zero_receives_the_log(server, client):
    assert client.command(0, "/hello") == (0, 0, b"you said /hello\n")
    server._engine.on_log("a line of the log")
    assert client.read() == (0, 0, b"a line of the log")


def test_other_identifiers_never_see_the_log(server, client):
    client.command(1, "/hello")
    server.log_line("a line of the log")
    assert client.command(2, "/bye") == (2, 0, b"you said /bye\n")


def test_several_clients_share_one_world(server):
    with RawClient(server, "secret") as one, RawClient(server, "secret") as two:
        one.command(1, "/run 60")
        assert two.command(1, "/tick") == (1, 0, b"60\n")


def test_a_client_that_dies_inside_a_request_harms_nobody(server, client, engine):
    dying = RawClient(server, "secret")
    dying.socket.sendall(frame(1, 2, "/never")[:-4])
    dying.close()
    deaf = RawClient(server, "secret")
    deaf.send(1, 2, "/big 3000000")
    deaf.close()
    assert client.command(1, "/still") == (1, 0, b"you said /still\n")
    assert "/never" not in engine.lines


@pytest.mark.parametrize("length", [-1, 0, 9, 1 << 30])
def test_an_impossible_length_ends_that_line_alone(server, client, length):
    with RawClient(server, "secret") as mad:
        mad.socket.sendall(struct.pack("<i", length) + b"\x01" * 20)
        assert mad.ended()
    assert client.command(1, "/still") == (1, 0, b"you said /still\n")


def test_the_largest_request_can_be_chosen(engine):
    with RconServer(engine, password="p", largest_request=1000) as server:
        with RawClient(server, "p") as client:
            client.send(1, 2, "/echo " + "y" * 2000)
            assert client.ended()
        with RawClient(server, "p") as client:
            assert client.command(1, "/echo")[0] == 1


def test_random_bytes_end_that_line_alone(server, client):
    with RawClient(server) as mad:
        mad.socket.sendall(bytes(range(255, 0, -1)) * 10)
        assert mad.ended()
    assert client.command(1, "/still") == (1, 0, b"you said /still\n")


def test_a_bug_behind_the_console_is_an_empty_answer(client, caplog):
    assert client.command(1, "/fail") == (1, 0, b"")
    assert client.command(2, "/next") == (2, 0, b"you said /next\n")
    assert "command.failed" in caplog.text


def test_a_lockstep_world_runs_to_its_pause_before_the_next_command(client, engine):
    client.socket.sendall(frame(1, 2, "/run 100000") + frame(2, 2, "/tick"))
    client.read()
    assert client.read() == (2, 0, b"100000\n")


def test_a_script_that_fails_in_a_tick_does_not_end_the_server(client, engine, caplog):
    engine.fails = True
    client.command(1, "/run 10")
    assert client.command(2, "/tick") == (2, 0, b"10\n")
    assert "tick.failed" in caplog.text


def test_a_running_world_keeps_its_speed(server, client, engine):
    engine.speed = 10.0
    engine.tick_paused = False
    client.command(1, "/wake")
    time.sleep(0.5)
    tick = int(client.command(2, "/tick")[2])
    assert 150 <= tick <= 900


def test_stopping_closes_every_line(engine):
    with RconServer(engine, password="p") as server:
        client = RawClient(server, "p")
    assert client.ended()
    client.close()
    assert not any(thread.name == "fle-rcon-server" for thread in threading.enumerate())


def test_its_port_can_be_taken_again(engine):
    with RconServer(engine, password="p") as first:
        port = first.port
    with RconServer(engine, password="p", port=port) as second, RawClient(second, "p") as client:
        assert client.command(1, "/a")[0] == 1


@pytest.fixture
def real_client(engine):
    with (
        RconServer(engine, password="p", pace="real", ups=500) as server,
        RawClient(server, "p") as opened,
    ):
        yield opened


def test_the_real_pace_feeds_a_long_command_in(real_client, engine):
    engine.tick_paused = False
    start = engine.tick
    real_client.command(1, "/long " + "z" * 2000)
    assert engine.at[0] - start >= 20


def test_the_real_pace_lets_a_short_command_overtake(real_client, engine):
    real_client.socket.sendall(frame(1, 2, "/long " + "z" * 2000) + frame(2, 2, "/short"))
    assert [real_client.read()[0], real_client.read()[0]] == [2, 1]
    assert engine.lines[0] == "/short"


def test_the_real_pace_applies_one_command_a_tick_at_most_sooner(real_client, engine):
    engine.tick_paused = False
    for number in range(1, 11):
        real_client.command(number, "/a")
    assert engine.at == sorted(set(engine.at))


def test_commands_run_while_the_world_is_paused(real_client, engine):
    assert real_client.command(1, "/tick") == (1, 0, b"0\n")


def test_the_real_pace_runs_sixty_ticks_a_second_unless_told(engine):
    engine.tick_paused = False
    with RconServer(engine, password="p", pace="real") as server, RawClient(server, "p") as client:
        started = time.monotonic()
        for number in range(1, 13):
            client.command(number, "/a")
        assert time.monotonic() - started > 0.15


@pytest.mark.parametrize("wrong", [{"pace": "slow"}, {"ups": 60}, {"pace": "real", "ups": 0}])
def test_misuse_is_refused(engine, wrong):
    with pytest.raises(ValueError, match=r"pace|ups"):
        RconServer(engine, **wrong)
