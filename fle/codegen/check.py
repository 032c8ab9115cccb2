"""Checks what single files cannot know: names that refer to each other, and code beside them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fle.codegen.model import (
    MISSING,
    EntityClass,
    Enum,
    Field,
    Interface,
    Param,
    Place,
    Record,
    Tool,
)
from fle.codegen.problems import Problems
from fle.codegen.type_names import Type
from fle.codegen.wire_shapes import clash, kind_of

# Longest summary or doc that is the first line of a docstring.
LONGEST = 90
_READ = re.compile(r"[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*")


def check(interface: Interface, mod: Path, problems: Problems) -> None:
    """Add every problem of the schemas as a whole to `problems`."""
    checker = _Checker(interface, problems)
    described: list[Record | EntityClass | Enum] = [*interface.records.values()]
    described += [*interface.classes.values(), *interface.enums.values()]
    for thing in described:
        _check_length(thing.doc, thing.place, f"doc of {thing.name}", problems)
    for tool in interface.tools:
        checker.tool(tool)
        _check_length(tool.summary, tool.place, "summary", problems)
        _check_implementation(tool, interface, mod, problems)
    for record in interface.records.values():
        if record.parent and record.parent not in interface.records:
            checker.unknown(record.place, f"parent {record.parent!r}", "a record")
        for field in record.fields:
            checker.field(field)
    for each in interface.classes.values():
        for parent in each.parents:
            if parent not in interface.classes:
                checker.unknown(each.place, f"parent {parent!r}", "a class of schemas/entities")
        for field in each.own_fields:
            checker.field(field)
            _check_reader(field, mod, problems)
        _check_shared(interface, each.name, problems)
    for enum in interface.enums.values():
        members = {value.name for value in enum.values}
        for alias, of in enum.aliases:
            if of not in members or alias in members:
                problems.add(
                    enum.place.file,
                    enum.place.line,
                    f"alias {alias} of {of} in {enum.name}",
                    "expected a new name for one of its values",
                )
    for error in interface.errors.values():
        for _, type_ in error.data:
            checker.type(type_, error.place)


def _check_length(text: str, place: Place, what: str, problems: Problems) -> None:
    if len(text) > LONGEST or "\n" in text or not text.endswith("."):
        problems.add(
            place.file,
            place.line,
            f"{what} is {text!r}",
            f"expected one sentence of at most {LONGEST} characters that ends with a full stop",
        )


def _check_shared(interface: Interface, name: str, problems: Problems) -> None:
    each = interface.classes[name]
    for other in interface.classes.values():
        if other.name >= name:
            continue
        for what in ("prototypes", "names"):
            twice = set(getattr(each, what)) & set(getattr(other, what))
            for shared in sorted(twice):
                problems.add(
                    each.place.file,
                    each.place.line,
                    f"{shared!r} belongs to {other.name} and {name}",
                    f"expected it in {what} of one of them",
                )


def _check_implementation(tool: Tool, interface: Interface, mod: Path, problems: Problems) -> None:
    own = tool.place.file.parent in interface.tool_folders
    folder = tool.place.file.parent if own else mod / "tools"
    if not (folder / f"{tool.name}.lua").is_file():
        problems.add(
            tool.place.file,
            tool.place.line,
            f"tool {tool.name!r} has no Lua implementation",
            f"expected {problems.shown(folder / f'{tool.name}.lua')}",
        )


def _check_reader(field: Field, mod: Path, problems: Problems) -> None:
    at = field.place
    if field.read is None:
        problems.add(
            at.file,
            at.line,
            f"field {field.name!r} has no reader",
            "expected read: module.function of mod/readers, or read: none",
        )
    elif field.read == "none":
        if field.default is MISSING:
            problems.add(
                at.file, at.line, f"field {field.name!r} is not read", "expected a default for it"
            )
    elif not _READ.fullmatch(field.read):
        problems.add(at.file, at.line, f"read: {field.read}", "expected module.function")
    else:
        module, function = field.read.split(".")
        file = mod / "readers" / f"{module}.lua"
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        if not re.search(rf"\b{function}\b", text):
            problems.add(
                at.file,
                at.line,
                f"field {field.name!r} has no reader {field.read}",
                f"expected the function {function} in {problems.shown(file)}",
            )


class _Checker:
    def __init__(self, interface: Interface, problems: Problems) -> None:
        self.interface = interface
        self.problems = problems

    def unknown(self, place: Place, what: str, expected: str) -> None:
        self.problems.add(place.file, place.line, f"unknown {what}", f"expected {expected}")

    def type(self, type_: Type, place: Place) -> bool:
        """Check that a type exists and that unions can be told apart."""
        good = True
        for each in type_.walk():
            kind = kind_of(self.interface, each.name)
            if kind is None:
                self.unknown(
                    place,
                    f"type {each.name!r}",
                    "int, float, bool, str, a type of schemas/types or a class of schemas/entities",
                )
                good = False
            if each.name == "dict" and each.args and each.args[0].name not in ("str", "name"):
                self.problems.add(
                    place.file, place.line, f"keys of {each}", "expected str or name as keys"
                )
                good = False
        for each in type_.walk() if good else ():
            alike = clash(self.interface, each) if each.name == "|" else None
            if alike:
                self.problems.add(
                    place.file,
                    place.line,
                    f"{alike[0]} and {alike[1]} of {each} look alike in a message",
                    "expected types of different form",
                )
                good = False
        return good

    def field(self, field: Field) -> None:
        if self.type(field.type, field.place) and field.default is not MISSING:
            self.default(field.default, field.type, field.place, f"field {field.name!r}")

    def tool(self, tool: Tool) -> None:
        for param in tool.params:
            if self.type(param.type, param.place):
                self.param(param)
        if tool.returns.type:
            self.type(tool.returns.type, tool.returns.place)
        for error in tool.errors:
            if error.code not in self.interface.errors:
                self.unknown(
                    error.place,
                    f"error code {error.code!r} of tool {tool.name!r}",
                    "a code of errors.yaml",
                )

    def param(self, param: Param) -> None:
        if param.default is MISSING:
            return
        what = f"parameter {param.name!r}"
        self.default(param.default, param.type, param.place, what)
        if isinstance(param.default, int | float) and not isinstance(param.default, bool):
            below = param.low is not None and param.default < param.low
            above = param.high is not None and param.default > param.high
            if below or above:
                self.problems.add(
                    param.place.file,
                    param.place.line,
                    f"default {param.default} of {what} is out of its range",
                    f"expected {param.low} to {param.high}",
                )

    def default(self, value: Any, type_: Type, place: Place, what: str) -> None:
        if not any(self.fits(value, member) for member in type_.members) and not (
            value is None and type_.optional
        ):
            self.problems.add(
                place.file,
                place.line,
                f"default {value!r} of {what} does not fit its type",
                f"expected a value of type {type_}",
            )

    def fits(self, value: Any, type_: Type) -> bool:
        """Whether a default, as YAML gives it, is a value of a type."""
        name = type_.name
        simple = {"bool": bool, "str": str, "bytes": str, "list": list, "set": list}
        if name in simple:
            return isinstance(value, simple[name])
        if name in ("int", "float"):
            allowed = int if name == "int" else int | float
            return isinstance(value, allowed) and not isinstance(value, bool)
        if name in ("dict", "Inventory"):
            return isinstance(value, dict)
        if name == "Position":
            return (
                isinstance(value, list)
                and len(value) == 2
                and all(isinstance(part, int | float) for part in value)
            )
        return name == "any" or self.fits_name(value, name)

    def fits_name(self, value: Any, name: str) -> bool:
        if name in self.interface.enums:
            enum = self.interface.enums[name]
            return value in {member.name for member in enum.values} | {a for a, _ in enum.aliases}
        names = self.interface.names
        members = {
            "Prototype": names.prototypes,
            "Resource": names.resources,
            "Technology": names.technologies,
            "RecipeName": names.recipes,
        }.get(name, ())
        return value in {member.name for member in members} or (
            name == "name" and isinstance(value, str)
        )
