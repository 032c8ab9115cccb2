"""`fle run` says what is wrong with its options before it runs anything."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fle.cli import group


@pytest.fixture
def program(tmp_path: Path) -> str:
    path = tmp_path / "program.py"
    path.write_text("print(inspect_inventory()['coal'])")
    return str(path)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--seed", "-1"], "--seed"),
        (["--seed", "99999999999"], "--seed"),
        (["--timeout", "0"], "--timeout"),
        (["--factorio", "3.0"], "--factorio"),
        (["--technologies", "some"], "--technologies"),
        (["--inventory", "{"], "--inventory is not a JSON object"),
        (["--inventory", "[]"], "expected an object"),
        (["--inventory", '{"coal": "x"}'], "'coal' has the count 'x'"),
        (["--inventory", '{"coal": -1}'], "'coal' has the count -1"),
        (["--save", "/no/such/folder/x"], "/no/such/folder"),
        (["--png", "/no/such/folder/x.png"], "/no/such/folder"),
        (["--load", "/no/such/file"], "/no/such/file"),
        (["--server", "127.0.0.1:1"], "FLE_RCON_PASSWORD"),
    ],
)
def test_misuse_is_told_with_exit_code_2(program: str, options: list[str], message: str) -> None:
    result = CliRunner().invoke(group, ["run", program, *options], env={"FLE_RCON_PASSWORD": None})
    assert result.exit_code == 2
    assert message in result.output


def test_a_missing_program_is_misuse() -> None:
    assert CliRunner().invoke(group, ["run"]).exit_code == 2
    result = CliRunner().invoke(group, ["run", "gone.py"])
    assert result.exit_code == 2
    assert "gone.py cannot be read" in result.output


def test_the_inventory_replaces_the_worlds_own(program: str) -> None:
    result = CliRunner().invoke(group, ["run", program, "--inventory", '{"coal": 7}', "--json"])
    document = json.loads(result.stdout)
    assert document["inventory"] == {"coal": 7}
    assert document["steps"][0]["output"] == "1: (7,)"


def test_a_picture_and_a_save_are_written(program: str, tmp_path: Path) -> None:
    picture, save = tmp_path / "map.png", tmp_path / "world.fle-save"
    result = CliRunner().invoke(group, ["run", program, "--png", str(picture), "--save", str(save)])
    assert result.exit_code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "state " in result.stdout
    again = CliRunner().invoke(group, ["run", program, "--load", str(save), "--json"])
    assert again.exit_code == 0
    wrong = CliRunner().invoke(group, ["run", program, "--load", str(save), "--factorio", "2.0"])
    assert wrong.exit_code == 2
    assert "saved from Factorio 1.1" in wrong.output


def test_what_is_no_save_is_refused(program: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"\x00" * 100)
    result = CliRunner().invoke(group, ["run", program, "--load", str(other)])
    assert result.exit_code == 1
    assert "is not a file that `fle run --save` wrote" in str(result.exception)


def test_a_program_that_fails_ends_with_exit_code_1(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text("1 / 0")
    result = CliRunner().invoke(group, ["run", str(path), "--json"])
    assert result.exit_code == 1
    assert "ZeroDivisionError" in json.loads(result.stdout)["steps"][0]["error"]
