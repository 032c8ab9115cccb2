"""The mod as the game takes it."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from fle._resources import resource
from fle.cli.mod import mod as mod_command
from fle.engine.host import EmbeddedServer
from fle.modpack import build, lint
from fle.modpack.bytecode import CompileError, compiled, globals_of


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_the_zip_is_what_the_game_takes(factorio: str, tmp_path: Path):
    path = build(resource("mod"), factorio, tmp_path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        info = json.loads(archive.read(f"{path.stem}/info.json"))
    assert path.name == f"{info['name']}_{info['version']}.zip"
    assert info["factorio_version"] == factorio
    assert all(name.startswith(f"{path.stem}/") for name in names)
    for part in ("control.lua", "settings.lua", "changelog.txt", "generated/tools.lua"):
        assert f"{path.stem}/{part}" in names
    assert f"{path.stem}/generated/annotations.lua" not in names


def test_the_same_mod_makes_the_same_zip(tmp_path: Path):
    one = build(resource("mod"), "1.1", tmp_path / "one").read_bytes()
    assert build(resource("mod"), "1.1", tmp_path / "two").read_bytes() == one


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_the_zip_runs_on_the_embedded_server(factorio: str, tmp_path: Path):
    path = build(resource("mod"), factorio, tmp_path)
    with EmbeddedServer(factorio=factorio, mods=[path]) as server:
        assert server.console("/fle nonsense").startswith("m")


def test_the_mod_has_no_findings():
    assert [str(finding) for finding in lint(resource("mod"))] == []


@pytest.mark.parametrize(
    ("file", "source", "line", "says"),
    [
        ("lib/a.lua", "local a = 1\nb = a", 2, "assigns the global 'b'"),
        ("lib/a.lua", "return function()\n  return unpack({})\nend", 2, "no global 'unpack'"),
        ("lib/a.lua", "return storage.x", 1, "only 2.0 has 'storage'"),
        ("lib/a.lua", "return game.item_prototypes", 1, "only 1.1 has 'item_prototypes'"),
        ("tools/a.lua", "return {\n  x = = 1 }", 2, "does not compile"),
        ("settings.lua", "data.x = game", 1, "no global 'game'"),
    ],
)
def test_lint_finds(tmp_path: Path, file: str, source: str, line: int, says: str):
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(source)
    (finding,) = lint(tmp_path)
    assert (finding.file, finding.line) == (file, line)
    assert says in finding.text


def test_compat_may_use_what_one_version_has(tmp_path: Path):
    (tmp_path / "compat").mkdir()
    (tmp_path / "compat" / "a.lua").write_text("return storage or game.item_prototypes")
    assert lint(tmp_path) == []


def test_globals_are_read_from_bytecode():
    source = b"local x = 1\nfunction f(a)\n  return function() g = a + x + h.i end\nend"
    uses = {(use.name, use.line, use.written) for use in globals_of(compiled(source, "s"))}
    assert uses == {("f", 2, True), ("g", 3, True), ("h", 3, False)}


def test_a_syntax_error_says_where():
    with pytest.raises(CompileError, match=r"s:2:"):
        compiled(b"local x\nlocal = 1", "s")


def test_lint_says_when_luacheck_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = CliRunner().invoke(mod_command, ["lint"])
    assert result.exit_code == 0
    assert "luacheck is not on the PATH" in result.output


def test_build_prints_the_path(tmp_path: Path):
    result = CliRunner().invoke(mod_command, ["build", "--factorio", "2.0", "--out", str(tmp_path)])
    assert result.exit_code == 0
    assert Path(result.output.strip()).is_file()


def test_build_does_not_overwrite_the_zip_for_another_version(tmp_path: Path):
    old = build(resource("mod"), "1.1", tmp_path)
    data = old.read_bytes()
    result = CliRunner().invoke(mod_command, ["build", "--factorio", "2.0", "--out", str(tmp_path)])
    assert result.exit_code == 1
    assert f"{old} is the mod for Factorio 1.1" in result.output
    assert "--out" in result.output
    assert old.read_bytes() == data
    old.write_bytes(data[:100])
    assert build(resource("mod"), "2.0", tmp_path) == old
    assert build(resource("mod"), "2.0", tmp_path / "other").read_bytes() == old.read_bytes()
    assert build(resource("mod"), "2.0", tmp_path) == old
