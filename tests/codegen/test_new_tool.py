"""`fle new tool`: from nothing to a tool that is importable, documented and stays as it is."""

import importlib
from pathlib import Path

import pytest
from click.testing import CliRunner

import fle
from fle.cli.gen import gen
from fle.cli.new import new
from fle.runtime.interface import package_interface, user_interface


def run(command: object, *arguments: str) -> str:
    result = CliRunner().invoke(command, arguments)  # type: ignore[arg-type]
    assert result.exit_code == 0, result.output
    return result.output


def test_a_new_tool_is_generated_documented_and_importable(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    run(new, "tool", "tally_trees", "--tools", str(folder))
    run(gen, "--tools", str(folder))
    run(gen, "--check", "--tools", str(folder))
    interface = user_interface([folder])
    package = package_interface()
    assert hasattr(interface.client, "tally_trees")
    assert hasattr(interface.client, "place_entity")
    assert interface.tools["tally_trees"].index == len(package.tools) + 1
    assert interface.tools["nearest"] == package.tools["nearest"]
    assert interface.schema_hash != package.schema_hash
    assert (interface.mod / "tools" / "tally_trees.lua").is_file()
    assert (interface.mod / "control.lua").is_file()
    page = (interface.manual / "tools" / "tally_trees.md").read_text()
    assert "tally_trees(radius: float = 20) -> int" in page


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_a_new_tool_can_be_called(tmp_path: Path, factorio: str) -> None:
    run(new, "tool", "tally_trees", "--tools", str(tmp_path))
    with fle.connect(factorio=factorio, tools=[tmp_path]) as session:
        near: int = session.tally_trees(radius=5)  # type: ignore[attr-defined]
        far: int = session.tally_trees(radius=200)  # type: ignore[attr-defined]
    assert 0 <= near < far


def test_a_change_of_the_schema_is_made_anew_when_it_is_used(tmp_path: Path) -> None:
    run(new, "tool", "tally_trees", "--tools", str(tmp_path))
    before = user_interface([tmp_path])
    schema = tmp_path / "tally_trees.yaml"
    schema.write_text(schema.read_text().replace("name: radius", "name: distance"))
    after = user_interface([tmp_path])
    assert after.tools["tally_trees"].params == ("distance",)
    assert before.tools["tally_trees"].params == ("radius",)
    assert before.schema_hash != after.schema_hash


def test_failures_of_a_users_tool_are_exceptions(tmp_path: Path) -> None:
    run(new, "tool", "tally_trees", "--tools", str(tmp_path))
    (tmp_path / "errors.yaml").write_text(
        'no_trees: {text: "No trees within {radius:.0f} tiles.", doc: Raised when there are none., '
        "data: {radius: float}}\n"
    )
    error = user_interface([tmp_path]).errors["no_trees"]
    assert str(error({"radius": 20})) == "No trees within 20 tiles."


@pytest.mark.parametrize("name", ["TallyTrees", "count-trees", "2trees", "end", "class", "a b", ""])
def test_a_bad_name_is_refused(tmp_path: Path, name: str) -> None:
    result = CliRunner().invoke(new, ["tool", name, "--tools", str(tmp_path)])
    assert result.exit_code == 1
    assert "is no name for a tool" in result.output
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "tally_trees.lua").write_text("-- mine")
    result = CliRunner().invoke(new, ["tool", "tally_trees", "--tools", str(tmp_path)])
    assert result.exit_code == 1
    assert "already there" in result.output
    assert (tmp_path / "tally_trees.lua").read_text() == "-- mine"
    assert not (tmp_path / "tally_trees.yaml").exists()


def test_two_folders_make_one_interface(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    run(new, "tool", "tally_trees", "--tools", str(one))
    run(new, "tool", "count_more_trees", "--tools", str(two))
    interface = user_interface([one, two])
    assert {"tally_trees", "count_more_trees"} <= interface.tools.keys()
    assert not (one / "generated").exists()


def test_the_packages_own_generated_files_are_fresh() -> None:
    result = CliRunner().invoke(gen, ["--check"])
    assert result.exit_code == 0, result.output
    assert importlib.import_module("fle.generated.client").Client
