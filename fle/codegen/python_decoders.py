"""Decoders: the Python that turns wire forms into typed values, and fle/generated/decode.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fle.codegen import python_code as code
from fle.codegen.lua_code import snake
from fle.codegen.model import MISSING, Field, Interface
from fle.codegen.python_classes import by_need
from fle.codegen.python_imports import Imports
from fle.codegen.render_lua import sent_classes
from fle.codegen.templates import render
from fle.codegen.type_names import Type
from fle.codegen.wire_shapes import class_fields, kind_of, record_fields


def decoder_of(type_: Type | None, interface: Interface, imports: Imports | None = None) -> str:
    """Return the expression of the decoder of a type."""

    def use(name: str) -> str:
        if imports is not None:
            imports.add("fle.runtime.decoding", name)
        return name

    def local(name: str) -> str:
        if imports is not None:
            imports.add("fle.generated", "decode")
            return f"decode.{name}"
        return name

    if type_ is None:
        return use("nothing")
    if type_.name in ("int", "float", "bool", "str", "bytes"):
        return type_.name
    if type_.name == "any":
        return use("plain")
    if type_.optional and type_.name == "|":
        return f"{use('optional')}({decoder_of(type_.required, interface, imports)})"
    if type_.name in ("list", "set", "dict"):
        inner = decoder_of(type_.args[-1], interface, imports)
        return f"{use(f'{type_.name}_of')}({inner})"
    if type_.name == "|":
        return _union_decoder(type_, interface, imports, use)
    if kind_of(interface, type_.name) == "class":
        if type_.name == "Entity":
            return local("entity")
        if imports is not None:
            imports.types([type_.name])
        return f"{local('entity_of')}({type_.name})"
    if type_.name == "RecipeName":
        return local("recipe_name")
    return local(snake(type_))


def _either(classes: Sequence[Type], imports: Imports | None) -> str:
    names = [each.name for each in classes]
    if imports is None:
        return "any_entity"
    imports.add("fle.generated", "decode")
    imports.types(names)
    return f"decode.either_of({', '.join(names)})"


def _union_decoder(union: Type, interface: Interface, imports: Imports | None, use: Any) -> str:
    kinds = {
        "int": ("int",),
        "float": ("int", "float"),
        "bool": ("bool",),
        "str": ("str",),
        "bytes": ("bytes",),
        "dict": ("dict",),
        "Inventory": ("dict",),
    }
    by_type: dict[str, str] = {}
    classes = [m for m in union.members if kind_of(interface, m.name) == "class"]
    records = [m for m in union.members if kind_of(interface, m.name) == "record"]
    if classes and len(classes) == len(union.members):
        return _either(classes, imports)
    if classes and len(records) == 1:
        length = len(record_fields(interface, interface.records[records[0].name]))
        record = decoder_of(records[0], interface, imports)
        rest = _either(classes, imports)
        by_type["list"] = f"{use('by_length')}({{{length}: {record}}}, {rest})"
    for member in union.members:
        decoder = decoder_of(member, interface, imports)
        default = ("int", "str") if kind_of(interface, member.name) == "name" else ("list",)
        for kind in kinds.get(member.name, default):
            by_type.setdefault(kind, decoder)
    inner = ", ".join(f"{kind}: {decoder}" for kind, decoder in by_type.items())
    return f"{use('one_of')}({{{inner}}})"


def render_decode(interface: Interface) -> str:
    """Return fle/generated/decode.py."""
    records = []
    for each in by_need(
        [r for r in interface.records.values() if r.name not in ("Position", "Inventory")],
        interface,
    ):
        fields = record_fields(interface, each)
        positional = each.kind == "value"
        records.append(
            {
                "name": each.name,
                "function": snake(Type(each.name)),
                "arguments": [
                    ("" if positional else f"{f.name}=") + _field_value(f, index, interface)
                    for index, f in enumerate(fields)
                ],
            }
        )
    classes = []
    for cls in sent_classes(interface):
        fields = [f for f in class_fields(interface, cls.name) if f.on_wire]
        classes.append(
            {
                "name": cls.name,
                "function": f"_{snake(Type(cls.name))}",
                "arguments": [
                    f"{f.name}={_field_value(f, index, interface)}"
                    for index, f in enumerate(fields, start=1)
                ],
            }
        )
    text = render(
        "decode.py.j2",
        records=records,
        classes=classes,
        enums=interface.enums.values(),
        snake=lambda name: snake(Type(name)),
        imports=[],
    )
    used = Imports()
    for name in ("by_length", "list_of", "optional", "plain", "dict_of", "one_of", "set_of"):
        if re.search(rf"\b{name}\b", text):
            used.add("fle.runtime.decoding", name)
    for name in ("BoundingBox", "IndexedPosition", "Inventory", "Position"):
        used.add("fle.runtime.values", name)
    for each in interface.records.values():
        if each.kind == "record":
            used.add("fle.generated.records", each.name)
    for cls in sent_classes(interface):
        used.add("fle.generated.entities", cls.name)
    for enum in interface.enums.values():
        used.add("fle.generated.enums", enum.name)
    used.add("fle.runtime.entity_base", "EntityBase")
    used.add("fle.generated.names", "NAMES")
    for name in ("PROTOTYPE_BY_NAME", "Prototype", "RecipeName", "Technology"):
        used.add("fle.generated.prototypes", name)
    used.add("typing", "Any")
    used.add("typing", "TypeVar")
    used.add("typing", "cast")
    used.add("collections.abc", "Callable")
    return render(
        "decode.py.j2",
        records=records,
        classes=classes,
        enums=interface.enums.values(),
        snake=lambda name: snake(Type(name)),
        imports=used.lines(),
    )


def _field_value(field: Field, index: int, interface: Interface) -> str:
    """Return the expression that decodes one element of a record's array."""
    at = f"value[{index}]"
    type_ = field.type.required
    if type_.name in ("int", "float", "bool", "str", "any") or _is_plain(type_):
        inner = at
        if type_.name == "float":
            inner = f"float({at})"
    elif type_.args and type_.name != "|" and _is_plain(type_.args[-1]):
        inner = at
    elif type_.name == "list":
        inner = f"[{decoder_of(type_.args[0], interface)}(item) for item in {at}]"
    else:
        inner = f"{decoder_of(type_, interface)}({at})"
    if not field.optional or (inner == at and field.default in (MISSING, None)):
        return inner
    absent = "None" if field.default in (MISSING, None) else _absent(field)
    return f"{absent} if {at} is None else {inner}"


def _is_plain(type_: Type) -> bool:
    return all(member.name in ("int", "float", "str", "bool", "any") for member in type_.members)


def _absent(field: Field) -> str:
    if field.type.required.name == "Inventory":
        return "Inventory()"
    if isinstance(field.default, list | dict):
        return "[]" if isinstance(field.default, list) else "{}"
    return code.field_default(field)
