"""Programs join things in the ways that the published environment takes."""

from collections.abc import Iterator

import pytest

import fle
from fle.generated.errors import NotEnoughItems, WrongType
from fle.generated.types import (
    BeltGroup,
    ConnectionAmount,
    Direction,
    ElectricityGroup,
    PipeGroup,
    Position,
    Prototype,
    WallGroup,
)
from fle.interpreter import Interpreter

HELD = {
    Prototype.TransportBelt: 100,
    Prototype.UndergroundBelt: 10,
    Prototype.Pipe: 50,
    Prototype.SmallElectricPole: 20,
    Prototype.StoneWall: 20,
    Prototype.Coal: 20,
}
BELTS = {Prototype.TransportBelt, Prototype.UndergroundBelt}


@pytest.fixture(params=["1.1", "2.0"])
def game(request: pytest.FixtureRequest) -> Iterator[fle.Session]:
    with fle.connect(factorio=request.param) as session:
        held = {kind.value[0]: count for kind, count in HELD.items()}
        session.reset(seed=0, inventory=held, technologies="all")
        yield session


def test_ends_and_kinds_come_in_any_order(game: fle.Session) -> None:
    a, b, c = Position(1.5, 4.5), Position(5.5, 4.5), Position(5.5, 7.5)
    amounts = [
        game.connect_entities(a, b, c, Prototype.TransportBelt, dry_run=True),
        game.connect_entities(Prototype.TransportBelt, a, b, c, dry_run=True),
        game.connect_entities(a, b, c, BELTS, dry_run=True),
        game.connect_entities(a, b, c, connection_type=BELTS, dry_run=True),
        game.connect_entities(
            b, source=a, target=c, connection_type=Prototype.TransportBelt, dry_run=True
        ),
        game.connect_entities((1.5, 4.5), [b, c], Prototype.TransportBelt, dry_run=True),  # type: ignore[arg-type]
    ]
    for amount in amounts:
        assert isinstance(amount, ConnectionAmount)
        assert amount.number_of_entities_required == 8
        assert amount["number_of_entities_required"] == 8
        assert amount.get("number_of_entities_available") in (100, 110)
        assert set(amount.keys()) >= {"required", "available"}
        with pytest.raises(KeyError):
            amount["nothing"]


def test_each_kind_gives_its_group(game: fle.Session) -> None:
    start, end = Position(1.5, 4.5), Position(5.5, 4.5)
    for number, (kind, group) in enumerate(
        {
            Prototype.TransportBelt: BeltGroup,
            Prototype.Pipe: PipeGroup,
            Prototype.SmallElectricPole: ElectricityGroup,
            Prototype.StoneWall: WallGroup,
        }.items()
    ):
        made = game.connect_entities(start.below(3 * number), end.below(3 * number), kind)
        assert type(made) is group
        assert made.members
        assert made.prototype is not None
        assert made == game.get_entity(made.prototype, made.position)
        assert len({made, made}) == 1
        assert group.__name__ in repr(made)
        assert repr(made) == str(made)
    groups = game.get_entities()
    assert {type(each) for each in groups} == {BeltGroup, PipeGroup, ElectricityGroup, WallGroup}


def test_a_long_group_prints_in_short(game: fle.Session) -> None:
    belts = game.connect_entities(Position(-20, 8), Position(20, 8), Prototype.TransportBelt)
    assert isinstance(belts, BeltGroup)
    assert len(belts.belts) == 41
    assert "39 more" in repr(belts)
    assert len(repr(belts)) < 600


def test_a_group_names_itself_in_few_bytes(game: fle.Session) -> None:
    belts = game.connect_entities(Position(-20, 8), Position(20, 8), Prototype.TransportBelt)
    before = game.traffic.bytes_out
    game.insert_item(Prototype.Coal, belts, 3)
    assert game.traffic.bytes_out - before < 40


def test_a_batch_goes_on_from_what_it_has_joined(game: fle.Session) -> None:
    with game.batch() as batch:
        first = batch.connect_entities(Position(1, 8), Position(5, 8), Prototype.TransportBelt)
        second = batch.connect_entities(first, Position(9, 8), Prototype.TransportBelt)
        amount = batch.connect_entities(second, Position(10, 8), BELTS, dry_run=True)
        batch.insert_item(Prototype.Coal, second.belts[0], 2)
    assert len(second.belts) == 9
    assert amount["number_of_entities_required"] == 1
    assert game.get_entity(Prototype.BeltGroup, Position(5, 8)).inventory == {"coal": 2}


def test_refusals_build_nothing(game: fle.Session) -> None:
    held = game.inspect_inventory()
    with pytest.raises(NotEnoughItems, match="lacks 31 pipe"):
        game.connect_entities(Position(0, 8), Position(0, 88), Prototype.Pipe)
    with pytest.raises(TypeError, match="not the name of anything"):
        game.connect_entities(Position(0, 8), 5, Prototype.Pipe)  # type: ignore[arg-type]
    assert game.inspect_inventory() == held


def test_a_group_is_no_entity_to_be_turned(game: fle.Session) -> None:
    wall = game.connect_entities(Position(1, 8), Position(5, 8), Prototype.StoneWall)
    with pytest.raises(WrongType, match="must be Entity, not a wall-group"):
        game.rotate_entity(wall, Direction.LEFT)  # type: ignore[arg-type]
    assert game.pickup_entity(wall)
    assert game.inspect_inventory()[Prototype.StoneWall] == 20


def test_a_program_joins_things(game: fle.Session) -> None:
    program = """
belts = connect_entities(Position(x=1, y=8), Position(x=4, y=8), {Prototype.TransportBelt})
assert isinstance(belts, BeltGroup) and isinstance(belts, EntityGroup)
belts = insert_item(Prototype.Coal, belts, quantity=4)
print(belts.inventory, belts.status, belts.outputs[0].position)
assert get_connection_amount(belts.position, Position(x=5, y=8), Prototype.TransportBelt) == 1
"""
    result = Interpreter(game).run(program)
    assert result.error is None, result.error
    assert "'coal': 4" in result.output
