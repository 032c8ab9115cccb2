"""The runtime against the mod on the embedded server, in this process and over RCON."""

import base64
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from engine.rcon_client import RawClient
from runtime.line_cutter import LineCutter

import fle
from fle.engine.host import EmbeddedServer
from fle.engine.rcon_server import RconServer
from fle.generated.errors import ERRORS
from fle.interpreter import Interpreter
from fle.runtime.interface import package_interface

VERSIONS = ["1.1", "2.0"]


@pytest.fixture(params=VERSIONS)
def factorio(request):
    return request.param


@pytest.fixture
def game(factorio):
    with fle.connect(factorio=factorio, seed=3) as session:
        yield session


@pytest.fixture
def server(factorio):
    with (
        EmbeddedServer(factorio=factorio, mods=[package_interface().mod]) as engine,
        RconServer(engine, password="secret") as running,
    ):
        yield running


@pytest.fixture
def distant(server):
    with fle.connect(server.address, password="secret", timeout=5.0) as session:
        yield session


@pytest.fixture(params=["embedded", "rcon"])
def either(request, factorio):
    return request.getfixturevalue("game" if request.param == "embedded" else "distant")


def test_both_transports_say_what_answers(either, factorio):
    assert either.backend.startswith(f"embedded {factorio}")
    assert either.print("a", 1) == "a\t1"


def test_a_call_lets_exactly_its_ticks_pass(either):
    before = either.now()
    assert either.sleep(2.5) is True
    assert either.now() - before == 150


def test_a_batch_that_takes_time_comes_back_whole(either):
    before = either.now()
    with either.batch() as b:
        said = [b.print("one")]
        b.sleep(1)
        said.append(b.print("two"))
        b.sleep(1)
        said.append(b.print(said[0], said[1]))
    assert [each.value for each in said] == ["one", "two", "one\ttwo"]
    assert either.tick - before == 120


def test_a_wrong_argument_is_a_fault_and_the_next_call_works(either):
    with pytest.raises(ERRORS["wrong_type"]):
        either.sleep("long")
    with pytest.raises(ERRORS["out_of_range"]):
        either.sleep(-1)
    assert either.print("still") == "still"


def test_a_tool_that_does_not_exist_is_a_fault_and_the_next_call_works(either):
    either._entries = {**either._entries, "print": (9999, (), ())}
    with pytest.raises(ERRORS["unknown_tool"]):
        either.print("a")
    either._entries = {**either._entries, "print": (either.interface.tools["print"].index, (), ())}
    assert either.print("still") == "still"


def test_a_stale_schema_names_both_sides_and_the_repair(server, monkeypatch):
    stale = replace(package_interface(), schema_hash="0" * 16)
    monkeypatch.setattr("fle.runtime.connection.package_interface", lambda: stale)
    with pytest.raises(fle.SchemaError, match=r"0{16}.*fle mod build"):
        fle.connect(server.address, password="secret")


def test_long_answers_come_in_pieces(either):
    text = "long " * 60_000
    assert either.print(text) == text


def test_more_calls_than_a_request_takes_are_split(either):
    with either.batch() as b:
        said = [b.print(index) for index in range(12_000)]
    assert said[11_999].value == "11999"


@pytest.mark.parametrize("moment", ["cut_before", "cut_after"])
def test_a_line_that_breaks_inside_a_batch_loses_and_repeats_nothing(server, moment):
    with (
        LineCutter(server.port) as cutter,
        fle.connect(f"127.0.0.1:{cutter.port}", password="secret", timeout=5.0) as game,
    ):
        before = game.now()
        setattr(cutter, moment, 1)
        with game.batch() as b:
            for _ in range(5):
                b.sleep(1)
            said = b.print("done")
        assert said.value == "done"
        assert game.traffic.reconnects >= 1
        assert game.now() - before == 300


def test_frames_of_random_bytes_are_answered_and_change_nothing(server, distant):
    with RawClient(server, "secret") as client:
        for number in range(1, 30):
            frame = base64.b64encode(os.urandom(7 * number)).decode()
            identifier, _, body = client.command(number, f"/fle m{frame}")
            assert identifier == number
            assert body.startswith(b"m")
        for number, frame in enumerate(["", "m", "z", "zAAAA", "q123", "m\x7f", "m===="], 100):
            assert client.command(number, f"/fle {frame}")[2].startswith(b"m")
    assert distant.print("still") == "still"


def test_a_frame_of_ten_megabytes_is_answered_with_a_fault(server, distant):
    with RawClient(server, "secret") as client:
        client.socket.settimeout(60)
        identifier, _, body = client.command(1, "/fle m" + "A" * 10_000_000)
        assert identifier == 1
        assert b"frame_too_large" in base64.b64decode(body.strip()[1:])
    assert distant.print("still") == "still"


def test_a_program_without_end_is_stopped_and_the_next_call_works(either):
    interpreter = Interpreter(either)
    result = interpreter.run("while True:\n    sleep(3600)", timeout=0.5)
    assert result.error_type == "TimeLimit"
    tick = either.now()
    assert either.print("still") == "still"
    assert either.now() == tick
    result = interpreter.run("sleep(1)\nprint('next')")
    assert (result.output, result.error, result.ticks) == ("2: ('next',)", None, 60)


def test_a_snapshot_brings_everything_back(game):
    game.sleep(1)
    data, state = game.snapshot(), game.state_hash()
    game.sleep(5)
    after = game.state_hash()
    assert after != state
    game.restore(data)
    assert game.state_hash() == state
    game.sleep(5)
    assert game.state_hash() == after


def test_a_snapshot_goes_on_in_another_session(game, factorio):
    game.sleep(1)
    data = game.snapshot()
    game.sleep(5)
    with fle.connect(factorio=factorio, seed=99) as other:
        other.restore(data)
        other.sleep(5)
        assert other.state_hash() == game.state_hash()


def test_what_happens_in_a_copy_stays_there(game):
    game.sleep(1)
    state = game.state_hash()
    with game.copy() as copy:
        assert copy.state_hash() == state
        copy.sleep(10)
    assert game.state_hash() == state
    assert game.print("still") == "still"


def test_bytes_that_are_no_snapshot_are_refused(game):
    for wrong in (b"", b"nonsense", b"\x93\x01\x02\x03"):
        with pytest.raises(fle.EngineError, match="snapshot"):
            game.restore(wrong)
    assert game.print("still") == "still"


def test_one_seed_gives_one_state_whatever_runs_it(factorio):
    hashes = set()
    for lua in ("luajit", "lua52"):
        with fle.connect(factorio=factorio, seed=5, lua=lua) as game:
            Interpreter(game).run("sleep(3)\nprint(1)")
            hashes.add(game.state_hash())
    program = (
        "import fle; from fle.interpreter import Interpreter\n"
        f"game = fle.connect(factorio={factorio!r}, seed=5)\n"
        "Interpreter(game).run('sleep(3)\\nprint(1)')\n"
        "print(game.state_hash())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert {done.stdout.decode().strip()} == hashes


def test_a_clock_that_runs_lets_time_pass_between_calls(game):
    import time

    game.set_clock(mode="realtime", speed=10)
    before = game.now()
    time.sleep(0.3)
    assert 100 <= game.now() - before <= 400
    game.set_clock(mode="lockstep")
    tick = game.now()
    time.sleep(0.1)
    assert game.now() == tick


def test_a_typical_call_is_short(game):
    before = game.traffic.bytes_out
    game.sleep(1)
    assert game.traffic.bytes_out - before < 30
