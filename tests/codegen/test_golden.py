"""What the golden schemas make: compared with files that one command makes anew."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from fle.cli.gen import gen
from fle.codegen.generate import outputs, stale, write
from fle.codegen.sources import Sources, read
from tests.codegen.golden_folder import GOLDEN, golden_sources


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN, tmp_path / "golden"))


def test_golden_files_are_what_the_schemas_make() -> None:
    """A difference that is meant: `python -m tests.codegen.regenerate`."""
    assert stale(outputs(golden_sources())) == []


def test_writing_twice_changes_nothing(copy: Path) -> None:
    shutil.rmtree(copy / "fle")
    shutil.rmtree(copy / "mod" / "generated")
    first = write(outputs(golden_sources(copy)))
    assert copy / "fle" / "generated" / "client.py" in first
    assert write(outputs(golden_sources(copy))) == []


def test_a_copy_in_another_place_makes_the_same_bytes(copy: Path) -> None:
    shutil.rmtree(copy / "fle")
    write(outputs(golden_sources(copy)))
    made = copy / "fle" / "generated" / "decode.py"
    assert made.read_bytes() == (GOLDEN / "fle" / "generated" / "decode.py").read_bytes()


def test_files_of_a_tool_that_is_gone_are_stale_and_removed(copy: Path) -> None:
    (copy / "schemas" / "tools" / "find_all.yaml").unlink()
    gone = copy / "fle" / "generated" / "tools" / "find_all.py"
    made = outputs(golden_sources(copy))
    assert gone in stale(made)
    write(made)
    assert not gone.exists()
    assert not (copy / "docs" / "tools" / "find_all.md").exists()


def test_every_generated_file_names_where_it_comes_from() -> None:
    for output in outputs(golden_sources()):
        for name, data in output.files.items():
            if not name.endswith(".json"):
                assert b"`fle gen`. Do not edit." in data[:200], name


def test_the_hash_changes_with_what_travels_and_not_with_words(copy: Path) -> None:
    before = read(golden_sources(copy)).schema_hash
    schema = copy / "schemas" / "tools" / "find_all.yaml"
    text = schema.read_text()
    schema.write_text(text.replace("Where to look first.", "The first look."))
    assert read(golden_sources(copy)).schema_hash == before
    schema.write_text(text.replace("name: deep", "name: deeper"))
    assert read(golden_sources(copy)).schema_hash != before


def test_check_names_stale_files_and_exits_with_1(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sources, "installed", lambda folders=(): golden_sources(copy))
    monkeypatch.chdir(copy)
    assert CliRunner().invoke(gen, ["--check"]).exit_code == 0
    (copy / "docs" / "manual.md").write_text("edited")
    result = CliRunner().invoke(gen, ["--check"])
    assert result.exit_code == 1
    assert "stale: docs/manual.md" in result.output
    assert CliRunner().invoke(gen, []).exit_code == 0
    assert CliRunner().invoke(gen, ["--check"]).exit_code == 0


def test_lua_names_are_sent_by_number_in_one_order() -> None:
    names = (GOLDEN / "mod" / "generated" / "names.lua").read_text()
    assert re.findall(r'^  "(.*)",$', names, re.M)[:3] == ["iron-chest", "coal", "small-lamp"]
