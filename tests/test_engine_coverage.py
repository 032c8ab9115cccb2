import json

import pytest
from click.testing import CliRunner

from fle.cli.engine import engine
from fle.engine.coverage import measure


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_each_class_is_split_into_what_works_and_what_does_not(factorio):
    classes = {entry.name: entry for entry in measure(factorio)}
    rcon = classes["LuaRCON"]
    assert "print" in rcon.full
    assert classes["LuaRailPath"].full == ()
    assert "valid" in classes["LuaRailPath"].missing
    for entry in classes.values():
        names = [*entry.full, *entry.partial, *entry.missing]
        assert len(names) == len(set(names)) == entry.total


def test_the_json_document_sums_up_its_classes():
    done = CliRunner().invoke(engine, ["coverage", "--factorio", "2.0", "--json"])
    assert done.exit_code == 0
    document = json.loads(done.output)
    assert document["factorio"] == "2.0"
    assert document["emulated"] == sum(len(entry["full"]) for entry in document["classes"]) > 0


def test_a_class_is_shown_member_by_member():
    done = CliRunner().invoke(engine, ["coverage", "LuaRCON"])
    assert done.exit_code == 0
    assert "emulated" in done.output
    assert "print" in done.output


def test_an_unknown_class_is_a_misuse():
    done = CliRunner().invoke(engine, ["coverage", "LuaNothing"])
    assert done.exit_code == 2
    assert "no class 'LuaNothing'" in done.output


def test_operators_are_members_too():
    classes = {entry.name: entry for entry in measure("1.1")}
    assert {"#", "[]"} <= set(classes["LuaInventory"].full)


def test_a_member_of_a_base_class_works_where_a_child_has_it():
    classes = {entry.name: entry for entry in measure("1.1")}
    assert "position" in classes["LuaControl"].full


@pytest.mark.parametrize("factorio", ["1.1", "2.0"])
def test_every_missing_member_that_the_published_environment_uses_has_a_reason(factorio):
    done = CliRunner().invoke(engine, ["coverage", "--published", "--factorio", factorio, "--json"])
    document = json.loads(done.output)
    assert document["emulated"] >= 0.85 * document["members"]
    assert {name for name, reason in document["missing"].items() if not reason} == set()


def test_the_published_members_take_no_class():
    done = CliRunner().invoke(engine, ["coverage", "LuaRCON", "--published"])
    assert done.exit_code == 2
