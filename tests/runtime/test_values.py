"""Positions, boxes, inventories and enums behave as programs know them."""

import copy
import pickle

import pytest

from fle.generated.types import (
    BoundingBox,
    BuildingBox,
    BurnerMiningDrill,
    Chest,
    Dimensions,
    Direction,
    DirectionInternal,
    EntityStatus,
    Inventory,
    Position,
    Prototype,
    Resource,
    ResourcePatch,
    TileDimensions,
)


def chest(**more: object) -> Chest:
    values: dict[str, object] = {
        "name": "iron-chest",
        "direction": Direction.UP,
        "position": Position(x=0.5, y=0.5),
        "id": 7,
        "energy": 0.0,
        "type": "container",
        "dimensions": Dimensions(width=0.7, height=0.7),
        "tile_dimensions": TileDimensions(tile_width=1, tile_height=1),
        "health": 200.0,
        "warnings": [],
        "status": EntityStatus.NORMAL,
        "inventory": Inventory({"coal": 8}),
    }
    return Chest(**(values | more))  # type: ignore[arg-type]


def test_positions_take_keywords_and_places_in_order() -> None:
    assert (Position(1, 2).x, Position(x=1, y=2).y) == (1.0, 2.0)
    assert repr(Position(1, 2.5)) == "Position(x=1.0, y=2.5)"


def test_positions_are_equal_when_less_than_a_tile_apart_on_both_axes() -> None:
    assert Position(0, 0) == Position(0.99, -0.99)
    assert Position(0, 0) != Position(1, 0)
    assert not Position(0, 0).is_exact(Position(0, 0.5))
    assert len({Position(0, 0), Position(0.5, 0)}) == 2


def test_positions_add_and_step() -> None:
    here = Position(1, 2)
    assert (here + Position(2, 3)).is_exact(Position(3, 5))
    assert (here - Position(2, 3)).is_exact(Position(-1, -1))
    assert here.up().is_exact(Position(1, 1))
    assert here.above(2).is_exact(Position(1, 0))
    assert here.down().is_exact(Position(1, 3))
    assert here.below(0.5).is_exact(Position(1, 2.5))
    assert here.left().is_exact(Position(0, 2))
    assert here.right(3).is_exact(Position(4, 2))
    assert Position(0, 0).distance(Position(3, 4)) == 5
    assert here.is_close(Position(1.4, 2))
    assert not here.is_close(Position(1.5, 2))


def test_entities_do_not_change_and_positions_do() -> None:
    here = Position(0, 0)
    here.x += 1
    assert here.is_exact(Position(1, 0))
    with pytest.raises(AttributeError):
        chest().energy = 5.0  # type: ignore[misc]


def test_a_box_has_corners_a_center_and_sides() -> None:
    box = Position(4, 1).to_bounding_box(Position(0, 3))
    assert box.left_top.is_exact(Position(0, 1))
    assert box.right_bottom.is_exact(Position(4, 3))
    assert box.center.is_exact(Position(2, 2))
    assert (box.width(), box.height()) == (4, 2)
    assert BoundingBox(Position(0, 1), Position(4, 3)) == box


def test_an_inventory_reads_by_name_member_or_tuple_and_lacks_nothing() -> None:
    inventory = Inventory({"coal": 5, "iron-plate": 2})
    assert inventory["coal"] == inventory[Prototype.Coal] == inventory[Prototype.Coal.value] == 5
    assert inventory[Prototype.Wood] == 0
    assert inventory.get("wood", 3) == 3
    assert inventory.get(Prototype.IronPlate) == 2
    assert Prototype.Coal in inventory
    assert "wood" not in inventory
    noted = Inventory()
    noted[Prototype.Coal] = 3
    noted["coal"] += 1
    assert noted == {"coal": 4}
    assert (len(inventory), list(inventory.items())) == (2, [("coal", 5), ("iron-plate", 2)])
    assert inventory + {"coal": 1, "wood": 1} == {"coal": 6, "iron-plate": 2, "wood": 1}


def test_an_entity_prints_what_matters() -> None:
    assert repr(chest()) == (
        "Chest(name='iron-chest', direction=<Direction.UP: 0>, position=Position(x=0.5, y=0.5), "
        "energy=0.0, status=<EntityStatus.NORMAL: 'normal'>, inventory=Inventory({'coal': 8}), "
        "height=1, width=1)"
    )
    assert "warnings=['chest is full']" in repr(chest(warnings=["chest is full"]))


def test_entities_compare_exactly_and_know_their_prototype() -> None:
    assert chest() == chest()
    assert chest() != chest(position=Position(x=0.75, y=0.5))
    assert len({chest(), chest()}) == 1
    assert chest().prototype is Prototype.IronChest
    assert isinstance(chest(), Chest)


def test_values_survive_copying_and_pickling() -> None:
    for value in (chest(), Position(1, 2), Inventory({"coal": 1}), Prototype.IronChest):
        assert copy.deepcopy(value) == value
        assert pickle.loads(pickle.dumps(value)) == value


def test_prototypes_are_names_with_classes_and_sizes() -> None:
    assert Prototype.BurnerMiningDrill.value == ("burner-mining-drill", BurnerMiningDrill)
    assert (Prototype.BurnerMiningDrill.WIDTH, Prototype.BurnerMiningDrill.HEIGHT) == (2, 2)
    assert Prototype.Coal.value == ("coal", None)
    with pytest.raises(AttributeError, match="has no size"):
        _ = Prototype.Coal.WIDTH


def test_every_prototype_has_a_class_or_none() -> None:
    for member in Prototype:
        assert member.value[1] is None or isinstance(member.value[1], type), member


def test_a_misspelt_member_names_the_close_ones() -> None:
    with pytest.raises(AttributeError, match=r"IronChst.*did you mean .*IronChest"):
        _ = Prototype.IronChst


def test_resources_are_tuples() -> None:
    assert Resource.IronOre == ("iron-ore", ResourcePatch)
    assert Resource.Water[0] == "water"


def test_directions_have_sixteenths_and_second_names() -> None:
    assert [Direction.UP.value, Direction.RIGHT.value, Direction.DOWN.value] == [0, 4, 8]
    assert Direction.NORTH is Direction.UP
    assert Direction.DOWNLEFT == 10
    assert Direction.LEFT == DirectionInternal.WEST
    assert str(Direction.LEFT) == "Direction.LEFT"


def test_records_take_keywords() -> None:
    assert BuildingBox(width=3, height=2) == BuildingBox(height=2, width=3)


def test_records_read_like_mappings() -> None:
    box = BuildingBox(width=3, height=2)
    assert "width" in box
    assert "depth" not in box
    assert dict(box.items()) == {"height": 2, "width": 3} == {name: box[name] for name in box}
    assert dict(**box) == dict(box)
