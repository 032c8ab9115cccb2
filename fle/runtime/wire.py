"""Python values in the forms that the wire gives them, and messages as msgpack.

Encoding goes by the type of the value through one table, filled on first use, because it lies on
the path of every call. `schemas/protocol.yaml` describes the messages.
"""

import enum
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

import msgpack

from fle.runtime.errors import ProtocolError

REFERENCE = 1
"""The msgpack extension type of a reference to the result of an earlier call."""

OK, FAULT, SKIPPED, PENDING = 0, 1, 2, 3
"""What the first element of a call's result says."""

_packer = msgpack.Packer(use_bin_type=True)
_single_packer = msgpack.Packer(use_bin_type=True, use_single_float=True)
_SINGLE = struct.Struct("<f")
_LARGEST_EXACT = 2.0**53


def pack(value: Any) -> bytes:
    """Return `value`, already in wire form, as msgpack."""
    return _packer.pack(value)  # type: ignore[no-any-return]


def unpack(data: bytes) -> Any:
    """Return the value that msgpack `data` holds.

    Raises:
        ProtocolError: The bytes are not one msgpack value.
    """
    try:
        return msgpack.unpackb(data, raw=False, strict_map_key=False)
    except (ValueError, TypeError, msgpack.exceptions.UnpackException) as error:
        what = str(error) or type(error).__name__
        raise ProtocolError(f"an answer of {len(data)} bytes is not msgpack: {what}") from error


def reference(call: int, path: Sequence[str | int]) -> msgpack.ExtType:
    """Return the wire form of a reference to part `path` of the result of call `call`, from 0."""
    return msgpack.ExtType(REFERENCE, _packer.pack([call, *path]))


def register(cls: type, encoder: Callable[[Any], Any]) -> None:
    """Make `encoder` give the wire form of instances of `cls` and of its subclasses."""
    _registered[cls] = encoder
    _encoders.clear()
    _encoders.update(_PLAIN)


def encode(value: Any) -> Any:
    """Return the wire form of `value`, ready for `pack`.

    Raises:
        TypeError: Values of this type cannot be an argument.
    """
    cls = type(value)
    encoder = _encoders.get(cls)
    if encoder is None:
        encoder = _encoders[cls] = _encoder_for(cls)
    return encoder(value)


def encoders(kinds: Sequence[str]) -> tuple[Callable[[Any], Any], ...]:
    """Return what gives the wire forms of a tool's arguments, by `Tool.kinds`."""
    return tuple(_BY_KIND.get(kind, encode) for kind in kinds)


def encode_arguments(
    args: Sequence[Any], defaults: Sequence[Any], by: Sequence[Callable[[Any], Any]] = ()
) -> list[Any]:
    """Return the wire forms of `args`; what equals its default at the end is left off."""
    items = [encoder(arg) for encoder, arg in zip(by, args, strict=False)]
    count = len(items)
    if count < len(args):
        items += [encode(arg) for arg in args[count:]]
        count = len(items)
    if count <= len(defaults):
        while count and _same(items[count - 1], defaults[count - 1]):
            count -= 1
        del items[count:]
    return items


def pack_call(index: int, items: list[Any]) -> bytes:
    """Return the msgpack of a call of tool `index` with encoded arguments `items`."""
    if float not in map(type, items):
        return _packer.pack([index, *items])  # type: ignore[no-any-return]
    parts = [_packer.pack_array_header(len(items) + 1), _packer.pack(index)]
    parts += [_pack_float(item) if type(item) is float else _packer.pack(item) for item in items]
    return b"".join(parts)


def _pack_float(value: float) -> bytes:
    try:
        short = _SINGLE.unpack(_SINGLE.pack(value))[0] == value
    except OverflowError:
        short = False
    return (_single_packer if short else _packer).pack(value)  # type: ignore[no-any-return]


def _same(item: Any, default: Any) -> bool:
    if type(item) not in _PLAIN:
        # The value of a batch's handle is not known yet.
        return False
    # True == 1 and 0 == False: a bool and an int of the same value are different arguments.
    return bool(item == default) and (type(item) is bool) == (type(default) is bool)


def _identity(value: Any) -> Any:
    return value


def _encode_float(value: float) -> float | int:
    if value.is_integer() and abs(value) < _LARGEST_EXACT:
        return int(value)
    return value


def _encode_sequence(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple([encode(item) for item in value])


def _encode_set(value: Iterable[Any]) -> tuple[Any, ...]:
    # A set has no order of its own; the bytes of a request must not depend on the process.
    return tuple(sorted((encode(item) for item in value), key=lambda item: (str(type(item)), item)))


def _encode_mapping(value: Mapping[Any, Any]) -> dict[Any, Any]:
    return {map_key(key): encode(item) for key, item in value.items()}


def map_key(key: Any) -> Any:
    """Return `key` as it stands in maps: game names in full, whatever the type of the map."""
    return _enum_name(key) if isinstance(key, enum.Enum) else key


_PLAIN: dict[type, Callable[[Any], Any]] = {
    bool: _identity,
    int: _identity,
    str: _identity,
    bytes: _identity,
    type(None): _identity,
    msgpack.ExtType: _identity,
    float: _encode_float,
    list: _encode_sequence,
    tuple: _encode_sequence,
    set: _encode_set,
    frozenset: _encode_set,
    dict: _encode_mapping,
}
_encoders: dict[type, Callable[[Any], Any]] = dict(_PLAIN)
_registered: dict[type, Callable[[Any], Any]] = {}


def _encoder_for(cls: type) -> Callable[[Any], Any]:
    if not _registered.keys() & cls.__mro__:
        _register_values()
    for base in cls.__mro__:
        if base in _registered:
            return _registered[base]
    if issubclass(cls, enum.Enum):
        return _enum_encoder(cls)
    if callable(getattr(cls, "_wire_", None)):
        return lambda value: value._wire_()
    if is_dataclass(cls):
        names = [field.name for field in fields(cls)]
        return lambda value: tuple([encode(getattr(value, name)) for name in names])
    for base in (bool, int, float, str, bytes, list, tuple, set, frozenset, dict):
        if issubclass(cls, base):
            plain = _PLAIN[base]
            return lambda value: plain(base(value))
    if issubclass(cls, Mapping):
        return _encode_mapping
    if issubclass(cls, type):
        return _refuse_class
    raise TypeError(f"a {cls.__name__} cannot be an argument of a tool")


def _refuse_class(value: type) -> Any:
    # Many prototypes share a class, so it does not say which of them is meant.
    raise TypeError(
        f"the class {value.__name__} cannot be an argument of a tool; "
        "pass a member of Prototype, as Prototype.StoneFurnace"
    )


def _register_values() -> None:
    # Imported late: the values import nothing of this module, and need not exist to encode an int.
    from fle.runtime.entity_base import EntityBase
    from fle.runtime.values import Inventory, Position

    _registered.setdefault(Position, _encode_position)
    _registered.setdefault(EntityBase, _encode_entity)
    _registered.setdefault(Inventory, lambda value: _encode_mapping(dict(value.items())))


def _encode_position(position: Any) -> tuple[int, int]:
    try:
        return (round(position.x * 256), round(position.y * 256))
    except (ValueError, OverflowError):
        raise ValueError(f"{position!r} is no place: its coordinates are not finite") from None


def _encode_place(value: Any) -> Any:
    # On the wire a pair of numbers is a place in 1/256 tile; people who write one mean tiles.
    if type(value) in (tuple, list) and len(value) == 2:
        from fle.runtime.values import Position

        if all(type(part) in (int, float) for part in value):
            return _encode_position(Position(*value))
    return encode(value)


def _encode_name(value: Any) -> Any:
    # On the wire a number is a name by its place in a list that people do not know.
    kind = type(value)
    if kind in (int, float, bool):
        raise TypeError(
            f"{value!r} is not the name of anything; pass a member of its enum, "
            "as Prototype.StoneFurnace"
        )
    if kind in (list, tuple, set, frozenset):
        for item in value:
            _encode_name(item)
    return encode(value)


def _encode_spread(values: Iterable[Any]) -> tuple[Any, ...]:
    # Places, entities and kinds in any order; the members of sets and lists stand side by side.
    items: list[Any] = []
    for value in values:
        kind = type(value)
        if kind in (set, frozenset):
            items += _encode_set(value)
        elif kind is list or (kind is tuple and not all(type(v) in (int, float) for v in value)):
            items += _encode_spread(value)
        elif kind in (int, float, bool):
            items.append(_encode_name(value))
        else:
            items.append(_encode_place(value))
    return tuple(items)


_BY_KIND: dict[str, Callable[[Any], Any]] = {
    "place": _encode_place,
    "name": _encode_name,
    "spread": _encode_spread,
}


def _encode_entity(entity: Any) -> tuple[int | str, int, int]:
    from fle.generated.names import NAME_INDEX

    position = entity.position
    name = NAME_INDEX.get(entity.name, entity.name)
    return (name, round(position.x * 256), round(position.y * 256))


def _enum_encoder(cls: type[enum.Enum]) -> Callable[[Any], Any]:
    table = {member: _enum_wire(member) for member in cls}
    return table.__getitem__


def _enum_wire(member: enum.Enum) -> int | str:
    from fle.generated.enums import STATUS_INDEX, EntityStatus
    from fle.generated.names import NAME_INDEX

    if isinstance(member, EntityStatus):
        return STATUS_INDEX[member]
    name = _enum_name(member)
    return NAME_INDEX.get(name, name) if isinstance(name, str) else name


def _enum_name(member: enum.Enum) -> Any:
    return member.value[0] if isinstance(member.value, tuple) else member.value
