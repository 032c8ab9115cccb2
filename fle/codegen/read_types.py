"""Type, entity and error schemas into the model."""

from __future__ import annotations

import re
from typing import Any

from fle.codegen.load import Node
from fle.codegen.model import MISSING, EntityClass, Enum, EnumValue, ErrorCode, Field, Record
from fle.codegen.problems import Problems
from fle.codegen.read_tools import SNAKE, check_unit
from fle.codegen.shape import Key, entries, items, place, take, text, texts, type_of
from fle.codegen.type_names import Type

TYPE_KEYS = {
    "name": Key("text", required=True),
    "kind": Key("text", required=True),
    "doc": Key("text", required=True),
    "parent": Key("text"),
    "fields": Key("list"),
    "values": Key("list"),
    "aliases": Key("map"),
}
ENTITY_KEYS = {
    "name": Key("text", required=True),
    "parent": Key("text"),
    "parents": Key("list"),
    "doc": Key("text", required=True),
    "prototypes": Key("list"),
    "names": Key("list"),
    "size": Key("list"),
    "fields": Key("list", required=True),
}
FIELD_KEYS = {
    "name": Key("text", required=True),
    "type": Key("text", required=True),
    "unit": Key("text"),
    "default": Key("any"),
    "doc": Key("text", required=True),
    "read": Key("text"),
}
VALUE_KEYS = {"name": Key("text", required=True), "value": Key("any"), "doc": Key("text")}
ERROR_KEYS = {
    "text": Key("text", required=True),
    "doc": Key("text", required=True),
    "every_tool": Key("bool"),
    "data": Key("map"),
}
CAMEL = re.compile(r"[A-Z][A-Za-z0-9]*")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLACEHOLDER_FORM = re.compile(r"([a-z][a-z0-9_]*)(:\.[0-9]f)?")


def read_type(node: Node, problems: Problems) -> Record | Enum | None:
    """Return the record or enum of a type schema."""
    found = take(node, TYPE_KEYS, "the type", problems)
    name = text(found, "name")
    kind = text(found, "kind")
    if not name or not _is_camel(found["name"], problems):
        return None
    if kind in ("enum", "flags"):
        return Enum(
            name,
            text(found, "doc"),
            tuple(_value(item, problems) for item in items(found, "values")),
            tuple((alias, str(of.value)) for alias, of in entries(found, "aliases").items()),
            place(found["name"]),
            flags=kind == "flags",
        )
    if kind not in ("record", "value"):
        at = found.get("kind", node)
        problems.add(at.file, at.line, f"kind {kind!r}", "expected record, enum, flags or value")
        return None
    return Record(
        name,
        kind,
        text(found, "doc"),
        read_fields(found, problems),
        place(found["name"]),
        text(found, "parent") or None,
    )


def _value(node: Node, problems: Problems) -> EnumValue:
    if isinstance(node.value, str):
        return EnumValue(node.value.upper(), node.value)
    found = take(node, VALUE_KEYS, "a value", problems)
    name = text(found, "name")
    value = found["value"].value if "value" in found else name.lower()
    if not isinstance(value, str | int):
        problems.add(node.file, node.line, f"value of {name!r}", "expected text or a whole number")
        value = name.lower()
    return EnumValue(name, value, text(found, "doc"))


def read_entity(node: Node, problems: Problems) -> EntityClass | None:
    """Return the entity class of a schema."""
    found = take(node, ENTITY_KEYS, "the entity class", problems)
    name = text(found, "name")
    if not name or not _is_camel(found["name"], problems):
        return None
    parents = texts(found, "parents", "the entity class", problems)
    if "parent" in found:
        parents = (text(found, "parent"), *parents)
    return EntityClass(
        name=name,
        parents=parents,
        doc=text(found, "doc"),
        prototypes=texts(found, "prototypes", "the entity class", problems),
        names=texts(found, "names", "the entity class", problems),
        size=_size(found.get("size"), problems),
        own_fields=read_fields(found, problems),
        place=place(found["name"]),
    )


def _size(node: Node | None, problems: Problems) -> tuple[int, int] | None:
    if node is None:
        return None
    size = node.plain()
    if len(size) != 2 or not all(isinstance(side, int) for side in size):
        problems.add(node.file, node.line, f"size {size}", "expected [width, height] in tiles")
        return None
    return (size[0], size[1])


def _is_camel(node: Node, problems: Problems) -> bool:
    if CAMEL.fullmatch(str(node.value)):
        return True
    problems.add(node.file, node.line, f"name {node.value!r}", "expected CamelCase")
    return False


def read_fields(found: dict[str, Node], problems: Problems) -> tuple[Field, ...]:
    """Return the fields of a record or an entity class."""
    fields: dict[str, Field] = {}
    for node in items(found, "fields"):
        said = take(node, FIELD_KEYS, "a field", problems)
        name = text(said, "name")
        if not name:
            continue
        if not SNAKE.fullmatch(name):
            problems.add(node.file, node.line, f"field name {name!r}", "expected snake_case")
        if name in fields:
            problems.add(
                node.file,
                node.line,
                f"field {name!r} is there twice",
                f"expected another name than in line {fields[name].place.line}",
            )
        fields[name] = Field(
            name=name,
            type=type_of(said["type"], problems) if "type" in said else Type("any"),
            doc=text(said, "doc"),
            place=place(node),
            unit=check_unit(said, node, f"field {name!r}", problems),
            default=said["default"].plain() if "default" in said else MISSING,
            read=text(said, "read") or None,
        )
    return tuple(fields.values())


def read_errors(node: Node, problems: Problems) -> dict[str, ErrorCode]:
    """Return the failures of errors.yaml by code."""
    if not isinstance(node.value, dict):
        problems.add(node.file, node.line, f"it is {node.described()}", "expected failures by code")
        return {}
    codes: dict[str, ErrorCode] = {}
    for code, entry in node.value.items():
        line = node.key_lines[code]
        if not SNAKE.fullmatch(code):
            problems.add(node.file, line, f"error code {code!r}", "expected snake_case")
        found = take(entry, ERROR_KEYS, f"error {code!r}", problems)
        data = {name: type_of(value, problems) for name, value in entries(found, "data").items()}
        said = found.get("text")
        if said is not None:
            _check_template(said, code, data, problems)
        if "doc" in found and not text(found, "doc").startswith("Raised when"):
            at = found["doc"]
            problems.add(
                at.file,
                at.line,
                f"doc of error {code!r} starts otherwise",
                "expected 'Raised when ...'",
            )
        codes[code] = ErrorCode(
            code,
            text(found, "text"),
            text(found, "doc"),
            tuple(data.items()),
            bool(found["every_tool"].value) if "every_tool" in found else False,
            place(Node(None, node.file, line)),
        )
    return codes


def _check_template(node: Node, code: str, data: dict[str, Any], problems: Problems) -> None:
    template = str(node.value)
    for inner in PLACEHOLDER.findall(template):
        match = PLACEHOLDER_FORM.fullmatch(inner)
        if not match:
            problems.add(
                node.file,
                node.line,
                f"{{{inner}}} in the text of error {code!r}",
                "expected {field}, {field:.0f} or {field:.1f}",
            )
        elif match[1] not in data:
            problems.add(
                node.file,
                node.line,
                f"{{{inner}}} in the text of error {code!r} is not in its data",
                "expected one of " + ", ".join(data) if data else "expected it under data",
            )
    if "{" in PLACEHOLDER.sub("", template) or "}" in PLACEHOLDER.sub("", template):
        problems.add(
            node.file, node.line, f"a lone brace in the text of error {code!r}", "expected {field}"
        )
