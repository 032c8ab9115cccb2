import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fle.engine.errors import EngineError
from fle.engine.host import EmbeddedServer

VERSIONS = ("1.1", "2.0")
LUAS = ("luajit", "lua52")

CONTROL = """
local function saved() return storage or global end

script.on_init(function() saved().drawn = {} end)

script.on_event(defines.events.on_tick, function(event)
  table.insert(saved().drawn, math.random(1000))
  if saved().fail_at == event.tick then error("on purpose") end
end)

remote.add_interface("m", {
  echo = function(...) return ... end,
  fail_at = function(tick) saved().fail_at = tick end,
  keep_function = function(on) saved().bad = on and print or nil end,
  nested = function() return { list = { 1, 2 }, name = "x" } end,
  write = function(text, append)
    local writer = game.object_name and (helpers or game)
    writer.write_file("notes.txt", text, append)
  end,
  say = function(text) log(text) end,
})
"""

# Plays a world and prints its hash; run in processes of their own.
PLAY = """
import sys
from pathlib import Path
from fle.engine.host import EmbeddedServer

factorio, lua, mod, stop = sys.argv[1:]
server = EmbeddedServer(factorio=factorio, seed=5, mods=[Path(mod)], lua=lua)
server.advance(100)
if stop == "stop":
    server.restore(server.snapshot())
server.console(
    "/c local s = game.surfaces[1] s.request_to_generate_chunks({0, 0}, 1)"
    " s.force_generate_chunk_requests()"
    " local c = s.create_entity{name='iron-chest', position={1, 1}, force='player'}"
    " c.insert{name='coal', count=math.random(50)}"
)
server.advance(100)
print(server.state_hash())
"""


@pytest.fixture(scope="module")
def mod(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mods") / "m"
    folder.mkdir()
    (folder / "info.json").write_text('{"name": "m", "version": "1.0.0", "title": "M"}')
    (folder / "control.lua").write_text(CONTROL)
    return folder


@pytest.fixture(params=[(f, lua) for f in VERSIONS for lua in LUAS], ids="-".join)
def server(request: pytest.FixtureRequest, mod: Path):
    factorio, lua = request.param
    with EmbeddedServer(factorio=factorio, seed=1, mods=[mod], lua=lua) as server:
        yield server


@pytest.mark.parametrize("factorio", VERSIONS)
def test_the_hash_is_the_same_in_every_process_on_every_lua_through_a_snapshot(
    factorio: str, mod: Path
) -> None:
    runs = [("luajit", "on"), ("luajit", "stop"), ("lua52", "on"), ("lua52", "stop")]
    hashes = {
        run: subprocess.run(
            [sys.executable, "-c", PLAY, factorio, run[0], str(mod), run[1]],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for run in runs
    }
    assert len(set(hashes.values())) == 1, hashes


def test_a_server_knows_its_version_and_clock(server: EmbeddedServer) -> None:
    assert server.factorio_version in ("1.1.110", "2.0.77")
    assert (server.tick, server.paused, server.speed) == (0, False, 1.0)
    server.console("/c game.tick_paused = true game.ticks_to_run = 5 game.speed = 2")
    assert (server.tick_paused, server.ticks_to_run, server.paused) == (True, 5, False)
    assert server.advance(100) == 5
    assert (server.tick, server.paused, server.speed) == (5, True, 2.0)


def test_bytes_travel_unchanged_through_a_remote_call(server: EmbeddedServer) -> None:
    data = bytes(range(256))
    assert server.remote_call("m", "echo", data) == data
    assert server.remote_call("m", "echo", 5) == 5
    assert server.remote_call("m", "echo", True) is True
    assert server.remote_call("m", "echo") is None
    assert server.remote_call("m", "nested") == {b"list": [1, 2], b"name": b"x"}


def test_bytes_that_are_no_text_pass_through_the_console(server: EmbeddedServer) -> None:
    line = b"/c rcon.print('\xff\xfe' .. #'\xff')".decode("utf-8", "surrogateescape")
    assert server.console(line).encode("utf-8", "surrogateescape") == b"\xff\xfe1\n"


def test_a_script_error_names_its_place_and_leaves_the_server_running(
    server: EmbeddedServer,
) -> None:
    server.remote_call("m", "fail_at", 3)
    with pytest.raises(EngineError, match=r"m::on_tick \(ID 0\)\n__m__/control.lua:8: on purpose"):
        server.advance(10)
    assert server.tick == 3
    assert server.advance(7) == 7
    with pytest.raises(EngineError, match=r"No such function: m\.nothing"):
        server.remote_call("m", "nothing")
    assert server.console("/c error('x')").startswith("Cannot execute command. Error: ")
    assert server.console("/c rcon.print(game.tick)") == "10\n"


def test_a_function_in_the_saved_table_is_refused(server: EmbeddedServer) -> None:
    server.remote_call("m", "keep_function", True)
    with pytest.raises(EngineError, match=r"Cannot save function at (storage|global)\.bad"):
        server.snapshot()
    server.remote_call("m", "keep_function", False)
    assert server.snapshot()


def test_a_restored_world_plays_on_as_if_it_had_never_stopped(server: EmbeddedServer) -> None:
    server.advance(10)
    data, before = server.snapshot(), server.state_hash()
    server.advance(10)
    straight = server.state_hash()
    server.restore(data)
    assert server.state_hash() == before
    server.advance(10)
    assert server.state_hash() == straight


def test_bytes_that_are_no_snapshot_change_nothing(server: EmbeddedServer) -> None:
    server.advance(3)
    before = server.state_hash()
    data = server.snapshot()
    for bad in (b"", b"nonsense", data[:-1], data[:40], data[:4] + b"\xff" * 30):
        with pytest.raises(EngineError):
            server.restore(bad)
        assert server.state_hash() == before


def test_log_and_files_reach_the_host(server: EmbeddedServer) -> None:
    lines: list[str] = []
    server.on_log = lines.append
    server.remote_call("m", "say", "hello")
    assert lines == ["__m__/control.lua:20: hello"]
    server.remote_call("m", "write", "one")
    server.remote_call("m", "write", "two", True)
    assert server.script_output == {"notes.txt": b"onetwo"}


def test_a_mod_in_a_zip_is_loaded(mod: Path, tmp_path: Path) -> None:
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        path = tmp_path / f"m_1.0.{compression}.zip"
        with zipfile.ZipFile(path, "w", compression) as archive:
            for name in ("info.json", "control.lua"):
                archive.write(mod / name, f"m_1.0.0/{name}")
        with EmbeddedServer(mods=[path]) as server:
            assert server.remote_call("m", "echo", b"x") == b"x"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"factorio": "0.17"}, 'no Factorio "0.17"'),
        ({"lua": "lua54"}, 'no Lua called "lua54"'),
        ({"mods": [Path("/nowhere")]}, "no mod at /nowhere"),
        ({"mods": [Path("/nowhere.zip")]}, "no mod at /nowhere.zip"),
    ],
)
def test_a_server_that_cannot_start_says_why(options: dict, message: str) -> None:
    with pytest.raises(EngineError, match=message):
        EmbeddedServer(**options)


def test_a_mod_that_fails_to_load_is_named_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "info.json").write_text('{"name": "broken", "version": "1.0.0"}')
    (tmp_path / "control.lua").write_text("local x = 1\nerror('on purpose')")
    with pytest.raises(EngineError, match=r"mod broken\n__broken__/control.lua:2: on purpose"):
        EmbeddedServer(mods=[tmp_path])


def test_a_closed_server_says_so(mod: Path) -> None:
    server = EmbeddedServer(mods=[mod])
    server.close()
    with pytest.raises(EngineError, match="closed"):
        server.advance(1)
    with pytest.raises(EngineError, match="closed"):
        server.snapshot()
