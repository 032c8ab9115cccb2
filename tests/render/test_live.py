"""Pictures of worlds that run, and the command that draws them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

import fle
from fle import Direction, Inventory, Position, Prototype
from fle.cli import group
from fle.engine.host import EmbeddedServer
from fle.engine.rcon_server import RconServer
from fle.generated.types import BoundingBox, WarningCode
from fle.render import look, render, take_picture
from fle.runtime.interface import package_interface
from fle.runtime.session import Session
from fle.tasks.episode import Episode
from fle.tasks.state import write_state


@pytest.fixture(params=["1.1", "2.0"])
def game(request: pytest.FixtureRequest) -> Iterator[Session]:
    with fle.connect(factorio=request.param) as session:
        items = {"wooden-chest": 1, "burner-inserter": 1, "stone-furnace": 1, "coal": 20}
        session.reset(inventory=Inventory(items))
        chest = session.place_entity(Prototype.WoodenChest, position=Position(2.5, 0.5))
        session.insert_item(Prototype.Coal, chest, quantity=15)
        session.place_entity(
            Prototype.BurnerInserter, position=Position(3.5, 0.5), direction=Direction.RIGHT
        )
        session.place_entity(Prototype.StoneFurnace, position=Position(5, 1))
        yield session


def invoke(*args: object) -> Result:
    return CliRunner().invoke(group, ["map", *map(str, args)])


def saved(game: Session, path: Path) -> Path:
    write_state(path, Episode(game).state())
    return path


def test_a_view_tells_what_stands_there(game: Session) -> None:
    things = {thing.name: thing for thing in look(game, (-5, -5, 10, 10)).entities}
    assert things["wooden-chest"].contents == {"coal": 15}
    arm = things["burner-inserter"]
    assert (arm.direction, arm.pickup, arm.drop and round(arm.drop[0])) == (4, (2.5, 0.5), 5)
    furnace = things["stone-furnace"]
    assert (furnace.problem, furnace.code) == (
        "out of fuel; no ingredients to smelt",
        WarningCode.NO_FUEL,
    )
    assert (things["wooden-chest"].problem, things["wooden-chest"].code) == (None, None)
    assert look(game, (-5, -5, 10, 10)).characters


def test_what_waits_its_turn_has_no_problem(game: Session) -> None:
    arm = game.get_entity(Prototype.BurnerInserter, Position(3.5, 0.5))
    game.insert_item(Prototype.Coal, arm, quantity=1)
    chest = game.get_entity(Prototype.WoodenChest, Position(2.5, 0.5))
    game.extract_item(Prototype.Coal, chest, quantity=15)
    game.sleep(5)
    arm = game.get_entity(Prototype.BurnerInserter, Position(3.5, 0.5))
    assert arm.warning_codes == [WarningCode.WAITING]
    things = {thing.name: thing for thing in look(game, (-5, -5, 10, 10)).entities}
    assert things["burner-inserter"].code is None


def test_looking_changes_nothing(game: Session) -> None:
    before = game.state_hash()
    render(game)
    render(game, area=(-100, -100, 100, 100))
    assert game.state_hash() == before


def test_a_picture_shows_what_is_asked_for(game: Session) -> None:
    area = BoundingBox(Position(-3.5, -2), Position(8, 6.2))
    viewport = take_picture(game, area=area).viewport
    assert (viewport.world_min_x, viewport.world_min_y) == (-4, -2)
    assert (viewport.world_max_x, viewport.world_max_y) == (8, 7)
    around = take_picture(game, position=Position(10, 0), radius=5).viewport
    assert (around.world_min_x, around.world_max_y) == (5, 5)
    whole = take_picture(game).viewport
    assert whole.world_min_x < 2 < 6 < whole.world_max_x


@pytest.mark.parametrize("area", [(0, 0, 0, 5), (0, 0, 2000, 5)])
def test_an_area_that_cannot_be_drawn_is_refused(
    game: Session, area: tuple[int, int, int, int]
) -> None:
    with pytest.raises(ValueError, match="an area of"):
        render(game, area=area)


def test_a_save_is_drawn(game: Session, tmp_path: Path) -> None:
    save, out = saved(game, tmp_path / "end.fle-save"), tmp_path / "out.png"
    result = invoke(save, "--at", 4, 1, "--radius", 6, "--size", 600, "-o", out, "--json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["area"] == {"left": -2, "top": -5, "right": 10, "bottom": 7}
    assert "no fuel" in {problem["kind"] for problem in document["problems"]}
    with Image.open(out) as image:
        assert image.format == "PNG"
        assert max(image.size) <= 600


def test_a_map_is_printed(game: Session, tmp_path: Path) -> None:
    result = invoke(saved(game, tmp_path / "end.fle-save"), "--text", "--area", 0, -2, 8, 4)
    assert result.exit_code == 0
    assert "0 @.W→SS..\n" in result.stdout
    assert not list(tmp_path.glob("*.png"))


def test_the_picture_of_a_task_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("--task", "iron_plate_throughput_16")
    assert (result.exit_code, result.stdout) == (0, "map: iron_plate_throughput_16.png\n")
    assert (tmp_path / "iron_plate_throughput_16.png").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--area", 0, 0, 0, 5), "0 x 5 tiles holds nothing"),
        (("--area", 0, 0, 5000, 5), "5000 x 5 tiles is too large"),
        (("--text", "--area", 0, 0, 300, 5), "at most 240 x 240"),
        (("--area", 0, 0, 5, 5, "--at", 0, 0), "--area or --at"),
        (("--radius", 5), "--radius goes with --at"),
        (("--task", "x", "--server", "h:1"), "--task and --server name different worlds"),
        (("--server", "127.0.0.1:1"), "FLE_RCON_PASSWORD"),
        (("--text", "-o", "x.png"), "does not go with --out"),
    ],
)
def test_misuse_is_refused_in_words(args: tuple[object, ...], words: str) -> None:
    result = invoke(*args)
    assert result.exit_code == 2
    assert words in result.output


def test_a_server_is_drawn_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = EmbeddedServer(factorio="2.0", seed=0, mods=[package_interface().mod])
    monkeypatch.setenv("FLE_RCON_PASSWORD", "secret")
    out = tmp_path / "server.png"
    before = world.state_hash(without=("fle", "sessions"))
    with RconServer(world, password="secret") as server:
        result = invoke("--server", server.address, "--out", out)
    assert (result.exit_code, result.stdout) == (0, f"map: {out}\n")
    assert world.state_hash(without=("fle", "sessions")) == before
    world.close()
