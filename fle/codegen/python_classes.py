"""The data classes of fle/generated: records.py and entities.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fle.codegen import python_code as code
from fle.codegen.model import EntityClass, Field, Interface, Record
from fle.codegen.python_imports import Imports
from fle.codegen.render_lua import sent_classes
from fle.codegen.templates import render
from fle.codegen.wire_shapes import is_concrete


def render_records(interface: Interface) -> str:
    """Return fle/generated/records.py."""
    written = [each for each in interface.records.values() if each.kind == "record"]
    records: list[dict[str, Any]] = []
    imports = Imports()
    classes: set[str] = set()
    for each in by_need(written, interface):
        fields = list(each.fields)
        if any(member.name == "Position" for f in fields for member in f.type.walk()):
            imports.add("fle.runtime.values", "Position")
        for field in fields:
            for member in field.type.walk():
                if member.name in ("BoundingBox", "Inventory", "IndexedPosition"):
                    imports.add("fle.runtime.values", member.name)
                if member.name in interface.enums:
                    imports.add("fle.generated.enums", member.name)
                if member.name in interface.classes:
                    classes.add(member.name)
        records.append(
            {
                "name": each.name,
                "parent": each.parent,
                "docstring": _class_doc(each.doc, fields),
                "fields": [code.field_line(field) for field in fields],
            }
        )
    imports.add("dataclasses", "dataclass")
    imports.add("fle.runtime.record_base", "RecordBase")
    if any(re.search(r"\bAny\b", line) for record in records for line in record["fields"]):
        imports.add("typing", "Any")
    if any("field(" in line for record in records for line in record["fields"]):
        imports.add("dataclasses", "field")
    if classes:
        imports.add("typing", "TYPE_CHECKING")
    return render(
        "records.py.j2", records=records, imports=imports.lines(), classes=sorted(classes)
    )


def by_need(records: list[Record], interface: Interface) -> list[Record]:
    """Order records so that each comes after those that it is made of."""
    done: dict[str, Record] = {}

    def visit(each: Record) -> None:
        if each.name in done:
            return
        names = {member.name for field in each.fields for member in field.type.walk()}
        for name in sorted(names | ({each.parent} if each.parent else set())):
            if name in interface.records and interface.records[name].kind == "record":
                visit(interface.records[name])
        done[each.name] = each

    for each in sorted(records, key=lambda each: each.name):
        visit(each)
    return list(done.values())


def _class_doc(doc: str, fields: Sequence[Field]) -> str:
    blocks = [doc]
    if fields:
        lines = []
        for field in fields:
            text = code.with_unit(field.doc, field.unit, None, None)
            entry = code.fill(f"{field.name}: {text}", 12)
            lines.append(" " * 8 + entry)
        blocks.append("Attributes:\n" + "\n".join(lines))
    return code.quote_doc(blocks, 4)


def render_entities(interface: Interface) -> str:
    """Return fle/generated/entities.py."""
    imports = Imports()
    imports.add("dataclasses", "dataclass")
    imports.add("fle.runtime.entity_base", "EntityBase")
    if "EntityGroup" in interface.classes:
        imports.add("fle.runtime.entity_base", "GroupBase")
    classes: list[dict[str, Any]] = []
    for each in _classes_by_need(interface):
        for field in each.own_fields:
            for member in field.type.walk():
                _import_member(member.name, interface, imports)
        concrete = is_concrete(interface, each.name)
        lines = [code.field_line(field) for field in each.own_fields]
        if any("field(" in line for line in lines):
            imports.add("dataclasses", "field")
        classes.append(
            {
                "line": code.wrapped(f"class {each.name}(", _bases(each), "):"),
                "docstring": _class_doc(each.doc, each.own_fields),
                "slots": concrete or not _is_base(each.name, interface),
                "size": each.size,
                "name": each.name,
                "fields": lines,
            }
        )
    if any(each["size"] for each in classes):
        imports.add("typing", "ClassVar")
    text = " ".join(line for each in classes for line in each["fields"])
    if re.search(r"\bAny\b", text):
        imports.add("typing", "Any")
    sent = [each.name for each in sent_classes(interface)]
    return render("entities.py.j2", classes=classes, imports=imports.lines(), sent=sent)


def _bases(each: EntityClass) -> tuple[str, ...]:
    return each.parents or ("GroupBase" if each.name == "EntityGroup" else "EntityBase",)


def _is_base(name: str, interface: Interface) -> bool:
    return any(name in each.parents for each in interface.classes.values())


def _import_member(name: str, interface: Interface, imports: Imports) -> None:
    if name in ("Position", "BoundingBox", "Inventory", "IndexedPosition"):
        imports.add("fle.runtime.values", name)
    elif name in interface.records:
        imports.add("fle.generated.records", name)
    elif name in interface.enums:
        imports.add("fle.generated.enums", name)


def _classes_by_need(interface: Interface) -> list[EntityClass]:
    """Order classes so that each comes after its parents and the classes that it holds."""
    done: dict[str, EntityClass] = {}

    def visit(name: str) -> None:
        if name in done or name not in interface.classes:
            return
        each = interface.classes[name]
        held = [member.name for field in each.own_fields for member in field.type.walk()]
        for needed in (*each.parents, *held):
            visit(needed)
        done[name] = each

    for name in interface.classes:
        visit(name)
    return list(done.values())
