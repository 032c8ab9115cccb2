import json
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest
from engine.rcon_client import RawClient

import fle


@contextmanager
def serving(*options):
    command = [sys.executable, "-m", "fle", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def announced(process):
    return json.loads(process.stdout.readline())


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
@pytest.mark.parametrize("pace", ["fast", "real"])
def test_it_serves_the_mod(factorio, pace):
    with serving("--json", "--factorio", factorio, "--pace", pace) as process:
        place = announced(process)
        address = f"{place['host']}:{place['port']}"
        with fle.connect(address, password=place["password"], factorio=factorio) as game:
            assert game.backend.startswith(f"embedded {factorio}")
            before = game.now()
            assert game.sleep(1) is True
            assert game.now() - before == 60


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_interrupted(number):
    with serving("--json") as process:
        place = announced(process)
        process.send_signal(number)
        assert process.wait(timeout=20) == 0
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((place["host"], place["port"]))


def test_its_password_is_made_up_and_printed():
    with serving() as process:
        lines = [process.stderr.readline() for _ in range(2)]
        address, password = (line.split(": ")[1].strip() for line in lines)
        assert address.startswith("127.0.0.1:")
        assert len(password) >= 16


def test_another_mod_can_be_served_instead(tmp_path):
    (tmp_path / "info.json").write_text(
        '{"name": "hello", "version": "1.0.0", "title": "t", "author": "a",'
        ' "factorio_version": "1.1"}'
    )
    (tmp_path / "control.lua").write_text(
        'commands.add_command("hello", "", function() rcon.print("hello from " .. game.tick) end)'
    )
    with serving("--json", "--password", "p", "--mod", str(tmp_path)) as process:
        place = announced(process)

        class Server:
            host, port = place["host"], place["port"]

        with RawClient(Server, "p") as client:
            assert client.command(1, "/hello")[2] == b"hello from 0\n"
            assert b"Unknown command" in client.command(2, "/fle")[2]


@pytest.mark.parametrize(
    "options",
    [
        ("--ups", "60"),
        ("--pace", "real", "--ups", "0"),
        ("--mod", ".", "--tools", "."),
        ("--factorio", "0.17"),
        ("--mod", "no/such/folder"),
    ],
)
def test_misuse_is_exit_code_two(options):
    with serving(*options) as process:
        assert process.wait(timeout=20) == 2


def test_a_port_in_use_is_an_error_of_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with serving("--port", port) as process:
            assert process.wait(timeout=20) == 1
            assert "another --port" in process.stderr.read()
