import json
import lzma
from pathlib import Path

import lupa.lua52
import lupa.luajit21
import pytest
from click.testing import CliRunner

from fle.cli.data import data
from fle.engine.facts import FactsError, build
from fle.engine.facts.quantities import box, colour, energy

LUA = Path(__file__).resolve().parent.parent / "fle" / "engine" / "lua"
DATA = LUA.parent / "data"
DUMP = {
    "item": {
        "ore": {"type": "item", "name": "ore", "stack_size": 50, "order": "b"},
        "cell": {"type": "item", "name": "cell", "fuel_value": "2.5KJ", "order": "a"},
    },
    "fluid": {"oil": {"type": "fluid", "name": "oil", "default_temperature": 25}},
    "recipe": {
        "cell": {
            "type": "recipe",
            "name": "cell",
            "expensive": {"ingredients": [["ore", 4]], "result": "cell"},
            "normal": {
                "ingredients": [["ore", 1], {"type": "fluid", "name": "oil", "amount": 2}],
                "result": "cell",
                "result_count": 3,
            },
        },
    },
    "technology": {
        "cells-2": {
            "type": "technology",
            "name": "cells-2",
            "max_level": "infinite",
            "unit": {"count_formula": "L", "ingredients": [["ore", 1]], "time": 5},
        },
    },
    "tile": {"sand": {"type": "tile", "name": "sand", "collision_mask": ["ground-tile"]}},
    "container": {
        "box": {
            "type": "container",
            "name": "box",
            "collision_box": [[-0.7, -1.2], [0.7, 1.2]],
            "minable": {"mining_time": 1, "result": "ore", "count": 2},
        },
    },
}
API = {
    "stage": "runtime",
    "api_version": 5,
    "classes": [],
    "events": [],
    "defines": [{"name": "events", "order": 0, "values": [{"name": "on_tick", "order": 0}]}],
    "global_objects": [],
}


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, Path]:
    dump, api = tmp_path / "dump.json", tmp_path / "api.json"
    dump.write_text(json.dumps(DUMP))
    api.write_text(json.dumps(API))
    return dump, api


@pytest.fixture(params=[lupa.luajit21, lupa.lua52], ids=["luajit", "lua52"])
def facts_of(request):
    def load(folder: Path):
        runtime = request.param.LuaRuntime(unpack_returned_tuples=True)
        runtime.execute("package.path = ...", f"{LUA}/?.lua")
        facts = runtime.execute('return require("facts")')
        facts.load(str(folder))
        return facts

    return load


def test_a_compiled_dump_is_read_back_by_plain_lua(sources, tmp_path, facts_of):
    build(*sources, "1.1.0", tmp_path / "out")
    facts = facts_of(tmp_path / "out")
    assert facts.version() == "1.1.0"
    assert list(facts.names("item").values()) == ["cell", "ore"]
    assert facts.item("cell").fuel_value == 2500
    assert facts.item("cell").stack_size == 1
    recipe = facts.recipe("cell")
    assert [part.amount for part in recipe.ingredients.values()] == [1, 2]
    assert recipe.products[1].amount == 3
    assert (recipe.category, recipe.energy, recipe.enabled) == ("crafting", 0.5, True)
    technology = facts.technology("cells-2")
    assert (technology.level, technology.max_level) == (2, 4294967295)
    entity = facts.entity("box")
    assert (entity.tile_width, entity.tile_height, entity.max_health) == (2, 3, 10)
    assert dict(entity.collision_mask)["player-layer"] is True
    assert entity.minable.products[1].amount == 2


def test_compiling_twice_gives_the_same_bytes(sources, tmp_path):
    first = build(*sources, "1.1.0", tmp_path / "a")
    second = build(*sources, "1.1.0", tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_tables_of_an_older_build_are_replaced(sources, tmp_path):
    stale = tmp_path / "out" / "old_kind.lua"
    stale.parent.mkdir()
    stale.write_text("return {}")
    build(*sources, "1.1.0", tmp_path / "out")
    assert not stale.exists()


def test_a_compressed_dump_is_read(sources, tmp_path):
    dump, api = sources
    packed = tmp_path / "dump.json.xz"
    packed.write_bytes(lzma.compress(dump.read_bytes()))
    assert build(packed, api, "1.1.0", tmp_path / "out")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not JSON: .* at line 1"),
        (b'{"\xe9": 1}', "not UTF-8"),
        (b"[]", "not a prototype dump"),
        (b'{"item": {"a": {"type": "fluid", "name": "a"}}}', "not a prototype dump"),
        (b'{"item": {"a": {"type": "item", "name": "a"}}}', "no prototypes of type 'recipe'"),
    ],
)
def test_a_bad_dump_is_refused_with_its_reason(sources, tmp_path, content, words):
    dump, api = sources
    dump.write_bytes(content)
    with pytest.raises(FactsError, match=words):
        build(dump, api, "1.1.0", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_prototype_with_a_broken_field_is_refused(sources, tmp_path):
    dump, api = sources
    broken = json.loads(json.dumps(DUMP))
    broken["recipe"]["cell"]["normal"]["ingredients"] = [["ore"]]
    dump.write_text(json.dumps(broken))
    with pytest.raises(FactsError, match="recipe 'cell'"):
        build(dump, api, "1.1.0", tmp_path / "out")


def test_another_api_description_is_refused(sources, tmp_path):
    dump, api = sources
    api.write_text(json.dumps(API | {"stage": "prototype"}))
    with pytest.raises(FactsError, match="not the runtime API"):
        build(dump, api, "1.1.0", tmp_path / "out")
    api.write_text(json.dumps(API | {"api_version": 9}))
    with pytest.raises(FactsError, match="format 9"):
        build(dump, api, "1.1.0", tmp_path / "out")


def test_the_command_says_what_it_wrote_and_what_is_wrong(sources, tmp_path):
    dump, api = sources
    arguments = ["build", str(dump), "--api", str(api), "--version", "1.1.0"]
    arguments += ["--out", str(tmp_path / "out")]
    done = CliRunner().invoke(data, arguments)
    assert done.exit_code == 0
    assert "files" in done.output
    dump.write_text("{}")
    failed = CliRunner().invoke(data, arguments)
    assert failed.exit_code == 1
    assert "dump.json" in failed.output


@pytest.mark.parametrize(
    ("text", "value"),
    [("90kW", 1500), ("50KJ", 50_000), ("4MJ", 4e6), ("0KW", 0), ("2.5J", 2.5), ("10GJ", 1e10)],
)
def test_energies_become_joules_and_powers_joules_a_tick(text, value):
    assert energy(text) == value


@pytest.mark.parametrize("text", ["coal", "10", "5JJ", "a4MJ", ""])
def test_other_texts_are_no_energy(text):
    assert energy(text) is None


def test_boxes_are_cut_towards_zero():
    assert box([[-0.35, -0.35], [0.35, 0.35]]) == [-0.34765625, -0.34765625, 0.34765625, 0.34765625]
    assert box({"left_top": {"x": -1, "y": -2}, "right_bottom": {"x": 1, "y": 2}}) == [-1, -2, 1, 2]


def test_colours_of_both_scales_come_out_in_0_to_1():
    assert colour([255, 0, 51]) == {"r": 1, "g": 0, "b": 0.2, "a": 1}
    assert colour({"r": 0.5}) == {"r": 0.5, "g": 0, "b": 0, "a": 1}


@pytest.mark.parametrize("version", ["1.1.110", "2.0.77"])
def test_names_for_the_code_generator_are_complete(version):
    names = json.loads((DATA / version / "names.json").read_text())
    assert names["entities"]["stone-furnace"] == {
        "type": "furnace",
        "tile_width": 2,
        "tile_height": 2,
    }
    assert {"coal", "crude-oil", "iron-ore"} <= set(names["resources"])
    for kind in ("items", "fluids", "recipes", "technologies", "tiles"):
        assert len(names[kind]) == len(set(names[kind])) > 0
