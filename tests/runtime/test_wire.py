import contextlib
import struct

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fle.generated.enums import STATUS_INDEX, EntityStatus
from fle.generated.names import NAME_INDEX
from fle.generated.types import Direction, Inventory, Position, Prototype, RecipeName, Resource
from fle.runtime import wire
from fle.runtime.errors import ProtocolError


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (7.0, 7),
        (-0.5, -0.5),
        (1e300, 1e300),
        ("coal", "coal"),
        (b"\x00", b"\x00"),
        (Position(x=1.5, y=-2), (384, -512)),
        (Direction.RIGHT, Direction.RIGHT.value),
        (Prototype.IronChest, NAME_INDEX["iron-chest"]),
        (Resource.Coal, NAME_INDEX["coal"]),
        (EntityStatus.WORKING, STATUS_INDEX[EntityStatus.WORKING]),
        (Inventory({"coal": 5}), {"coal": 5}),
        ({Prototype.Coal: 5, "wood": 1}, {"coal": 5, "wood": 1}),
        ([Position(x=0, y=0), [1.0]], ((0, 0), (1,))),
    ],
)
def test_values_have_their_wire_form(value, form):
    assert wire.encode(value) == form


def test_recipes_travel_as_names():
    recipe = next(iter(RecipeName))
    encoded = wire.encode(recipe)
    assert encoded == NAME_INDEX.get(recipe.value, recipe.value)


def test_a_set_has_one_order():
    members = [Prototype.Coal, Prototype.IronChest, Prototype.StoneFurnace]
    assert wire.encode(set(members)) == tuple(sorted(wire.encode(member) for member in members))


@pytest.mark.parametrize("value", [object(), len, 1j, range(3)])
def test_what_cannot_travel_is_named(value):
    with pytest.raises(TypeError, match=type(value).__name__):
        wire.encode(value)


def test_trailing_defaults_are_left_off():
    assert wire.encode_arguments((1, 5, None), (object(), 5, None)) == [1]
    assert wire.encode_arguments((1, 6, None), (object(), 5, None)) == [1, 6]
    assert wire.encode_arguments((1, 5, 3), (object(), 5, None)) == [1, 5, 3]
    assert wire.encode_arguments((True,), (1,)) == [True]
    assert wire.encode_arguments((0.0,), (0,)) == []


@pytest.mark.parametrize(("value", "size"), [(0.5, 5), (0.1, 9), (1e39, 9), (float("inf"), 5)])
def test_a_float_takes_four_bytes_where_that_is_exact(value, size):
    packed = wire.pack_call(1, [value])
    assert len(packed) == 2 + size
    assert msgpack.unpackb(packed) == [1, value]


@given(st.lists(st.one_of(st.integers(-(2**31), 2**31), st.text(), st.floats(allow_nan=False))))
def test_a_call_survives_the_wire(items):
    assert msgpack.unpackb(wire.pack_call(300, items)) == [300, *items]


def test_a_reference_names_a_call_and_a_path():
    extension = wire.reference(2, ("drop_position", 0))
    assert extension.code == 1
    assert msgpack.unpackb(extension.data) == [2, "drop_position", 0]


@given(st.binary())
def test_any_bytes_are_a_value_or_a_protocol_error(data):
    with contextlib.suppress(ProtocolError):
        wire.unpack(data)


def test_a_map_with_impossible_keys_is_a_protocol_error():
    with pytest.raises(ProtocolError, match="not msgpack"):
        wire.unpack(b"\x81\x90\x01")


def test_single_floats_of_answers_are_read():
    assert wire.unpack(b"\xca" + struct.pack(">f", 0.25)) == 0.25
