"""What the values of a type look like on the wire: decides how unions are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from fle.codegen.model import EntityClass, Field, Interface, Record
from fle.codegen.type_names import DIRECTIONS, GAME_NAMES, PRIMITIVES, Type

Shape = tuple[str, int]
_PRIMITIVE_SHAPES = {
    "int": "number",
    "float": "number",
    "bool": "boolean",
    "str": "text",
    "bytes": "text",
    "any": "any",
}


def lineage(interface: Interface, name: str) -> list[EntityClass]:
    """Return the classes above `name` and itself, parents first, each once."""
    found: dict[str, EntityClass] = {}

    def visit(each: str) -> None:
        if each in found or each not in interface.classes:
            return
        for parent in interface.classes[each].parents:
            visit(parent)
        found[each] = interface.classes[each]

    visit(name)
    return list(found.values())


def class_fields(interface: Interface, name: str) -> list[Field]:
    """Return all fields of an entity class, parents' first; a redeclared one keeps its place."""
    fields: dict[str, Field] = {}
    for each in lineage(interface, name):
        for field in each.own_fields:
            fields[field.name] = field
    return list(fields.values())


def record_fields(interface: Interface, record: Record) -> list[Field]:
    """Return all fields of a record, its parent's first."""
    fields: dict[str, Field] = {}
    if record.parent and record.parent in interface.records:
        for field in record_fields(interface, interface.records[record.parent]):
            fields[field.name] = field
    for field in record.fields:
        fields[field.name] = field
    return list(fields.values())


def is_concrete(interface: Interface, name: str) -> bool:
    """Whether an entity of the game can be of this class."""
    each = interface.classes[name]
    return bool(each.prototypes or each.names or name == "Entity") or any(
        member.entity_class == name for member in interface.names.prototypes
    )


def is_entity(interface: Interface, name: str) -> bool:
    """Whether a class is sent as an entity: it knows a name and a place, or groups such."""
    return any(each.name in ("EntityCore", "EntityGroup") for each in lineage(interface, name))


def is_group(interface: Interface, name: str) -> bool:
    """Whether a class is of groups of entities."""
    return any(each.name == "EntityGroup" for each in lineage(interface, name))


def kind_of(interface: Interface, name: str) -> str | None:
    """Return primitive, container, name, enum, record, class or none; None for unknown names."""
    if name in PRIMITIVES:
        return "primitive"
    if name in ("list", "set", "dict", "|"):
        return "container"
    if name == "None":
        return "none"
    if name in GAME_NAMES:
        return "name"
    if name in interface.enums:
        return "enum"
    if name in interface.records:
        return "record"
    return "class" if name in interface.classes else None


def shapes(interface: Interface, type_: Type) -> Iterator[Shape]:
    """Yield the forms that values of a type take: (kind, length of an array)."""
    kind = kind_of(interface, type_.name)
    if type_.name == "|":
        for member in type_.members:
            yield from shapes(interface, member)
    elif kind == "primitive":
        yield (_PRIMITIVE_SHAPES[type_.name], 0)
    elif kind == "name":
        yield ("name", 0)
    elif kind == "enum":
        yield ("number", 0)
    elif type_.name in ("list", "set"):
        yield ("list", 0)
    elif type_.name in ("dict", "Inventory"):
        yield ("map", 0)
    elif type_.name == "Position":
        yield ("array", 2)
    elif kind == "record":
        yield ("array", len(record_fields(interface, interface.records[type_.name])))
    elif kind == "class":
        yield ("entity", 3)


def clash(interface: Interface, union: Type) -> tuple[Type, Type] | None:
    """Return two members of a union that look alike on the wire, None when there are none.

    Names of the game are one form, whatever enum they come from, and so are entities.
    """
    seen: dict[str, Type] = {}
    for member in union.members:
        for kind, length in shapes(interface, member):
            if kind == "text" and "name" in seen and member.name == "str":
                continue
            key = f"array{length}" if kind == "array" else kind
            key = "array3" if kind == "entity" else key
            for other in _overlaps(key):
                if other in seen and not _same_family(interface, seen[other], member):
                    return seen[other], member
            seen.setdefault(key, member)
    return None


def _overlaps(key: str) -> tuple[str, ...]:
    if key == "name":
        return ("name", "number", "text")
    if key in ("number", "text"):
        return (key, "name")
    return (key,)


def _same_family(interface: Interface, one: Type, other: Type) -> bool:
    families = {kind_of(interface, one.name), kind_of(interface, other.name)}
    numbers = {"int", "float"}
    directions = {one.name, other.name} <= set(DIRECTIONS)
    return directions or families in ({"name"}, {"class"}) or {one.name, other.name} == numbers
