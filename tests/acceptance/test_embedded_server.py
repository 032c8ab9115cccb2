"""The embedded server as a host for anybody's mods and clients: `fle serve` seen from outside."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import factorio_rcon
import pytest

from fle.engine.errors import EngineError
from fle.engine.host import EmbeddedServer
from tests.engine.rcon_client import RawClient

MODS = Path(__file__).parent / "mods"
VERSIONS = ("1.1", "2.0")


class Served:
    """A running `fle serve` with the mods of this folder and a client of factorio-rcon-py."""

    def __init__(self, factorio: str) -> None:
        self.factorio = factorio
        arguments = ["--factorio", factorio, "--port", "0", "--json"]
        for name in ("neighbour", "recorder"):
            arguments += ["--mod", str(MODS / name)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fle", "serve", *arguments], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        address = json.loads(self.process.stdout.readline())
        self.host, self.port, self.password = (address[k] for k in ("host", "port", "password"))
        self.client = factorio_rcon.RCONClient(self.host, self.port, self.password, timeout=20)
        self.run("game.tick_paused = true")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self.process.terminate()
        self.process.communicate(timeout=10)

    def send(self, line: str) -> str:
        """Return what the console prints, without the line end."""
        return (self.client.send_command(line) or "").rstrip("\n")

    def run(self, code: str) -> str:
        return self.send("/sc " + code)

    def value(self, expression: str) -> str:
        return self.run(f"rcon.print(serpent.line({expression}))")

    def advance(self, ticks: int) -> None:
        before = int(self.value("game.tick"))
        self.run(f"game.ticks_to_run = {ticks}")
        assert int(self.value("game.tick")) == before + ticks

    def by_version(self, old: str, new: str) -> str:
        return old if self.factorio == "1.1" else new


@pytest.fixture(scope="module", params=VERSIONS)
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with Served(request.param) as running:
        running.run(
            "s = game.surfaces[1] s.request_to_generate_chunks({ 0, 0 }, 4) "
            "s.force_generate_chunk_requests() "
            "function place(name, x, y, more) local t = more or {} t.name = name "
            "t.position = { x, y } t.force = t.force or 'player' return s.create_entity(t) end"
        )
        yield running


def test_code_runs_and_prints(served: Served) -> None:
    assert served.send("/c rcon.print(6 * 7)") == "42"
    assert served.send("/silent-command rcon.print('a') rcon.print('b')") == "a\nb"
    assert served.run("local a = 1\n-- a comment\nlocal b = 2\nrcon.print(a + b)") == "3"
    assert served.send("/c local nothing = 1") == ""
    assert served.run("global_of_the_level = 5") == ""
    assert served.run("rcon.print(global_of_the_level)") == "5"


def test_numbers_print_as_the_game_prints_them(served: Served) -> None:
    numbers = "10 / 2, 0.1, 1 / 3, 2 ^ 31, 1e15, -7.0, 64 * 1000000"
    assert served.run(
        f"for _, n in ipairs({{ {numbers} }}) do rcon.print(n) end"
    ).splitlines() == [
        "5", "0.1", "0.33333333333333", "2147483648", "1e+15", "-7", "64000000",
    ]  # fmt: skip
    assert served.run("rcon.print(('%d %s %5.2f'):format(3, 4.0, 2.5))") == "3 4  2.50"


def test_tables_print_in_one_order(served: Served) -> None:
    assert served.value("{ b = 1, a = { 2, 3 }, 5, 'x' }") == '{5, "x", a = {2, 3}, b = 1}'
    assert served.run("rcon.print(serpent.block({ a = { 1 } }))") == "{\n  a = {\n    1\n  }\n}"
    library = served.by_version("game", "helpers")
    printed = served.run(
        f"rcon.print({library}.table_to_json({{ a = 1, b = {{ 1, 2.5 }}, c = 'x\"y' }}))"
    )
    assert json.loads(printed) == {"a": 1, "b": [1, 2.5], "c": 'x"y'}
    text = '\'[1, {"k": "v"}]\''
    assert served.value(f"{library}.json_to_table({text})") == '{1, {k = "v"}}'


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("local x = game.foo", "LuaGameScript doesn't contain key foo."),
        ("game.surfaces[1].foo = 1", "LuaSurface doesn't contain key foo."),
        ("game.tick = 3", "LuaGameScript::tick is read only."),
        ("error('by the user')", "by the user"),
        ("local x = nil; x.y = 1", "attempt to index local 'x' (a nil value)"),
        ("this is no Lua", "'=' expected near 'is'"),
        ("s.create_entity{ name = 'nope', position = { 0, 0 } }", "Unknown entity name: nope"),
        ("s.find_entities_filtered{ name = 'nope' }", "Unknown entity name: nope"),
        ("s.create_entity{ name = 'iron-chest' }", 'Key "position" not found'),
        ("game.forces.player.recipes['iron-plate'].foo()", "LuaRecipe doesn't contain key foo."),
        ("rendering.draw_light{}", "not emulated: LuaRendering.draw_light"),
        ("local e = place('iron-chest', 60, 60) e.destroy() e.insert('coal')",
         "LuaEntity API call when LuaEntity was invalid."),
        ("local e = place('iron-chest', 60, 60) local i = e.get_inventory(1) e.destroy() "
         "local n = #i", "LuaInventory API call when LuaInventory was invalid."),
        ("remote.call('recorder', 'fail')", "the recorder fails"),
        ("remote.call('nobody', 'x')", "nobody"),
    ],
)  # fmt: skip
def test_errors_say_what_is_wrong_and_the_server_goes_on(
    served: Served, code: str, message: str
) -> None:
    answer = served.run(code)
    assert answer.startswith("Cannot execute command. Error: "), answer
    assert message in answer
    assert served.run("rcon.print('alive')") == "alive"


def test_an_unknown_command_and_a_failing_one_are_answered(served: Served) -> None:
    assert "Unknown command" in served.send("/nonsense")
    assert "attempt to index local 'nothing' (a nil value)" in served.send("/fail")
    assert served.send("/help notes") == "/notes prints what was written down and forgets it"


def test_commands_of_the_game_that_are_missing_say_so(served: Served) -> None:
    assert served.send("/evolution") == "not emulated: /evolution"
    answer = served.run("commands.add_command('evolution', '', print)")
    assert "Command evolution already exists." in answer


def test_scripts_have_what_the_scenario_loads_and_defines_of_their_own(served: Served) -> None:
    assert served.value("table.deepcopy({ 1, { a = 2 } })") == "{1, {a = 2}}"
    assert served.value("util.table.deepcopy({ of = s }).of == s") == "true"
    served.run("defines.direction.south = 77")
    assert served.run("__recorder__ rcon.print(defines.direction.south)") == served.by_version(
        "4", "8"
    )
    served.run("defines.direction.south = " + served.by_version("4", "8"))


def test_a_raw_socket_and_a_library_see_one_world(served: Served) -> None:
    with RawClient(served, served.password) as raw:
        assert raw.command(7, "/sc shared = 'one world'") == (7, 0, b"")
        assert served.run("rcon.print(shared)") == "one world"
        assert raw.command(8, "/notes x")[2].rstrip(b"\n").endswith(b"|x")


def test_mods_know_each_other(served: Served) -> None:
    assert served.value("remote.call('neighbour', 'sum')") == "42"
    assert served.value("remote.call('neighbour', 'through', { a = { 1, true } })") == (
        "{a = {1, true}}"
    )
    assert served.value("remote.call('recorder', 'settings')") == (
        '{greeting = "hello", limit = 7}'
    )
    assert served.value("remote.interfaces.recorder.add") == "true"
    served.run("script.raise_event(remote.call('neighbour', 'event'), { word = 'hi' })")
    assert served.value("remote.call('neighbour', 'heard')") == '"hi"'
    assert "Require can't be used outside of control.lua parsing." in served.run(
        "remote.call('recorder', 'later_require')"
    )
    assert served.value("script.active_mods.recorder") == '"1.2.3"'


def test_ticks_pass_as_asked_and_nth_ticks_count(served: Served) -> None:
    before = int(served.value("remote.call('recorder', 'ticks')"))
    served.advance(100)
    assert int(served.value("remote.call('recorder', 'ticks')")) == before + 10


def notes(served: Served) -> list[str]:
    return [note for note in served.send("/notes").split(";") if note]


def test_events_come_to_who_listens(served: Served) -> None:
    served.send("/listen")
    notes(served)
    served.run("e = place('stone-furnace', 80, 80, { raise_built = true })")
    served.run("remote.call('recorder', 'register', e)")
    served.run("e.order_deconstruction('player') e.cancel_deconstruction('player')")
    served.run("e.damage(50, 'enemy') e.teleport({ 82, 80 }, s, true) e.die('enemy')")
    served.run("place('iron-chest', 80, 80).destroy{ raise_destroy = true }")
    served.advance(1)
    assert notes(served) == [
        "script_raised_built stone-furnace",
        "on_marked_for_deconstruction stone-furnace",
        "on_cancelled_deconstruction stone-furnace",
        "on_entity_damaged stone-furnace 50 35 165 impact",
        "script_raised_teleported stone-furnace 80,80",
        "on_entity_died stone-furnace",
        served.by_version("on_entity_destroyed true", "on_object_destroyed true"),
        "script_raised_destroy iron-chest",
    ]


def test_forces_and_research_raise_events(served: Served) -> None:
    served.send("/listen")
    notes(served)
    served.run(
        "f = game.create_force('red') f.set_friend('player', true) f.set_friend('player', true)"
    )
    first = served.by_version("automation", "steam-power")
    served.run(f"f.technologies['{first}'].researched = true")
    served.run(f"f.technologies['{first}'].researched = false")
    served.run("game.merge_forces('red', 'player')")
    served.advance(1)
    assert notes(served) == [
        "on_force_created red",
        "on_force_friends_changed red player true",
        f"on_research_finished {first} true",
        f"on_research_reversed {first}",
        "on_forces_merging red player",
        "on_forces_merged red player",
    ]


def test_surfaces_and_chunks_come_and_go(served: Served) -> None:
    served.send("/listen")
    notes(served)
    served.run("t = game.create_surface('annex')")
    served.run("t.request_to_generate_chunks({ 0, 0 }, 0) t.force_generate_chunk_requests()")
    served.run("index = t.index game.delete_surface(t)")
    served.advance(1)
    index = served.value("index")
    assert notes(served) == [
        f"on_surface_created {index}", "on_chunk_generated 0,0", f"on_surface_deleted {index}",
    ]  # fmt: skip
    assert served.value("t.valid") == "false"


def test_a_drill_a_furnace_and_steel_keep_the_known_rates(served: Served) -> None:
    served.run(
        "ores = {} for x = 39, 40 do for y = -1, 0 do "
        "ores[#ores + 1] = place('iron-ore', x + 0.5, y + 0.5, { amount = 20, force = 'neutral' }) "
        "end end "
        "drill = place('burner-mining-drill', 40, 0, { direction = defines.direction.north }) "
        "box = place('wooden-chest', drill.drop_position.x, drill.drop_position.y) "
        "drill.insert{ name = 'coal', count = 5 } "
        "plates = place('stone-furnace', 50, 0) plates.insert{ name = 'iron-ore', count = 20 } "
        "plates.insert{ name = 'coal', count = 1 } "
        "game.forces.player.technologies['steel-processing'].researched = true "
        "steel = place('stone-furnace', 60, 0) steel.insert{ name = 'iron-plate', count = 20 } "
        "steel.insert{ name = 'coal', count = 1 }"
    )
    served.advance(239)
    counts = "{ box.get_item_count(), plates.get_output_inventory().get_item_count() }"
    assert served.value(counts) == "{0, 1}"
    served.advance(1)
    assert served.value(counts) == "{1, 1}"
    served.advance(2400)
    assert served.value(counts) == "{11, 13}"
    assert served.value("steel.get_output_inventory().get_item_count()") == "2"
    # A piece of coal: 4 MJ at 90 kW is 2666 2/3 ticks, 13 8/9 plates of 192 ticks.
    served.advance(26)
    assert served.value("plates.status == defines.entity_status.working") == "true"
    assert served.value("plates.burner.remaining_burning_fuel") == "1000"
    served.advance(1)
    assert served.value("plates.status == defines.entity_status.no_fuel") == "true"
    assert served.value("plates.burner.currently_burning") == "nil"
    assert served.value("plates.burner.remaining_burning_fuel") == "0"
    assert abs(float(served.value("plates.crafting_progress")) - 8 / 9) < 1e-9
    assert abs(float(served.value("steel.crafting_progress")) - 7 / 9) < 1e-9


def test_a_worked_out_resource_is_told_of(served: Served) -> None:
    served.send("/listen")
    served.run(
        "poor = place('coal', 120.5, 0.5, { amount = 1, force = 'neutral' }) "
        "d = place('burner-mining-drill', 120, 0, { direction = defines.direction.north }) "
        "d.insert{ name = 'coal', count = 1 }"
    )
    notes(served)
    served.advance(240)
    assert notes(served) == ["on_resource_depleted coal"]
    assert served.value(
        "{ poor.valid, d.status == defines.entity_status.no_minable_resources }"
    ) == ("{false, true}")
    on_ground = "s.find_entities_filtered{ name = 'item-on-ground', position = d.drop_position }"
    assert served.value(f"{on_ground}[1].stack.name") == '"coal"'


def test_burner_inserters_keep_the_cycle_of_their_version(served: Served) -> None:
    served.run(
        "arm = place('burner-inserter', 20.5, 20.5, { direction = defines.direction.north }) "
        "from = place('wooden-chest', 20.5, 19.5) to = place('wooden-chest', 20.5, 21.5) "
        "from.insert{ name = 'iron-plate', count = 100 } arm.insert{ name = 'coal', count = 3 }"
    )
    cycle = int(served.by_version("100", "76"))
    half = cycle // 2
    served.advance(half)
    assert served.value("{ to.get_item_count(), arm.held_stack.valid_for_read }") == "{0, true}"
    served.advance(1)
    assert served.value("to.get_item_count()") == "1"
    served.advance(20 * cycle)
    assert served.value("{ to.get_item_count(), from.get_item_count() }") in (
        "{21, 79}", "{21, 78}",
    )  # fmt: skip


def test_inventories_and_stacks_count_as_in_the_game(served: Served) -> None:
    served.run("c = place('iron-chest', 5, 5) i = c.get_inventory(defines.inventory.chest)")
    assert served.value("{ #i, i.insert{ name = 'iron-plate', count = 250 } }") == "{32, 250}"
    assert served.value("{ i[1].count, i[3].count, i[4].count, i[4].valid_for_read }") == (
        "{100, 50, 0, false}"
    )
    assert "LuaItemStack API call when LuaItemStack was invalid for read." in served.value(
        "i[4].name"
    )
    assert served.value("i.get_contents()") == served.by_version(
        '{["iron-plate"] = 250}', '{{count = 250, name = "iron-plate", quality = "normal"}}'
    )
    served.run("i.set_bar(3)")
    assert served.value("i.insert{ name = 'coal', count = 500 }") == "0"
    assert served.value("i.remove{ name = 'iron-plate', count = 999 }") == "250"
    assert served.value("i.insert{ name = 'coal', count = 500 }") == "100"
    assert served.value("{ i[1].set_stack{ name = 'wood', count = 3.9 }, i[1].count }") == (
        "{true, 3}"
    )
    assert "Unknown item name: nope" in served.value("i.insert{ name = 'nope' }")
    served.run("v = game.create_inventory(2)")
    assert served.value("{ v.insert{ name = 'coal', count = 500 }, #v }") == "{100, 2}"
    served.run("v.destroy()")
    assert served.value("v.valid") == "false"


def test_directions_are_those_of_the_version(served: Served) -> None:
    assert served.value("defines.direction.east") == served.by_version("2", "4")
    served.run("b = place('burner-inserter', 30.5, 30.5, { direction = defines.direction.east })")
    assert served.value("b.direction == defines.direction.east") == "true"
    assert served.value("b.pickup_position.x") == "31.5"
    served.run("b.rotate()")
    assert served.value("b.direction == defines.direction.south") == "true"


def test_a_character_without_a_player_walks_mines_and_crafts(served: Served) -> None:
    served.run(
        "p = place('character', -20, 0) p.insert{ name = 'iron-plate', count = 10 } "
        "o = place('iron-ore', -18.5, 0.5, { amount = 3, force = 'neutral' })"
    )
    assert served.value("p.begin_crafting{ recipe = 'iron-gear-wheel', count = 2 }") == "2"
    assert served.value("p.get_item_count('iron-plate')") == "6"
    served.advance(60)
    assert (
        served.value("{ p.get_item_count('iron-gear-wheel'), p.crafting_queue_size }") == "{2, 0}"
    )
    served.run("p.update_selected_entity(o.position)")
    served.run("p.mining_state = { mining = true, position = o.position }")
    served.advance(120)
    assert served.value("p.get_item_count('iron-ore')") == "0"
    served.advance(1)
    assert served.value("p.get_item_count('iron-ore')") == "1"
    served.advance(120)
    assert served.value("p.get_item_count('iron-ore')") == "2"
    served.run("p.mining_state = { mining = false }")
    served.run("p.walking_state = { walking = true, direction = defines.direction.west }")
    served.advance(60)
    assert served.value("p.position.x") == str(-20 - 60 * 38 / 256)


def test_a_character_that_dies_leaves_a_corpse_with_all_it_had(served: Served) -> None:
    served.run("v = place('character', -60, 0) v.insert{ name = 'iron-plate', count = 150 }")
    served.run("v.begin_crafting{ recipe = 'iron-gear-wheel', count = 3 }")
    served.run("v.cursor_stack.set_stack{ name = 'coal', count = 7 }")
    served.advance(10)
    served.run("v.die('enemy') k = s.find_entities_filtered{ type = 'character-corpse' }[1]")
    served.run("i = k.get_inventory(defines.inventory.character_corpse)")
    assert served.value("{ #i, i.get_item_count('iron-plate'), i.get_item_count('coal') }") == (
        "{3, 150, 7}"
    )


def test_prototypes_can_be_filtered(served: Served) -> None:
    filters = "{ { filter = 'type', type = 'furnace' }, { filter = 'type', type = 'lab' }, " + (
        "{ filter = 'name', name = 'lab', mode = 'and', invert = true } }"
    )
    call = served.by_version(
        "game.get_filtered_entity_prototypes", "prototypes.get_entity_filtered"
    )
    served.run(f"found = {call}({filters}) names = {{}}")
    served.run("for name in pairs(found) do names[#names + 1] = name end")
    assert served.value("names") == '{"stone-furnace", "steel-furnace", "electric-furnace"}'
    assert served.value("{ #found, found['lab'] == nil, found['steel-furnace'].name }") == (
        '{3, true, "steel-furnace"}'
    )
    assert "not emulated: the entity filter blueprintable" in served.run(
        f"{call}({{ {{ filter = 'blueprintable' }} }})"
    )


def test_what_cannot_be_emulated_says_so(served: Served) -> None:
    served.run("chest = place('iron-chest', 0.5, 40.5)")
    assert "not emulated: LuaEntity.grid" in served.value("chest.grid")
    assert "not emulated: LuaSurface.request_path" in served.value("chest.surface.request_path{}")


def broken(folder: Path, files: dict[str, str]) -> Path:
    mod = folder / "broken"
    mod.mkdir()
    info = {"name": "broken", "version": "1.0.0", "title": "", "author": ""}
    (mod / "info.json").write_text(json.dumps(info))
    for name, text in files.items():
        (mod / name).write_text(text)
    return mod


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"control.lua": "local x ="}, "__broken__/control.lua:1: unexpected symbol"),
        ({"control.lua": "error('at load')"}, "__broken__/control.lua:1: at load"),
        ({"control.lua": "local tick = game.tick"}, "attempt to index global 'game'"),
        ({"control.lua": "require('missing')"}, "module missing not found"),
        ({"control.lua": "script.on_init(function() error('at init') end)"}, "at init"),
        ({"control.lua": "script.on_event(defines.events.on_x, print)"}, "Unknown event id: nil"),
        ({"settings.lua": "data:extend({ { type = 'odd-setting', name = 'x' } })"}, "odd-setting"),
        ({"info.json": '{"name": "broken", "version": "1", "dependencies": ["other"]}'}, "other"),
        ({"info.json": "{"}, "info.json"),
    ],
)  # fmt: skip
def test_a_mod_that_fails_to_load_is_named(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    for factorio in VERSIONS:
        with pytest.raises(EngineError) as raised:
            EmbeddedServer(factorio=factorio, mods=[broken(tmp_path, files)])
        assert message in str(raised.value)
        assert "broken" in str(raised.value)
        for path in sorted((tmp_path / "broken").iterdir()):
            path.unlink()
        (tmp_path / "broken").rmdir()


def test_serving_a_broken_mod_ends_with_a_plain_error(tmp_path: Path) -> None:
    mod = broken(tmp_path, {"control.lua": "error('at load')"})
    result = subprocess.run(
        [sys.executable, "-m", "fle", "serve", "--port", "0", "--mod", str(mod)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert "__broken__/control.lua:1: at load" in result.stderr
    assert "Traceback (most recent call last)" not in result.stderr


@pytest.mark.parametrize("factorio", VERSIONS)
def test_scripts_go_on_after_a_snapshot(factorio: str) -> None:
    mods = [MODS / "recorder", MODS / "neighbour"]
    with EmbeddedServer(factorio=factorio, mods=mods) as server:
        server.advance(25)
        server.console("/sc later = 1")
        data = server.snapshot()
        server.advance(75)
        at_100 = server.state_hash()
        server.restore(data)
        assert server.tick == 25
        assert server.remote_call("neighbour", "sum") == 42
        server.advance(75)
        assert server.state_hash() == at_100
        assert server.console("/sc rcon.print(remote.call('recorder', 'ticks'))") == "10\n"
    with EmbeddedServer(factorio=factorio, mods=[MODS / "recorder"]) as other:
        other.restore(data)
        assert other.console("/notes") == "on_init;on_configuration_changed neighbour 0.1.0\n"
